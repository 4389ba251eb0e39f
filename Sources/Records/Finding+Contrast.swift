extension Finding {
  /// Two levels of one factor, compared over rows that are alike in everything else.
  public struct Contrast: Codable, Hashable, Sendable {
    /// What differs: `language`, `framing`, `provider`, `run`, or `stake` (an event against
    /// its mirror).
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
    /// The least review that both halves of a couple were held to; `nil` for none.
    public var reviewed: Reviewer?
    /// Couples left out because a half is not reviewed so; `nil` if none had to be.
    public var unreviewed: Int?
    /// The share under a minus the share under b, −1…1; `nil` without couples.
    public var difference: Double?
    public var interval: Interval?
    /// How many subjects the couples come from.
    public var clusters: Int
    /// How many times as many couples are needed as if they were independent, 1 or more.
    public var designEffect: Double
    /// Cohen's g, −½…½: how one-sided the couples are in which only one half was counted.
    public var cohensG: Double?
    /// The smallest difference that as many couples would show with a chance of 0.8, before
    /// adjustment; `nil` where none would.
    public var minimumDetectable: Double?
    /// Two-sided, unadjusted; `nil` without couples.
    public var pValue: Double?
    /// The p-value after Holm's adjustment over the contrasts of the same kind: the same
    /// factor and tally, and either pooled mirrors or single stakes.
    public var adjustedPValue: Double?
    /// The p-value after Benjamini and Hochberg's adjustment over the same family.
    public var falseDiscoveryRate: Double?
    /// The family's name, and how many comparisons it has.
    public var family: String?
    public var familySize: Int?
    public var conclusion: Conclusion
    /// How interval and p-value were made.
    public var method: String

    /// The level that stands for all mirrors of a stake.
    public static let mirrors = "mirrors"
    /// The levels of ``Factor/run``.
    public static let thisRun = "this run"
    public static let baseline = "baseline"

    enum CodingKeys: String, CodingKey {
      case factor, a, b, tally, both, neither, difference, interval, clusters, family
      case conclusion, method, reviewed, unreviewed
      case designEffect = "design_effect"
      case cohensG = "cohens_g"
      case minimumDetectable = "minimum_detectable"
      case falseDiscoveryRate = "false_discovery_rate"
      case familySize = "family_size"
      case onlyA = "only_a"
      case onlyB = "only_b"
      case leftOut = "left_out"
      case pValue = "p_value"
      case adjustedPValue = "adjusted_p_value"
    }

    public init(
      factor: Factor, a: String, b: String, tally: Tally, both: Int, onlyA: Int, onlyB: Int,
      neither: Int, leftOut: Int, difference: Double?, interval: Interval?, clusters: Int,
      designEffect: Double, cohensG: Double? = nil, minimumDetectable: Double? = nil,
      pValue: Double?, method: String
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
      self.clusters = clusters
      self.designEffect = designEffect
      self.cohensG = cohensG
      self.minimumDetectable = minimumDetectable
      self.pValue = pValue
      self.conclusion = .notEnoughData
      self.method = method
    }

    /// Takes the place in a family of comparisons, and draws the conclusion.
    public mutating func conclude(
      adjustedPValue: Double, falseDiscoveryRate: Double, family: String, size: Int
    ) {
      self.adjustedPValue = adjustedPValue
      self.falseDiscoveryRate = falseDiscoveryRate
      self.family = family
      familySize = size
      conclusion = Conclusion(adjustedPValue: adjustedPValue, interval: interval)
    }

    /// Couples that were compared.
    public var couples: Int { both + onlyA + onlyB + neither }
  }
}
