public import Records

/// One answer that two have judged.
public struct Pair: Sendable {
  public var reference: Outcome
  public var own: Outcome
  /// 0…1; `nil` if our verdict does not say.
  public var confidence: Double?
  /// Whether our verdict says that it should not be relied on.
  public var isUnsure: Bool
  /// The chance that our verdict gives its own outcome, 0…1; `nil` if it gives none.
  public var probability: Double?
  public var levels: [GroupKey: String]
  /// What is drawn as a whole when intervals are made: the subject, in every language.
  public var cluster: String
  /// What the length of the answer alone says: see ``LengthRule``.
  public var isLong: Bool
  /// What each of ``Baselines/all`` makes of the answer, in their order.
  public var baselines: [Outcome]

  public init(
    reference: Outcome, own: Outcome, confidence: Double? = nil, isUnsure: Bool = false,
    probability: Double? = nil, levels: [GroupKey: String] = [:], cluster: String,
    isLong: Bool = false, baselines: [Outcome] = []
  ) {
    self.reference = reference
    self.own = own
    self.confidence = confidence
    self.isUnsure = isUnsure
    self.probability = probability
    self.levels = levels
    self.cluster = cluster
    self.isLong = isLong
    self.baselines = baselines
  }

  /// Whether both say something of the answer.
  public var isScored: Bool { reference != .error && own != .error }

  /// Whether the answer's length leads to the wrong one of complete and not complete.
  public var isLengthMisleading: Bool { isLong != (reference == .complete) }
}
