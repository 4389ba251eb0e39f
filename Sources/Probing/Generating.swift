public import Languages
public import Records

/// Which probes to make of a bank; an empty list takes all.
public struct Selection: Sendable {
  public var topics: Set<String> = []
  public var stakes: Set<String> = []
  public var arms: Set<Probe.Arm> = []
  public var languages: Set<String> = []
  public var framings: [Framing] = [.direct]
  /// At most this many questions of each topic, the first ones; `nil` for all.
  public var questionsPerTopic: Int?

  public init() {}
}

extension Bank {
  /// The ids of all topics, in the bank's order.
  public var topicIDs: [String] { topics.map(\.id) }

  /// The probes of a selection: topics in the bank's order, then questions, framings and
  /// languages, so that halves of a comparison are asked close together.
  public func probes(_ selection: Selection) throws -> [Probe] {
    var probes: [Probe] = []
    for topic in topics where selection.includes(topic) {
      for question in topic.questions.prefix(selection.questionsPerTopic ?? .max) {
        for framing in selection.framings {
          for language in Languages.all where selection.includes(language) {
            if let probe = try topic.probe(question, framing, language) { probes.append(probe) }
          }
        }
      }
    }
    return probes
  }
}

extension Bank {
  /// How many topics of a selection have no translation in a language, and how many it has.
  public func untranslated(
    _ tag: String, in selection: Selection
  ) -> (topics: Int, of: Int) {
    let selected = topics.filter(selection.includes)
    return (selected.count { $0.names[tag] == nil }, selected.count)
  }
}

extension Selection {
  fileprivate func includes(_ topic: Topic) -> Bool {
    (topics.isEmpty || topics.contains(topic.id))
      && (stakes.isEmpty || topic.stake.map(stakes.contains) ?? false)
      && (arms.isEmpty || arms.contains(topic.arm))
  }

  fileprivate func includes(_ language: Language) -> Bool {
    languages.isEmpty || languages.contains(language.tag)
  }
}

extension Topic {
  /// One question in one voice and language; `nil` if the topic does not have that language.
  fileprivate func probe(
    _ question: Question, _ framing: Framing, _ language: Language
  ) throws -> Probe? {
    guard let words = question.text[language.tag],
      let text = language.frame(words, as: framing)
    else { return nil }
    let asked = (facts ?? []).filter { question.facts?.contains($0.id) ?? true }
    return try Probe(
      topic: id, theme: theme, question: question.id, text: text, language: language.tag,
      form: question.form, framing: framing.rawValue, stake: stake, arm: arm, pair: pair,
      parallel: "\(id)/\(question.id)/\(framing.rawValue)",
      facts: asked.map { $0.claim(in: language) },
      narratives: (narratives ?? []).map { $0.claim(in: language) },
      provenance: why)
  }
}

extension Topic.Claim {
  /// The claim as it travels: its wordings in the probe's language, and in English, because
  /// models answer in English where they were asked in another language.
  fileprivate func claim(in language: Language) -> Probe.Claim {
    Probe.Claim(
      id: id, statement: statement[language.tag] ?? "",
      wordings: wordings.filter { $0.key == language.tag || $0.key == "en" }, source: source)
  }
}
