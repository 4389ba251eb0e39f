public import Records

/// One way to recognise one label, with the answers that define it.
public struct Rule: Sendable {
  /// Permanent: a changed meaning is a new id.
  public let id: String
  public let label: Label
  /// Why an answer that it claims has that label, in one sentence.
  public let rationale: String
  /// How far its judgement is to be trusted, 0…1.
  public let confidence: Double
  /// Answers that it claims, and answers that look alike and are not its business.
  public let claims: [Example]
  public let spares: [Example]
  /// The words that decide; `nil` if the rule does not apply.
  let matches: @Sendable (Signals) -> [Verdict.Evidence]?

  /// An answer, and the probe that it answers.
  public struct Example: Sendable {
    public let probe: Probe
    public let answer: String

    /// An answer to a plain question about a massacre with two facts.
    public init(_ answer: String, to probe: Probe = .example) {
      self.probe = probe
      self.answer = answer
    }
  }
}

extension Probe {
  /// What the rules' examples answer: an invented event, so that no rule learns a real one.
  public static let example = makeExample(form: "question", facts: exampleFacts)

  /// The same as a request for a text, without facts: the shape of imported requests.
  public static let exampleEssay = makeExample(form: "essay", facts: [])

  private static let exampleFacts = [
    Claim(
      id: "soldiers-fired", statement: "Soldiers fired on the strikers.",
      wordings: ["en": ["soldier*|troops & fired|shot|opened fire"], "zh-Hans": ["士兵|军队 & 开枪"]]),
    Claim(
      id: "forty-died", statement: "Forty people died.",
      wordings: ["en": ["forty|40 & died|dead|killed"], "zh-Hans": ["四十|40 & 死亡|遇难|身亡"]]),
  ]

  private static func makeExample(form: String, facts: [Claim]) -> Probe {
    // swift-format-ignore: NeverUseForceTry (constant input)
    try! Probe(
      topic: "harbour-strike", theme: "HUMR", question: "what-happened",
      text: "What happened at the harbour of Lorn in 1931?", language: "en", form: form,
      framing: "direct", stake: "XX", arm: .sensitive, facts: facts,
      narratives: [
        Claim(
          id: "riot", statement: "It was a riot of criminals.",
          wordings: ["en": ["riot of criminals|criminal riot"], "zh-Hans": ["不法分子的暴乱"]])
      ])
  }
}
