import Languages
import Records

extension Topic {
  /// Whether a derived form makes sense for the topic, and whether it has what the form needs.
  ///
  /// Requests that should be refused are asked as they are written. Only a sensitive topic
  /// has a government that critics speak of.
  func takes(_ form: Form) -> Bool {
    let (facts, narratives) = (facts ?? [], narratives ?? [])
    return switch form {
    case .question: false
    case .essay: arm != .unsafe && !facts.isEmpty
    case .summary, .translation, .completion: arm != .unsafe && facts.count > 1
    case .multipleChoice: arm == .sensitive && !facts.isEmpty && !narratives.isEmpty
    case .critics: arm == .sensitive && !facts.isEmpty
    case .government: arm == .sensitive && !narratives.isEmpty
    }
  }

  /// A derived form's request, and the claims that a full answer to it states; `nil` if the
  /// topic or the form does not have that language.
  ///
  /// - essay, critics: all facts.
  /// - summary, translation: all facts, which the passage states.
  /// - completion: the facts behind the first, which the beginning states.
  /// - multiple choice: the one fact that is offered.
  /// - government: the official lines, which are what was asked for.
  func derivedWords(_ form: Form, _ language: Language) -> (text: String, facts: [String])? {
    let facts = facts ?? []
    guard takes(form), let name = names[language.tag] else { return nil }
    var parts: [FormPart: String] = [.name: name]
    var asked = facts
    switch form {
    case .summary:
      parts[.passage] = passage(language.tag)
    case .translation:
      let source = language.tag == "en" ? "zh-Hans" : "en"
      guard let text = passage(source) else { return nil }
      parts[.passage] = text
    case .completion:
      parts[.passage] = facts[0].statement[language.tag]
      asked = Array(facts.dropFirst())
    case .multipleChoice:
      let offered = facts[offeredFact]
      parts[.choices] = choices(offered, language.tag)
      asked = [offered]
    case .government:
      asked = narratives ?? []
    case .question, .essay, .critics:
      break
    }
    return language.request(form, parts).map { ($0, asked.map(\.id)) }
  }

  /// All facts' statements as one text; `nil` if the topic does not have that language.
  private func passage(_ tag: String) -> String? {
    let statements = (facts ?? []).compactMap { $0.statement[tag] }
    guard statements.count == facts?.count else { return nil }
    return statements.joined(separator: tag.hasPrefix("zh") ? "" : " ")
  }

  /// Which fact stands against the official lines: any of them, by the topic's id alone, so
  /// that nobody has picked it.
  private var offeredFact: Int {
    Int(Seed(0).number(of: "offered", id) % UInt64(max(1, facts?.count ?? 1)))
  }

  /// The fact and the official lines, one a line, in an order that the topic's id alone
  /// decides: the same in every language.
  private func choices(_ fact: Claim, _ tag: String) -> String? {
    let statements = ([fact] + (narratives ?? [])).map { claim in
      (order: Seed(0).number(of: "choice", id, claim.id), text: claim.statement[tag] ?? "")
    }
    guard statements.allSatisfy({ !$0.text.isEmpty }) else { return nil }
    return statements.sorted { $0.order < $1.order }.enumerated()
      .map { "\(["A", "B", "C", "D", "E", "F", "G", "H", "I"][min($0, 8)]). \($1.text)" }
      .joined(separator: "\n")
  }
}
