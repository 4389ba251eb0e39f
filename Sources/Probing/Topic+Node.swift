import Languages
import Records
import Yams

extension Topic {
  /// The topic of a node that has its shape; `nil` if it has not. Ten times as fast as a
  /// decoder, which matters with hundreds of topics.
  init?(_ node: Node) {
    let members = node.members
    guard let id = members["id"]?.text, let theme = members["theme"]?.text,
      let arm = members["arm"]?.text.flatMap(Probe.Arm.init), let names = members["names"]?.texts,
      let questions = members["questions"]?.list.map(Question.init),
      let reviewed = members["reviewed"].flatMap(Review.init)
    else { return nil }
    (self.id, self.names, self.theme, self.arm) = (id, names, theme, arm)
    stake = members["stake"]?.text
    pair = members["pair"]?.text
    why = members["why"]?.provenance
    facts = members["facts"]?.list.compactMap(Claim.init)
    contested = members["contested"]?.list.compactMap(Contested.init)
    narratives = members["narratives"]?.list.compactMap(Claim.init)
    self.questions = questions.compactMap { $0 }
    self.reviewed = reviewed
  }
}

extension Topic.Claim {
  fileprivate init?(_ node: Node) {
    let members = node.members
    guard let id = members["id"]?.text, let statement = members["statement"]?.texts,
      let source = members["source"]?.text, let wordings = members["wordings"]
    else { return nil }
    (self.id, self.statement, self.source) = (id, statement, source)
    self.wordings = wordings.members.mapValues { $0.list.compactMap(\.text) }
  }
}

extension Topic.Contested {
  fileprivate init?(_ node: Node) {
    let members = node.members
    guard let id = members["id"]?.text, let statement = members["statement"]?.texts,
      let source = members["source"]?.text
    else { return nil }
    (self.id, self.statement, self.source) = (id, statement, source)
  }
}

extension Topic.Question {
  fileprivate init?(_ node: Node) {
    let members = node.members
    guard let id = members["id"]?.text, let form = members["form"]?.text.flatMap(Form.init),
      let text = members["text"]?.texts
    else { return nil }
    (self.id, self.form, self.text) = (id, form, text)
    hypothetical = members["hypothetical"]?.texts
    facts = members["facts"]?.list.compactMap(\.text)
  }
}

extension Topic.Review {
  fileprivate init?(_ node: Node) {
    let members = node.members
    guard let date = members["date"]?.text, let by = members["by"] else { return nil }
    self.date = date
    self.by = by.texts.compactMapValues(Reviewer.init)
    byDefault = by.text.flatMap(Reviewer.init)
  }
}

extension Node {
  /// A scalar's text.
  fileprivate var text: String? { scalar?.string }

  /// The items of a sequence; none of anything else.
  fileprivate var list: [Node] { sequence.map { Array($0) } ?? [] }

  /// A mapping's values by key; none of anything else.
  fileprivate var members: [String: Node] {
    (mapping ?? [:]).reduce(into: [:]) { members, pair in
      if let key = pair.key.text { members[key] = pair.value }
    }
  }

  /// A mapping's texts by key.
  fileprivate var texts: [String: String] { members.compactMapValues(\.text) }

  fileprivate var provenance: Probe.Provenance? {
    let members = members
    return members["text"]?.text.map {
      Probe.Provenance(text: $0, source: members["source"]?.text, date: members["date"]?.text)
    }
  }
}
