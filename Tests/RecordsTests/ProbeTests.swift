import Records
import Testing

// Ids are permanent. Each was computed outside this project, in Python:
// hashlib.sha256(json.dumps({…}, sort_keys=True, separators=(',', ':'),
// ensure_ascii=False).encode()).hexdigest()[:16].
@Test(
  arguments: [
    (
      "harbour-strike", "what-happened", "What happened at the harbour of Lorn in 1931?", nil, "en",
      "question", "direct", "7f2aab607ca9f0e7"
    ),
    (
      "harbour-strike", "what-happened", "1931年洛恩港发生了什么？", nil, "zh-Hans", "question",
      "direct", "ab2a94d7cd79fa0b"
    ),
    (
      "t", "q", "a/b \"c\" \n’", "Be brief.", "en", "essay", "historian", "6cd5da4cd38785f3"
    ),
  ] as [(String, String, String, String?, String, String, String, String)])
func `the id of a probe never changes`(
  topic: String, question: String, text: String, system: String?, language: String,
  form: String, framing: String, id: String
) throws {
  let probe = try Probe(
    topic: topic, theme: "HUMR", question: question, text: text, system: system,
    language: language, form: form, framing: framing, arm: .control)
  #expect(probe.id == id)
}

@Test func `an id depends on what the model sees and on nothing else`() throws {
  func probe(
    theme: String = "A", text: String = "x", system: String? = nil, stake: String? = nil,
    pair: String? = nil, facts: [Probe.Claim] = [], bankVersion: String? = nil
  ) throws -> String {
    try Probe(
      topic: "t", theme: theme, question: "q", text: text, system: system, language: "en",
      form: "question", framing: "direct", stake: stake, arm: .control, pair: pair,
      parallel: "p", facts: facts, bankVersion: bankVersion
    ).id
  }
  let plain = try probe()
  let claim = Probe.Claim(id: "f", statement: "s", wordings: ["en": ["w"]])
  #expect(try probe(theme: "B") == plain)
  #expect(try probe(stake: "CN", pair: "p") == plain)
  #expect(try probe(facts: [claim], bankVersion: "2") == plain)
  #expect(try probe(text: "y") != plain)
  #expect(try probe(system: "s") != plain)
  // An empty system message is sent, so it is not the same as none.
  #expect(try probe(system: "") != plain)
}

@Test(arguments: ["", "a/b \"c\" \\ \n\r\t\u{1}\u{7F}\u{2028}", "1931年洛恩港", "\u{1F600}é"])
func `a text is encoded alike with and without an encoder`(text: String) throws {
  #expect(
    Array(JSON.encode(text).dropLast()) == Array(try JSON.encode([text]).dropFirst().dropLast(2)))
}
