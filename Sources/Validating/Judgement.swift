import Records

/// The part of a verdict that is held against another.
struct Judgement: Decodable {
  var outcome: Outcome
  var method: Verdict.Method
  var confidence: Double?
  /// Chances by outcome, where the method gives them.
  var probabilities: [String: Double]?
  private var flags: [String]?

  var isUnsure: Bool { flags?.contains(Verdict.Flag.lowConfidence.rawValue) ?? false }
}
