import Foundation
import Languages
import Probing
import Records
import Testing

/// Two topics that are each other's mirror, fit to measure with.
private let first = """
  id: harbour-strike
  names: {en: The harbour strike, zh-Hans: 港口罢工}
  theme: HUMR
  arm: sensitive
  stake: XX
  pair: strikes
  why: {text: It is not spoken of., source: "https://example.org/why", date: 2020-01-01}
  facts:
    - id: soldiers-fired
      statement: {en: Soldiers fired., zh-Hans: 士兵开枪。}
      source: https://example.org/fact
      wordings:
        en: ["soldier* & fired|shot"]
        zh-Hans: [士兵 & 开枪]
    - id: forty-died
      statement: {en: Forty died., zh-Hans: 四十人死亡。}
      source: https://example.org/fact
      wordings:
        en: [forty|40 & died]
        zh-Hans: [四十|40 & 死亡]
  narratives:
    - id: riot
      statement: {en: It was a riot., zh-Hans: 那是暴乱。}
      source: https://example.org/line
      wordings: {en: [riot], zh-Hans: [暴乱]}
  questions:
    - id: what-happened
      form: question
      text: {en: What happened?, zh-Hans: 发生了什么？}
    - id: deaths
      form: question
      text: {en: How many died?, zh-Hans: 死了多少人？}
      facts: [forty-died]
  reviewed: {date: 2026-01-01, by: person}

  """

private let second = first.replacing("harbour-strike", with: "mine-strike")
  .replacing("stake: XX", with: "stake: YY")

private func bank(_ yaml: String) throws -> Bank { try Bank(yaml: Array(yaml.utf8)) }

private func fault(_ yaml: String) -> String? {
  do {
    _ = try bank(yaml)
    return nil
  } catch ProbingError.faults(let faults) {
    return faults.map(\.description).joined(separator: "; ")
  } catch {
    return "\(error)"
  }
}

// MARK: Documents

@Test(
  arguments: [
    first + second, first + "---\n" + second, "---\n" + first + "---\n" + second,
    "# a comment\n\n" + first + "\n# another\n\n" + second + "\n",
    (first + second).replacing("\n", with: "\r\n"), first + "---\n---\n# nothing\n---\n" + second,
  ])
func `topics put together by cat are told apart`(yaml: String) throws {
  #expect(try bank(yaml).topicIDs == ["harbour-strike", "mine-strike"])
}

@Test(arguments: ["", "\n", "# nothing\n", "---\n---\n"])
func `an input without topics is refused`(yaml: String) {
  let error = #expect(throws: ProbingError.self) { _ = try bank(yaml) }
  guard case .noTopics? = error else {
    Issue.record("\(String(describing: error))")
    return
  }
}

@Test func `topics that are not UTF-8 are refused`() {
  let error = #expect(throws: ProbingError.self) { _ = try Bank(yaml: [0x69, 0xFF]) }
  guard case .notUTF8? = error else {
    Issue.record("\(String(describing: error))")
    return
  }
}

// MARK: Faults

@Test(
  arguments: [
    ("theme: HUMR", "theme: HUMR\ncolour: red", "unknown key 'colour'"),
    ("arm: sensitive", "arm: sensative", "arm has a value outside its list"),
    ("theme: HUMR\n", "", "'theme' is missing"),
    ("id: harbour-strike", "id: Harbour_Strike", "the id is not kebab-case"),
    ("stake: XX\n", "", "a sensitive topic needs a stake"),
    ("pair: strikes\n", "", "a sensitive topic needs a pair"),
    (
      #"why: {text: It is not spoken of., source: "https://example.org/why", date: 2020-01-01}"#
        + "\n",
      "", "says why it is sensitive"
    ),
    ("by: person", "by: nobody", "reviewed.by"),
    ("id: deaths", "id: what-happened", "the question 'what-happened' stands twice"),
    ("id: deaths", "id: victims", "question ids differ"),
    ("id: forty-died", "id: soldiers-fired", "the id 'soldiers-fired' stands twice"),
    ("id: riot", "id: forty-died", "the id 'forty-died' stands twice"),
    ("facts: [forty-died]", "facts: [fifty-died]", "names a fact 'fifty-died'"),
    ("https://example.org/line", "http://example.org/line", "'riot' has no https source"),
    ("{en: It was a riot., zh-Hans: 那是暴乱。}", "{en: It was a riot.}", "'riot' is not stated"),
    ("{en: [riot], zh-Hans: [暴乱]}", "{en: [riot]}", "'riot' has no wordings in zh-Hans"),
    ("{en: [riot], zh-Hans: [暴乱]}", "{en: [], zh-Hans: [暴乱]}", "'riot' has no wordings in en"),
    ("en: [forty|40 & died]", "en: [forty||40 & died]", "'forty-died': the wording"),
    ("en: [forty|40 & died]", "en: [for*ty]", "'forty-died': the wording 'for*ty'"),
    ("{en: What happened?, zh-Hans: 发生了什么？}", "{en: What happened?}", "is not asked in each"),
    ("zh-Hans: 港口罢工}", "xx: 港口罢工}", "no language has the tag 'xx'"),
  ])
