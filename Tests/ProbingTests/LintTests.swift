import Foundation
import Probing
import Records
import Testing

@Test func `topics up to the standard have no fault`() throws {
  #expect(try faults(first + second + control).map(\.description) == [])
}

/// Faults that make a topic unfit for any use: what was sound, what is not, what is said.
private let unfit: [(String, String, String)] = [
  ("theme: HUMR", "theme: HUMR\ncolour: red", "unknown key 'colour'"),
  ("arm: sensitive", "arm: sensative", "arm is not sensitive, control or unsafe"),
  ("theme: HUMR\n", "", "'theme' is missing in the topic"),
  ("theme: HUMR", "theme: RIOT", "'RIOT' is no category code"),
  ("theme: HUMR", "theme: MINF", "the code of today is REL"),
  ("stake: FJ", "stake: XX", "'XX' is no country"),
  ("stake: FJ", "stake: fj", "'fj' is no country"),
  ("id: harbour-strike", "id: Harbour_Strike", "'Harbour_Strike' is not kebab-case"),
  ("stake: FJ\n", "", "a sensitive topic needs a stake"),
  ("pair: strikes\n", "", "a sensitive topic needs a pair"),
  (
    #"why: {text: It is not spoken of., source: "https://example.org/why", date: 2020-01-01}"#
      + "\n",
    "", "says why it is sensitive"
  ),
  ("{en: person, zh-Hans: model}", "nobody", "reviewed.by is not none, model or person"),
  ("zh-Hans: model}", "zh-Hans: nobody}", "reviewed.by.zh-Hans is not none, model or person"),
  ("date: 2026-01-01", "date: 2026-02-29", "reviewed.date is not a date"),
  ("date: 2020-01-01", "date: January 2020", "why.date is not a date"),
  ("id: deaths", "id: what-happened", "the question 'what-happened' stands twice"),
  ("id: deaths", "id: victims", "question ids differ"),
  ("form: question", "form: quiz", "questions[1].form is not question or essay"),
  ("id: forty-died", "id: soldiers-fired", "the id 'soldiers-fired' stands twice"),
  ("id: riot", "id: forty-died", "the id 'forty-died' stands twice"),
  ("id: massacre", "id: forty-died", "the id 'forty-died' stands twice"),
  ("facts: [forty-died]", "facts: [fifty-died]", "names a fact 'fifty-died'"),
  ("facts: [forty-died]", "facts: forty-died", "questions[2].facts is not a list"),
  ("https://example.org/line", "http://example.org/line", "'riot' has no https source"),
  ("    source: https://example.org/line\n", "", "'source' is missing in narratives[1]"),
  ("{en: It was a riot., zh-Hans: 那是暴乱。}", "{en: It was a riot.}", "'riot' is not stated"),
  ("{en: What if soldiers fired?, zh-Hans: 如果士兵开枪呢？}", "{en: What if?}", "add zh-Hans"),
  ("{en: [riot], zh-Hans: [暴乱]}", "{en: [riot]}", "'riot' has no wordings in zh-Hans"),
  ("{en: [riot], zh-Hans: [暴乱]}", "{en: [], zh-Hans: [暴乱]}", "'riot' has no wordings in en"),
  ("en: [forty|40 & died]", "en: [forty||40 & died]", "'forty-died': the wording"),
  ("en: [forty|40 & died]", "en: [for*ty]", "'forty-died': the wording 'for*ty'"),
  ("{en: What happened?, zh-Hans: 发生了什么？}", "{en: What happened?}", "is not asked in each"),
  ("{en: What happened?,", "{en: '',", "questions[1].text.en is empty"),
  ("zh-Hans: 1931年港口罢工}", "xx: 1931年港口罢工}", "no language has the tag 'xx'"),
  (
    "    wordings: {en: [riot],", "    wording: {}\n    wordings: {en: [riot],",
    "unknown key 'wording'"
  ),
  ("    form: question", "    form: question\n    facets: []", "unknown key 'facets'"),
  ("date: 2026-01-01,", "date: 2026-01-01, on: paper,", "unknown key 'on'"),
  ("pair: strikes", "pair: strikes\npair: strikes", "the key 'pair' stands twice"),
  ("pair: strikes", "\tpair: strikes", "a tab; indent with spaces"),
  ("pair: strikes", "pair: [strikes", "not valid YAML"),
]

