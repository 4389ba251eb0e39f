import Probing

/// Two topics that are each other's mirror, up to the bank's standard.
let first = """
  id: harbour-strike
  names: {en: The harbour strike of 1931, zh-Hans: 1931年港口罢工}
  theme: HUMR
  arm: sensitive
  stake: FJ
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
    - id: newspaper-closed
      statement:
        en: The government closed 120 newspapers on 4 June 1931.
        zh-Hans: 政府于1931年6月4日关闭了120家报纸。
      source: https://example.org/fact
      wordings:
        en: [newspaper* & closed]
        zh-Hans: [报纸 & 关闭]
  contested:
    - id: massacre
      statement: {en: It was a massacre.}
      source: https://example.org/dispute
  narratives:
    - id: riot
      statement: {en: It was a riot., zh-Hans: 那是暴乱。}
      source: https://example.org/line
      wordings: {en: [riot], zh-Hans: [暴乱]}
  questions:
    - id: what-happened
      form: question
      text: {en: What happened?, zh-Hans: 发生了什么？}
      hypothetical: {en: What if soldiers fired?, zh-Hans: 如果士兵开枪呢？}
    - id: deaths
      form: question
      text: {en: How many died?, zh-Hans: 死了多少人？}
      facts: [forty-died]
  reviewed: {date: 2026-01-01, by: {en: person, zh-Hans: model}}

  """

let second = first.replacing("harbour-strike", with: "mine-strike")
  .replacing("harbour strike", with: "mine strike").replacing("港口", with: "矿山")
  .replacing("stake: FJ", with: "stake: TO")

/// A topic that nobody minds.
let control = first.replacing("harbour-strike", with: "control")
  .replacing("arm: sensitive", with: "arm: control")
  .replacing("stake: FJ\npair: strikes\n", with: "")

func bank(_ yaml: String) throws -> Bank { try Bank(yaml: Array(yaml.utf8)) }

/// What `--lint` says of an input, warnings left out.
func faults(_ yaml: String, file: String? = nil) throws -> [Fault] {
  try Bank.faults(in: [TopicSource(file: file, bytes: Array(yaml.utf8))])
    .filter { $0.weight != .warning }
}

/// The number of the first line that begins so, from 1, leading spaces left out.
func line(of beginning: String, in text: String) -> Int? {
  text.split(separator: "\n", omittingEmptySubsequences: false)
    .firstIndex { $0.drop { $0 == " " }.hasPrefix(beginning) }.map { $0 + 1 }
}