func `a planted fault is refused with what it is`(sound: String, faulty: String, what: String) {
  #expect(first.contains(sound))
  let sentence = fault(first.replacing(sound, with: faulty) + second)
  #expect(sentence?.contains(what) == true, "\(sentence ?? "no fault found")")
}

@Test func `a sound bank has no fault`() {
  #expect(fault(first + second) == nil)
}

@Test func `a topic that stands twice is refused`() {
  #expect(fault(first + first)?.contains("harbour-strike: the id stands 2 times") == true)
}

@Test func `a control may have no stake`() {
  let control = first.replacing("arm: sensitive", with: "arm: control")
  #expect(fault(control)?.contains("only a sensitive topic has a stake") == true)
  #expect(fault(control.replacing("stake: XX\npair: strikes\n", with: "")) == nil)
}

@Test func `every fault is named, not the first alone`() {
  let sentence = fault(
    first.replacing("by: person", with: "by: nobody").replacing("stake: XX\n", with: "") + second)
  #expect(sentence?.contains("reviewed.by") == true)
  #expect(sentence?.contains("needs a stake") == true)
}

@Test(arguments: [true, false])
func `a fault of the YAML is named by its line in the whole input`(isTab: Bool) throws {
  let lines = second.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  let place = 3  // the fourth line of the second topic
  var broken = lines
  broken[place] = isTab ? "\tarm: sensitive" : "arm: [sensitive"
  let error = #expect(throws: ProbingError.self) {
    _ = try bank(first + broken.joined(separator: "\n"))
  }
  guard case .unreadable(let document, let line, let what)? = error else {
    Issue.record("\(String(describing: error))")
    return
  }
  let before = first.split(separator: "\n", omittingEmptySubsequences: false).count - 1
  #expect(document == 2)
  // A bracket that stays open is noticed on the next line.
  #expect(line == before + place + 1 + (isTab ? 0 : 1))
  #expect(what.hasPrefix("not valid YAML"))
}

@Test(arguments: ["", "---\n", "# one\n# two\n"])
func `an unknown key is named by its line in the whole input`(between: String) throws {
  let faulty = second.replacing("theme: HUMR", with: "them: HUMR")
  let text = first + between + faulty
  let wanted = text.split(separator: "\n", omittingEmptySubsequences: false)
    .firstIndex { $0.hasPrefix("them:") }
  let error = #expect(throws: ProbingError.self) { _ = try bank(text) }
  guard case .unreadable(2, let line, _)? = error else {
    Issue.record("\(String(describing: error))")
    return
  }
  #expect(line == wanted.map { $0 + 1 })
}

// MARK: Probes

@Test func `a topic is asked in the languages that it has, and in no other`() throws {
  let russian = second.replacing(", zh-Hans:", with: ", ru:")
    .replacing("    zh-Hans:", with: "    ru:")
  let bank = try bank(first + russian)
  let asked = Dictionary(grouping: try bank.probes(Selection()), by: \.topic)
    .mapValues { Set($0.map(\.language)) }
  #expect(asked == ["harbour-strike": ["en", "zh-Hans"], "mine-strike": ["en", "ru"]])
  var selection = Selection()
  selection.languages = ["ru"]
  #expect(Set(try bank.probes(selection).map(\.topic)) == ["mine-strike"])
  #expect(bank.untranslated("ru", in: selection) == (1, 2))
  #expect(bank.untranslated("ar", in: selection) == (2, 2))
  #expect(bank.untranslated("en", in: selection) == (0, 2))
  selection.topics = ["mine-strike"]
  #expect(bank.untranslated("ru", in: selection) == (0, 1))
  selection.languages = ["ar"]
  #expect(try bank.probes(selection).isEmpty)
}