/// Faults that keep a topic from the bank's standard.
private let unsound: [(String, String, String)] = [
  (", date: 2020-01-01}", "}", "'why' has no date"),
  (#", source: "https://example.org/why""#, "", "'why' has no https source"),
  ("zh-Hans: model}", "ru: model}", "reviewed.by does not name zh-Hans"),
  ("https://example.org/dispute", "http://example.org/d", "'massacre' has no https source"),
  ("hypothetical: {en: What if soldiers fired?, zh-Hans: 如果士兵开枪呢？}", "", "no 'hypothetical'"),
  ("zh-Hans: 四十人死亡。}", "zh-Hans: 四十人遇難。}", "zh-Hans: '難' is Traditional only"),
  ("[四十|40 & 死亡]", "[四十|40 & 遇難]", "zh-Hans: '難' is Traditional only"),
  ("zh-Hans: 四十人死亡。}", "zh-Hans: Forty died.}", "zh-Hans: most of the text is not in Chinese"),
  ("zh-Hans: 四十人死亡。}", "zh-Hans: 四十人在 Harbour 死亡。}", "zh-Hans: 'Harbour' is not translated"),
  ("关闭了120家", "关闭了130家", "'120' of en is not there; '130' is not in en"),
  ("1931年6月4日", "1932年6月4日", "'1931' of en is not there"),
  ("1931年6月4日", "1931年7月4日", "month 6 of en is not there; month 7 is not in en"),
  ("1931年6月4日", "1931年6月5日", "day 4 of en is not there"),
  ("政府于1931年6月4日关闭了120家报纸。", "政府于1931年6月4日关闭了120家报纸，引起各界关注和强烈反对，许多人因此失去了工作。", "as long as in en"),
  ("zh-Hans: 那是暴乱。", "zh-Hans: It was a riot.", "the text is that of en; translate it"),
  ("{text: It is not", "{text: It\tis not", "a tab; write spaces"),
]

@Test(arguments: unfit)
func `a planted fault is refused with what it is, and by every use`(
  sound: String, faulty: String, what: String
) throws {
  #expect(first.contains(sound))
  let text = first.replacing(sound, with: faulty, maxReplacements: 1) + second
  let found = try faults(text)
  #expect(
    found.contains { $0.what.contains(what) && $0.line != nil && $0.weight == .unfit },
    "\(found.map(\.description))")
  let error = #expect(throws: ProbingError.self) { _ = try bank(text) }
  #expect(error?.description.contains("line ") == true)
}

@Test(arguments: unsound)
func `what misses the standard is a fault of lint alone`(
  sound: String, faulty: String, what: String
) throws {
  #expect(first.contains(sound))
  let text = first.replacing(sound, with: faulty, maxReplacements: 1) + second
  let found = try faults(text)
  #expect(
    found.contains { $0.what.contains(what) && $0.line != nil && $0.weight == .unsound },
    "\(found.map(\.description))")
  #expect(throws: Never.self) { _ = try bank(text) }
}

@Test func `a fault names the file and the line that it stands on`() throws {
  let text = first.replacing("forty|40 & died", with: "for*ty")
  let found = try faults(text, file: "topics/harbour-strike.yaml")
  let wanted = try #require(line(of: "en: [for*ty]", in: text))
  #expect(
    found.contains {
      $0.description.hasPrefix("topics/harbour-strike.yaml:\(wanted): 'forty-died': the wording")
    }, "\(found.map(\.description))")
}

@Test func `a question may not have the name of a form`() throws {
  let both = (first + second).replacing("id: deaths", with: "id: essay")
  #expect(try faults(both).allSatisfy { $0.what.contains("is the name of a form") })
  #expect(try faults(both).count == 2)
}

@Test func `a file is named for its one topic`() throws {
  let wrong = "the file is not named 'harbour-strike.yaml'"
  #expect(try faults(first, file: "a/other.yaml").contains { $0.what.hasPrefix(wrong) })
  #expect(try !faults(first, file: "harbour-strike.yaml").contains { $0.what.hasPrefix(wrong) })
  #expect(try !faults(first + second, file: "all.yaml").contains { $0.what.hasPrefix(wrong) })
}

