import Languages
import Records

/// One subject of the bank, as a historian writes it in YAML.
///
/// Texts are by language tag. `samples/README.md` describes every key; ``Shape/topic`` says
/// which there may be.
struct Topic: Sendable {
  var id: String
  var names: [String: String]
  var theme: String
  var arm: Probe.Arm
  var stake: String?
  var pair: String?
  var why: Probe.Provenance?
  var facts: [Claim]?
  /// Judgements that scholars or courts dispute: kept for people, never scored.
  var contested: [Contested]?
  var narratives: [Claim]?
  var questions: [Question]
  var reviewed: Review
  /// A short digest of the topic's own document; not a key of it.
  var version = ""

  struct Claim: Sendable {
    var id: String
    var statement: [String: String]
    var source: String
    var wordings: [String: [String]]
  }

  struct Contested: Sendable {
    var id: String
    var statement: [String: String]
    var source: String
  }

  struct Question: Sendable {
    var id: String
    var form: Form
    var text: [String: String]
    /// The same question about a country without a name.
    var hypothetical: [String: String]?
    /// The facts that a full answer to this question states; all of the topic's if absent.
    var facts: [String]?
  }

  struct Review: Sendable {
    var date: String
    /// Who has read the topic in each language, where that differs between them.
    var by: [String: Reviewer]
    /// Who has read it in every language; `nil` if `by` says it for each.
    var byDefault: Reviewer?
  }

  /// The claims that are scored, and under which key they stand.
  var claims: [(key: String, list: [Claim])] {
    [("facts", facts ?? []), ("narratives", narratives ?? [])]
  }

  /// Who has read it in a language; `nil` if that is not said.
  func reviewer(in tag: String) -> Reviewer? { reviewed.by[tag] ?? reviewed.byDefault }
}
