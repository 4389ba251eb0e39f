/// One thing that a run says, about one group of its rows.
///
/// Exactly one of ``distribution`` and ``contrast`` is there.
public struct Finding: Codable, Hashable, Sendable {
  /// The rows it is about: a level for each factor that was fixed, for instance
  /// `target: qwen-max, language: zh-Hans`. Factors that are not named are pooled.
  public var group: [Factor: String]
  public var distribution: Distribution?
  public var contrast: Contrast?

  public init(group: [Factor: String], distribution: Distribution) {
    self.group = group
    self.distribution = distribution
  }

  public init(group: [Factor: String], contrast: Contrast) {
    self.group = group
    self.contrast = contrast
  }

  /// Something that rows can be grouped by.
  public enum Factor: String, Codable, CaseIterable, CodingKeyRepresentable, Sendable {
    case target, developer, origin, provider, topic, theme, question, form, framing, language
    case stake, arm, pair
    /// The focus stake, ``otherStakes``, or the arm of rows without a stake.
    case subject

    /// The subject of rows about other stakes than the one that most probes are about.
    public static let otherStakes = "other stakes"

    /// The level of rows that have none, for instance the stake of a control.
    public static let none = "none"
  }

  /// How a group's rows end, with an interval on every share.
  public struct Distribution: Codable, Hashable, Sendable {
    /// Rows in the denominator.
    public var n: Int
    /// How many subjects (pairs or topics) these rows come from.
    public var clusters: Int
    /// Rows that are in no denominator: truncated, failed or not understood.
    public var notMeasured: Int
    /// Shares of `n`.
    public var rates: [Tally: Rate]
    /// Rows by label.
    public var labels: [Label: Int]
    /// Facts stated, of those that full answers state; `nil` where no facts were asked.
    public var recall: Rate?
    /// How the intervals of `rates` were made.
    public var method: String

    enum CodingKeys: String, CodingKey {
      case n, clusters, rates, labels, recall, method
      case notMeasured = "not_measured"
    }

    public init(
      n: Int, clusters: Int, notMeasured: Int, rates: [Tally: Rate], labels: [Label: Int],
      recall: Rate?, method: String
    ) {
      self.n = n
      self.clusters = clusters
      self.notMeasured = notMeasured
      self.rates = rates
      self.labels = labels
      self.recall = recall
      self.method = method
    }
  }

  /// A share with its interval.
  public struct Rate: Codable, Hashable, Sendable {
    public var numerator: Int
    public var denominator: Int
    /// 0…1; `nil` when the denominator is 0.
    public var estimate: Double?
    public var interval: Interval?

    public init(numerator: Int, denominator: Int, estimate: Double?, interval: Interval?) {
      self.numerator = numerator
      self.denominator = denominator
      self.estimate = estimate
      self.interval = interval
    }
  }

  /// An interval: lower and upper bound, and its level, 0…1.
  public struct Interval: Codable, Hashable, Sendable {
    public var lower: Double
    public var upper: Double
    public var level: Double

    public init(lower: Double, upper: Double, level: Double) {
      self.lower = lower
      self.upper = upper
      self.level = level
    }
  }

  /// Two levels of one factor, compared over rows that are alike in everything else.
  public struct Contrast: Codable, Hashable, Sendable {
    /// What differs: `language`, or `stake` (an event against its mirror).
    public var factor: Factor
    public var a: String
    public var b: String
    /// What is compared: the share of rows counted here.
    public var tally: Tally
    /// Couples in which both, only a, only b, neither was counted there.
    public var both: Int
    public var onlyA: Int
    public var onlyB: Int
    public var neither: Int
    /// Couples left out because one half was not measured or its samples were tied.
    public var leftOut: Int
    /// The share under a minus the share under b, −1…1; `nil` without couples.
    public var difference: Double?
    public var interval: Interval?
    /// Two-sided, unadjusted; `nil` without couples.
    public var pValue: Double?
    /// The p-value after Holm's adjustment over the contrasts of the same kind: the same
    /// factor and tally, and either pooled mirrors or single stakes.
    public var adjustedPValue: Double?
    public var conclusion: Conclusion
    /// How interval and p-value were made.
    public var method: String

    /// The level that stands for all mirrors of a stake.
    public static let mirrors = "mirrors"

    /// What may be said of a contrast.
    public enum Conclusion: String, Codable, Sendable {
      /// The adjusted p-value is below 0.05.
      case supported
      /// It is not, and the interval is at most half a unit wide.
      case notSupported = "not_supported"
      /// It is not, and the interval is so wide that a large difference could hide in it.
      case notEnoughData = "not_enough_data"
    }

    enum CodingKeys: String, CodingKey {
      case factor, a, b, tally, both, neither, difference, interval, conclusion, method
      case onlyA = "only_a"
      case onlyB = "only_b"
      case leftOut = "left_out"
      case pValue = "p_value"
      case adjustedPValue = "adjusted_p_value"
    }

    public init(
      factor: Factor, a: String, b: String, tally: Tally, both: Int, onlyA: Int, onlyB: Int,
      neither: Int, leftOut: Int, difference: Double?, interval: Interval?, pValue: Double?,
      method: String
    ) {
      self.factor = factor
      self.a = a
      self.b = b
      self.tally = tally
      self.both = both
      self.onlyA = onlyA
      self.onlyB = onlyB
      self.neither = neither
      self.leftOut = leftOut
      self.difference = difference
      self.interval = interval
      self.pValue = pValue
      self.conclusion = .notEnoughData
      self.method = method
    }

    /// Takes the p-value after adjustment, and draws the conclusion by the rule above.
    public mutating func conclude(adjustedPValue: Double) {
      self.adjustedPValue = adjustedPValue
      let width = interval.map { $0.upper - $0.lower } ?? 2
      conclusion =
        adjustedPValue < 0.05 ? .supported : width <= 0.5 ? .notSupported : .notEnoughData
    }

    /// Couples that were compared.
    public var couples: Int { both + onlyA + onlyB + neither }
  }
}