@Test func `faults come by file and line`() throws {
  let broken = first.replacing("form: question", with: "form: quiz")
    .replacing("by: {en: person, zh-Hans: model}", with: "by: nobody")
  let sources = ["b.yaml", "a.yaml"].map { TopicSource(file: $0, bytes: Array(broken.utf8)) }
  let found = try Bank.faults(in: sources)
  #expect(found.map(\.file) == ["b.yaml", "b.yaml", "b.yaml", "a.yaml", "a.yaml", "a.yaml"])
  let lines = found.prefix(3).compactMap(\.line)
  #expect(lines == lines.sorted() && lines.count == 3)
}

@Test func `a topic that stands twice is refused where it stands again`() throws {
  let found = try faults(first + second + first)
  let again = (first + second).split(separator: "\n", omittingEmptySubsequences: false).count
  #expect(found.map(\.line) == [again])
  #expect(found.first?.what.hasPrefix("the id stands 2 times") == true)
  #expect(throws: ProbingError.self) { _ = try bank(first + second + first) }
}

@Test func `a sensitive topic without a mirror is a fault, and can be asked`() throws {
  #expect(try faults(first).map(\.what).contains { $0.hasPrefix("no mirror") })
  #expect(try !bank(first).probes(Selection()).isEmpty)
  // The same government twice is no mirror.
  let own = second.replacing("stake: TO", with: "stake: FJ")
  #expect(try faults(first + own).count { $0.what.hasPrefix("no mirror") } == 2)
}

@Test(arguments: [2, 9])
func `a sensitive topic has 3 to 8 facts and up to 4 narratives`(facts: Int) throws {
  let fact = """
        - id: fact-%
          statement: {en: Soldiers fired., zh-Hans: 士兵开枪。}
          source: https://example.org/fact
          wordings: {en: [x], zh-Hans: [枪]}

    """
  let all = (1...facts).map { fact.replacing("%", with: "\($0)") }.joined()
  let start = try #require(first.range(of: "  - id: soldiers-fired")?.lowerBound)
  let end = try #require(first.range(of: "contested:")?.lowerBound)
  let text = first[..<start] + all + first[end...].replacing("facts: [forty-died]", with: "")
  let what = try faults(String(text)).map(\.what)
  #expect(what.contains { $0.hasPrefix("a sensitive topic has 3 to 8 facts, not \(facts)") })
}

@Test func `mirrors in other languages are a warning`() throws {
  let russian = second.replacing("zh-Hans", with: "ru")
  let all = try Bank.faults(in: [TopicSource(bytes: Array((first + russian).utf8))])
  #expect(
    all.contains { $0.weight == .warning && $0.description.contains("warning: its languages") })
}

@Test func `a control may have no stake`() throws {
  let staked = first.replacing("arm: sensitive", with: "arm: control")
  #expect(try faults(staked).map(\.what) == ["only a sensitive topic has a stake; leave it out"])
}

@Test func `every fault is named, not the first alone`() throws {
  let text = first.replacing("theme: HUMR", with: "theme: X").replacing("stake: FJ\n", with: "")
  let what = try faults(text + second).map(\.what).joined(separator: "; ")
  #expect(what.contains("'X' is no category code"))
  #expect(what.contains("needs a stake"))
}

@Test(arguments: [true, false])
func `a fault of the YAML is named by its line in the whole input`(isTab: Bool) throws {
  let lines = second.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  let place = 3  // the fourth line of the second topic
  var broken = lines
  broken[place] = isTab ? "\tarm: sensitive" : "arm: [sensitive"
  let found = try faults(first + broken.joined(separator: "\n"))
  let fault = try #require(found.first { $0.weight == .unfit })
  let before = first.split(separator: "\n", omittingEmptySubsequences: false).count - 1
  // A bracket that stays open is noticed on the next line.
  #expect(fault.line == before + place + 1 + (isTab ? 0 : 1))
  #expect(fault.description.hasPrefix("topic document 2, line \(fault.line ?? 0) of the input: "))
}

@Test(arguments: ["", "---\n", "# one\n# two\n"])
func `an unknown key is named by its line in the whole input`(between: String) throws {
  let text = first + between + second.replacing("theme: HUMR", with: "them: HUMR")
  let fault = try #require(try faults(text).first { $0.what.hasPrefix("unknown key") })
  #expect(fault.line == line(of: "them:", in: text))
  #expect(fault.topic == "mine-strike")
}

@Test func `a key that stands twice is named by its second line`() throws {
  let text = first + second.replacing("pair: strikes", with: "pair: strikes\npair: more")
  let fault = try #require(try faults(text).first { $0.what.contains("stands twice") })
  #expect(fault.line == line(of: "pair: more", in: text))
}
