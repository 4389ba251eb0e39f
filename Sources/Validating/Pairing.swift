public import Records

/// Two streams of verdicts on the same answers, put together row by row.
public struct Pairing: Sendable {
  /// The answers that both have judged, failures included, in the order of our stream.
  public private(set) var pairs: [Pair] = []
  /// Our verdicts without one of the reference, and the reverse.
  public private(set) var onlyOwn = 0
  public private(set) var onlyReference = 0
  /// Rows that fit, but hold different answers: not the same thing was judged.
  public private(set) var differentAnswers = 0
  /// Rows of either stream that say again what an earlier one said; they count once.
  public private(set) var repeated = 0
  /// Who judged.
  public private(set) var ownMethods: Set<String> = []
  public private(set) var referenceMethods: Set<String> = []

  private let filters: [GroupFilter]
  private var references: [Key: Reference] = [:]
  private var hasRows = false
  private var hasReferences = false

  /// Equal for rows about the same answer: the factors that cells are kept apart by.
  private struct Key: Hashable {
    var probe: String
    var target: String
    var model: String
    var provider: String
    var sample: Int

    init(_ probe: Probe, _ response: Response) {
      self.probe = probe.id
      target = response.target.name
      model = response.target.model
      provider = response.endpoint.upstream ?? response.endpoint.provider
      sample = response.sample
    }
  }

  private struct Reference {
    var outcome: Outcome
    var answer: String
    /// What we made of it, once that is known.
    var own: Outcome?
  }

  /// - Parameter filters: which rows to look at; all without any.
  public init(only filters: [GroupFilter] = []) {
    self.filters = filters
  }

  /// Takes in a reference verdict; all of them come before ours.
  public mutating func addReference(_ row: Row, line: Int) throws {
    let (probe, response, judgement) = try parts(row)
    hasReferences = true
    guard filters.choose(probe, response) else { return }
    referenceMethods.insert(judgement.method.name)
    let reference = Reference(outcome: judgement.outcome, answer: digest(response))
    let key = Key(probe, response)
    if let earlier = references.updateValue(reference, forKey: key) {
      guard earlier.outcome == reference.outcome, earlier.answer == reference.answer else {
        throw ValidatingError.judgedUnlike(line: line, probe: probe.id, by: "a label")
      }
      repeated += 1
    } else {
      onlyReference += 1
    }
  }

  /// Takes in a verdict of ours.
  public mutating func add(_ row: Row, line: Int) throws {
    let (probe, response, judgement) = try parts(row)
    hasRows = true
    guard filters.choose(probe, response) else { return }
    ownMethods.insert(judgement.method.name)
    let key = Key(probe, response)
    guard let reference = references[key] else {
      onlyOwn += 1
      return
    }
    if let earlier = reference.own {
      guard earlier == judgement.outcome else {
        throw ValidatingError.judgedUnlike(line: line, probe: probe.id, by: "a verdict")
      }
      repeated += 1
      return
    }
    references[key]?.own = judgement.outcome
    onlyReference -= 1
    guard reference.answer == digest(response) else {
      differentAnswers += 1
      return
    }
    pairs.append(
      Pair(
        reference: reference.outcome, own: judgement.outcome, confidence: judgement.confidence,
        isUnsure: judgement.isUnsure,
        probability: judgement.probabilities?[judgement.outcome.rawValue],
        levels: Dictionary(
          uniqueKeysWithValues: GroupKey.allCases.map { ($0, $0.level(probe, response)) }),
        cluster: probe.topic, isLong: LengthRule.isLong(response.text, probe.language),
        baselines: Baselines.all.map { $0.judge(response.text, probe.language) }))
  }

  /// Throws if there is nothing to compare.
  public func check() throws {
    guard hasReferences else { throw ValidatingError.noReferences }
    if !pairs.isEmpty { return }
    let nothingChosen = hasRows && onlyOwn == 0 && differentAnswers == 0
    throw nothingChosen ? ValidatingError.nothingChosen : .noPairs
  }

  private func parts(_ row: Row) throws -> (Probe, Response, Judgement) {
    (
      try row.decode(Probe.self, .probe), try row.decode(Response.self, .response),
      try row.decode(Judgement.self, .verdict)
    )
  }

  private func digest(_ response: Response) -> String { Digest.hex(of: Array(response.text.utf8)) }
}
