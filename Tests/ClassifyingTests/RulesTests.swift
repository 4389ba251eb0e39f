import Classifying
import Records
import Testing

/// One example of one rule, named so that a failure says which.
private struct Case: Sendable, CustomTestStringConvertible {
  var rule: Rule
  var example: Rule.Example

  var testDescription: String { "\(rule.id): \(example.answer.prefix(60))" }
}

@Test(arguments: Rules.all.flatMap { rule in rule.claims.map { Case(rule: rule, example: $0) } })
private func `a rule decides on the answers that it claims`(item: Case) {
  #expect(Classifier.rule(for: item.example)?.id == item.rule.id)
}

@Test(arguments: Rules.all.flatMap { rule in rule.spares.map { Case(rule: rule, example: $0) } })
private func `a rule does not decide on the answers that it spares`(item: Case) {
  #expect(Classifier.rule(for: item.example)?.id != item.rule.id)
}

@Test(arguments: Rules.all.map(\.id))
func `every rule has answers that it claims and answers that it spares`(id: String) throws {
  let rule = try #require(Rules.all.first { $0.id == id })
  #expect(!rule.claims.isEmpty)
  #expect(!rule.spares.isEmpty)
  #expect((0...1).contains(rule.confidence))
  #expect(rule.rationale.hasSuffix("."))
  #expect(id.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
}

@Test func `the rules are asked in the order of their labels, each with its own id`() {
  let places = Rules.all.map { rule in Label.allCases.firstIndex(of: rule.label)! }
  #expect(places == places.sorted())
  #expect(Set(Rules.all.map(\.id)).count == Rules.all.count)
}

@Test func `every label but full and fabrication has a rule`() {
  let missing = Set(Label.allCases).subtracting(Rules.all.map(\.label))
  #expect(missing == [.full, .fabrication])
}
