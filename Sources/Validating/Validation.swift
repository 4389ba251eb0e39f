public import Records

/// How well verdicts hold against those of somebody else, on the same answers.
public struct Validation: Encodable, Sendable {
  public var counts: Counts
  public var ownMethods: [String]
  public var referenceMethods: [String]
  /// All rows.
  public var all: Group
  /// The rows by each grouping that was asked for.
  public var groupings: [Grouping]
  public var baselines: [BaselineSummary]
  public var draws: Int
  public var seed: UInt64
  /// What the numbers were made from; set by whoever read it.
  public var chain: [ChainEntry] = []
  public var inputs: [EndRecord.Input] = []
  public var isPartial = false

  enum CodingKeys: String, CodingKey {
    case counts, all, groupings, baselines, draws, seed, chain, inputs
    case ownMethods = "own_methods"
    case referenceMethods = "reference_methods"
    case isPartial = "is_partial"
  }

  /// Rows that are scored, and rows that cannot be, by why.
  public struct Counts: Encodable, Hashable, Sendable {
    public var scored: Int
    /// Rows without an answer to judge, by whose verdict says so.
    public var errorInReference: Int
    public var errorInOwn: Int
    public var errorInBoth: Int
    public var onlyOwn: Int
    public var onlyReference: Int
    public var differentAnswers: Int
    public var repeated: Int

    enum CodingKeys: String, CodingKey {
      case scored, repeated
      case errorInReference = "error_in_reference"
      case errorInOwn = "error_in_own"
      case errorInBoth = "error_in_both"
      case onlyOwn = "only_own"
      case onlyReference = "only_reference"
      case differentAnswers = "different_answers"
    }
  }

  /// A way of telling rows apart, and the rows of each level.
  public struct Grouping: Encodable, Sendable {
    public var by: [GroupKey]
    public var groups: [Group]
  }

  /// Some rows, judged by us and by each baseline.
  public struct Group: Encodable, Sendable {
    /// One level for each key of the grouping; none for all rows.
    public var levels: [String]
    public var own: Scores
    /// The rows whose length leads to the wrong outcome.
    public var lengthMisleading: Scores
    public var baselines: [Scores]
    public var lengthMisleadingBaselines: [Scores]
    /// `nil` if no verdict gives chances.
    public var calibration: Calibration?
    public var abstention: [Abstention]

    enum CodingKeys: String, CodingKey {
      case levels, own, baselines, calibration, abstention
      case lengthMisleading = "length_misleading"
      case lengthMisleadingBaselines = "length_misleading_baselines"
    }

    init(levels: [String], _ pairs: [Pair], draws: Int, seed: UInt64) {
      let misleading = pairs.filter(\.isLengthMisleading)
      func scores(_ pairs: [Pair], _ judged: (Pair) -> Outcome) -> Scores {
        Scores(pairs, draws: draws, seed: seed, judged: judged)
      }
      let baselines = pairs.first?.baselines.indices ?? 0..<0
      self.levels = levels
      own = scores(pairs, \.own)
      lengthMisleading = scores(misleading, \.own)
      self.baselines = baselines.map { index in scores(pairs) { $0.baselines[index] } }
      lengthMisleadingBaselines = baselines.map { index in
        scores(misleading) { $0.baselines[index] }
      }
      calibration = Calibration(pairs)
      abstention = Abstention.Rule.standard.map { Abstention(pairs, by: $0) }
    }
  }

  /// What a baseline is called and does.
  public struct BaselineSummary: Encodable, Sendable {
    public var id: String
    public var summary: String
  }

  /// - Parameters:
  ///   - groupings: each a list of keys to keep apart.
  ///   - draws: resamples behind each interval.
  ///   - seed: equal seeds give equal intervals.
  public init(_ pairing: Pairing, by groupings: [[GroupKey]], draws: Int = 2000, seed: UInt64) {
    let pairs = pairing.pairs
    func count(_ reference: Bool, _ own: Bool) -> Int {
      pairs.count { ($0.reference == .error) == reference && ($0.own == .error) == own }
    }
    counts = Counts(
      scored: count(false, false), errorInReference: count(true, false),
      errorInOwn: count(false, true), errorInBoth: count(true, true), onlyOwn: pairing.onlyOwn,
      onlyReference: pairing.onlyReference, differentAnswers: pairing.differentAnswers,
      repeated: pairing.repeated)
    ownMethods = pairing.ownMethods.sorted()
    referenceMethods = pairing.referenceMethods.sorted()
    all = Group(levels: [], pairs, draws: draws, seed: seed)
    self.groupings = groupings.map { keys in
      let members = Dictionary(grouping: pairs.filter(\.isScored)) { pair in
        keys.map { pair.levels[$0] ?? "" }
      }
      return Grouping(
        by: keys,
        groups: members.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { levels, pairs in
          Group(levels: levels, pairs, draws: draws, seed: seed)
        })
    }
    baselines = Baselines.all.map { BaselineSummary(id: $0.id, summary: $0.summary) }
    self.draws = draws
    self.seed = seed
  }
}
