import Records
import Statistics

/// What agreement becomes when the verdicts that are least sure are left out.
public struct Abstention: Encodable, Sendable {
  /// Which verdicts stay.
  public enum Rule: Hashable, Sendable {
    case all
    /// Those without the flag `low_confidence`.
    case sure
    /// Those that state at least this confidence, 0…1.
    case confidence(Double)

    func keeps(_ pair: Pair) -> Bool {
      switch self {
      case .all: true
      case .sure: !pair.isUnsure
      case .confidence(let least): (pair.confidence ?? -1) >= least
      }
    }

    public var name: String {
      switch self {
      case .all: "all"
      case .sure: "not low_confidence"
      case .confidence(let least): "confidence ≥ \(least)"
      }
    }

    static let standard: [Rule] = [
      .all, .sure, .confidence(0.6), .confidence(0.7), .confidence(0.8), .confidence(0.9),
    ]
  }

  public var rule: String
  public var n: Int
  /// The share of rows that stay, 0…1; `nil` without rows.
  public var coverage: Double?
  public var accuracy: Double?
  public var kappa: Double?
  public var kappaComplete: Double?

  enum CodingKeys: String, CodingKey {
    case rule, n, coverage, accuracy, kappa
    case kappaComplete = "kappa_complete"
  }

  init(_ pairs: [Pair], by rule: Rule) {
    let pairs = pairs.filter(\.isScored)
    let kept = pairs.filter(rule.keeps)
    var matrix = ConfusionMatrix(classes: Scores.classes.count)
    for pair in kept {
      if let reference = Scores.classes.firstIndex(of: pair.reference),
        let own = Scores.classes.firstIndex(of: pair.own)
      {
        matrix.add(reference: reference, own: own)
      }
    }
    self.rule = rule.name
    n = kept.count
    coverage = pairs.isEmpty ? nil : Double(kept.count) / Double(pairs.count)
    accuracy = matrix.accuracy
    kappa = matrix.kappa
    kappaComplete = matrix.against(0).kappa
  }
}
