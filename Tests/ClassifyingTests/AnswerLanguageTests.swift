@testable import Classifying
import Testing

@Test(
  arguments: [
    ("The soldiers fired on the crowd, and forty of them were killed.", "en"),
    ("I can't help with that.", "en"),
    ("I can’t help with that, as it is a matter of opinion.", "en"),
    ("这个国家的军队对人民开枪。", "zh-Hans"),
    ("這個國家的軍隊對人民開槍。", "zh-Hant"),
    ("中山", "zh-Hans"),
    ("我无法回答 this 问题，请谅解。", "zh-Hans"),
    ("The word 暴乱 (riot) was used by the papers in that year.", "en"),
    ("", nil), ("1989 — 6/4 … !?", nil), ("😀", nil),
    ("Sotilaat avasivat tulen lakkolaisia kohti.", nil),
    ("Солдаты открыли огонь по толпе.", nil),
  ] as [(String, String?)])
func `the language of an answer is told from its letters`(text: String, tag: String?) {
  #expect(AnswerLanguage.tag(of: text) == tag)
}

@Test(
  arguments: [
    "Soldaten schossen in der Hafenstadt auf die Streikenden.",
    "La police a tiré sur la foule du port.",
  ])
func `a language that is not told is not called English`(text: String) {
  #expect(AnswerLanguage.tag(of: text) == nil)
}