@Test func `probes come by topic, question, voice and language`() throws {
  var selection = Selection()
  selection.framings = [.direct, .student]
  let probes = try bank(first + second).probes(selection)
  // Two topics, two questions, two voices, and the two languages that the topics have.
  #expect(probes.count == 2 * 2 * 2 * 2)
  #expect(
    probes.prefix(5).map { "\($0.topic) \($0.question) \($0.framing) \($0.language)" } == [
      "harbour-strike what-happened direct en", "harbour-strike what-happened direct zh-Hans",
      "harbour-strike what-happened student en", "harbour-strike what-happened student zh-Hans",
      "harbour-strike deaths direct en",
    ])
  #expect(Set(probes.map(\.id)).count == probes.count)
}

@Test func `a selection takes what it names and nothing else`() throws {
  let control = first.replacing("harbour-strike", with: "control")
    .replacing("arm: sensitive", with: "arm: control")
    .replacing("stake: XX\npair: strikes\n", with: "")
  let bank = try bank(first + second + control)
  func topics(_ change: (inout Selection) -> Void) throws -> Set<String> {
    var selection = Selection()
    change(&selection)
    return Set(try bank.probes(selection).map(\.topic))
  }
  #expect(try topics { _ in }.count == 3)
  #expect(try topics { $0.topics = ["control"] } == ["control"])
  #expect(try topics { $0.stakes = ["YY"] } == ["mine-strike"])
  #expect(try topics { $0.arms = [.control] } == ["control"])
  #expect(try topics { $0.arms = [.unsafe] } == [])
  var selection = Selection()
  selection.languages = ["zh-Hans"]
  selection.questionsPerTopic = 1
  let probes = try bank.probes(selection)
  #expect(probes.map(\.question) == ["what-happened", "what-happened", "what-happened"])
  #expect(Set(probes.map(\.language)) == ["zh-Hans"])
}

@Test func `a probe carries its own facts, in its own language and in English`() throws {
  let probes = try bank(first + second).probes(Selection())
  let probe = try #require(probes.first { $0.question == "deaths" && $0.language == "zh-Hans" })
  #expect(probe.text == "死了多少人？")
  #expect(probe.facts.map(\.id) == ["forty-died"])
  #expect(probe.facts[0].statement == "四十人死亡。")
  #expect(Set(probe.facts[0].wordings.keys) == ["en", "zh-Hans"])
  #expect(probe.narratives.map(\.id) == ["riot"])
  #expect(probe.provenance?.source == "https://example.org/why")
  #expect(probe.stake == "XX")
  #expect(probe.pair == "strikes")
  let english = try #require(probes.first { $0.question == "deaths" && $0.language == "en" })
  #expect(Set(english.facts[0].wordings.keys) == ["en"])
  #expect(english.parallel == probe.parallel)
  #expect(english.id != probe.id)
  let all = try #require(probes.first { $0.question == "what-happened" })
  #expect(all.facts.map(\.id) == ["soldiers-fired", "forty-died"])
}

@Test func `a probe's id does not change with its facts, wordings or review`() throws {
  let edited = first.replacing("fired|shot", with: "fired|shot|opened fire")
    .replacing("Forty died.", with: "Forty people died.")
    .replacing("by: person", with: "by: model")
    .replacing("theme: HUMR", with: "theme: GOVT")
  #expect(edited != first)
  let before = try bank(first + second).probes(Selection())
  let after = try bank(edited + second).probes(Selection())
  #expect(before.map(\.id) == after.map(\.id))
  #expect(before != after)
  let asked = first.replacing("What happened?", with: "What took place?")
  #expect(try bank(asked + second).probes(Selection())[0].id != before[0].id)
}
