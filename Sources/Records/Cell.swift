/// What one target did with one probe: counts over its samples, and nothing that is not one.
///
/// The sufficient statistic of everything that `aggregate` says. Cells with equal keys add
/// up, in any order and from any number of shards, to the same cell.
public struct Cell: Codable, Hashable, Sendable {
  public var key: Key
  /// Rows by where they are counted.
  public var tallies: [Tally: Int]
  /// Rows by label; rows without one are not counted.
  public var labels: [Label: Int]
  /// Rows by status.
  public var statuses: [Status: Int]
  /// Rows by flag.
  public var flags: [Verdict.Flag: Int]
  /// Rows by who judged them.
  public var methods: [String: Int]
  /// Which samples were counted, ascending: each once.
  public var samples: [Int]
  /// Facts that the rows' answers stated, and facts that they should have stated.
  public var factsRecalled: Int
  public var factsAsked: Int

  /// The target and the probe, by every factor that something may be counted by.
  public struct Key: Codable, Hashable, Comparable, Sendable {
    public var target: String
    public var model: String
    public var developer: String?
    public var origin: String?
    public var provider: String
    public var probe: String
    public var topic: String
    public var theme: String
    public var question: String
    public var form: String
    public var framing: String
    public var language: String
    public var stake: String?
    public var arm: Probe.Arm
    public var pair: String?
    public var parallel: String?

    /// An order that depends on nothing but the keys, for output that is always the same.
    public static func < (a: Key, b: Key) -> Bool { a.order.lexicographicallyPrecedes(b.order) }

    private var order: [String] { [target, provider, topic, question, language, framing, probe] }
  }

  enum CodingKeys: String, CodingKey {
    case key, tallies, labels, statuses, flags, methods, samples
    case factsRecalled = "facts_recalled"
    case factsAsked = "facts_asked"
  }

  /// The cell of a single row.
  public init(_ probe: Probe, _ response: Response, _ verdict: Verdict) {
    key = Key(
      target: response.target.name, model: response.target.model,
      developer: response.target.developer, origin: response.target.origin,
      provider: response.endpoint.upstream ?? response.endpoint.provider,
      probe: probe.id, topic: probe.topic, theme: probe.theme, question: probe.question,
      form: probe.form, framing: probe.framing, language: probe.language, stake: probe.stake,
      arm: probe.arm, pair: probe.pair, parallel: probe.parallel)
    let tally = Tally(response.status, verdict.outcome)
    tallies = [tally: 1]
    labels = verdict.label.map { [$0: 1] } ?? [:]
    statuses = [response.status: 1]
    flags = Dictionary(verdict.flags.map { ($0, 1) }) { one, _ in one }
    methods = [verdict.method.name: 1]
    samples = [response.sample]
    // Facts are asked of answers only: a refusal is counted as such, not as forgetting.
    let recall = tally == .complete || tally == .evasive ? verdict.facts : nil
    factsRecalled = recall?.recalled.count ?? 0
    factsAsked = recall.map { $0.recalled.count + $0.missed.count } ?? 0
  }

  /// Adds the counts of another cell with the same key that counts other samples.
  public mutating func merge(_ other: Cell) {
    tallies.merge(other.tallies, uniquingKeysWith: +)
    labels.merge(other.labels, uniquingKeysWith: +)
    statuses.merge(other.statuses, uniquingKeysWith: +)
    flags.merge(other.flags, uniquingKeysWith: +)
    methods.merge(other.methods, uniquingKeysWith: +)
    samples = (samples + other.samples).sorted()
    factsRecalled += other.factsRecalled
    factsAsked += other.factsAsked
  }

  /// Rows in a denominator.
  public var measured: Int { rows - tallies[.notMeasured, default: 0] }

  /// All rows.
  public var rows: Int { tallies.values.reduce(0, +) }
}

// So that dictionaries with these keys are JSON objects, not arrays of pairs.
extension Tally: CodingKeyRepresentable {}
extension Label: CodingKeyRepresentable {}
extension Status: CodingKeyRepresentable {}
extension Verdict.Flag: CodingKeyRepresentable {}
