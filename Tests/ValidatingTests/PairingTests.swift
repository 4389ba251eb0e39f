import Records
import Testing
@testable import Validating

@Test func `rows belong together by probe, target and sample`() throws {
  let references = [
    try row(.complete, topic: "a"), try row(.evasive, topic: "b"),
    try row(.denial, topic: "a", model: "other"), try row(.denial, topic: "a", sample: 1),
    try row(.complete, topic: "a", language: "ru"),
  ]
  let own = [
    try row(.denial, topic: "a", judge: "rules"), try row(.evasive, topic: "c", judge: "rules"),
    try row(.complete, topic: "a", sample: 1, judge: "rules"),
  ]
  let pairing = try pairing(references, own)
  #expect(pairing.pairs.map(\.reference) == [.complete, .denial])
  #expect(pairing.pairs.map(\.own) == [.denial, .complete])
  #expect(pairing.onlyOwn == 1)
  #expect(pairing.onlyReference == 3)
  #expect(pairing.ownMethods == ["rules"])
  #expect(pairing.referenceMethods == ["judge"])
  #expect(pairing.pairs[0].cluster == "a")
  #expect(
    pairing.pairs[0].levels == [
      .language: "en", .model: "model", .theme: "theme", .form: "question", .question: "a",
    ])
}

@Test func `labels of another answer to the same question are counted apart`() throws {
  let pairing = try pairing([row(.complete)], [row(.complete, text: "Another answer.")])
  #expect(pairing.pairs.isEmpty)
  #expect(pairing.differentAnswers == 1)
  #expect(throws: ValidatingError.self) { try pairing.check() }
}

@Test func `what is judged twice and alike counts once`() throws {
  let rows = [try row(.complete), try row(.complete)]
  let pairing = try pairing(rows, rows)
  #expect(pairing.pairs.count == 1)
  #expect(pairing.repeated == 2)
  #expect(pairing.onlyReference == 0)
}

@Test func `what is judged twice and not alike is refused by its line`() throws {
  let rows = [try row(.complete), try row(.evasive)]
  for body in [{ _ = try pairing(rows, []) }, { _ = try pairing([rows[0]], rows) }] {
    let error = #expect(throws: ValidatingError.self) { try body() }
    #expect(error?.description.hasPrefix("line 3: ") == true)
    #expect(error?.kind == .badInput)
  }
}

@Test func `filters of one key widen, of several keys narrow`() throws {
  let rows = try ["en", "ru", "fr"].flatMap { language in
    try ["a", "b"].map { try row(.complete, language: language, model: $0) }
  }
  let filters = [
    GroupFilter(key: .language, value: "en"), GroupFilter(key: .language, value: "fr"),
    GroupFilter(key: .model, value: "b"),
  ]
  let chosen = try pairing(rows, rows, only: filters)
  #expect(chosen.pairs.map { $0.levels[.language] } == ["en", "fr"])
  #expect(chosen.pairs.allSatisfy { $0.levels[.model] == "b" })
  #expect(chosen.onlyOwn == 0 && chosen.onlyReference == 0)
  let none = try pairing(rows, rows, only: [GroupFilter(key: .form, value: "poem")])
  let error = #expect(throws: ValidatingError.self) { try none.check() }
  #expect(error?.description.contains("--only") == true)
}

@Test(arguments: [
  ("{\"complete\":0.7,\"evasive\":0.2,\"denial\":0.1}", 0.2), (nil, nil), ("{}", nil),
])
func `the chance of a verdict's own outcome is kept`(
  probabilities: String?, expected: Double?
) throws {
  let own = try row(
    .evasive, confidence: 0.4, flags: [.lowConfidence], probabilities: probabilities)
  let pair = try #require(try pairing([row(.denial)], [own]).pairs.first)
  #expect(pair.probability == expected)
  #expect(pair.confidence == 0.4)
  #expect(pair.isUnsure)
}

@Test(arguments: [
  ("en", 1049, false), ("en", 1050, true), ("ru", 1050, true), ("ar", 1049, false),
  ("zh-Hans", 599, false), ("zh-Hans", 600, true), ("zh", 600, true), ("zhx", 600, false),
])
func `an answer is long from 1,050 characters, in Chinese from 600`(
  language: String, count: Int, isLong: Bool
) throws {
  let text = String(repeating: "字", count: count)
  #expect(LengthRule.isLong(text, language) == isLong)
  let pair = try #require(
    try pairing(
      [row(.complete, language: language, text: text)],
      [row(.denial, language: language, text: text)]
    ).pairs.first)
  #expect(pair.isLengthMisleading == !isLong)
}
