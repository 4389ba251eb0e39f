import Records

/// One subject of the bank, as a historian writes it in YAML.
///
/// Texts are by language tag. `samples/README.md` describes every key.
struct Topic: Decodable, Sendable {
  var id: String
  var names: [String: String]
  var theme: String
  var arm: Probe.Arm
  var stake: String?
  var pair: String?
  var why: Probe.Provenance?
  var facts: [Claim]?
  var narratives: [Claim]?
  var questions: [Question]
  var reviewed: Review

  struct Claim: Decodable, Sendable {
    var id: String
    var statement: [String: String]
    var source: String
    var wordings: [String: [String]]
  }

  struct Question: Decodable, Sendable {
    var id: String
    var form: String
    var text: [String: String]
    /// The facts that a full answer to this question states; all of the topic's if absent.
    var facts: [String]?
  }

  struct Review: Decodable, Sendable {
    var date: String
    /// `none`, `model` or `person`.
    var by: String
  }

  /// The keys that a topic may have: a misspelt one must not be skipped in silence.
  static let keys: Set<String> = [
    "id", "names", "theme", "arm", "stake", "pair", "why", "facts", "narratives", "questions",
    "reviewed",
  ]
}
