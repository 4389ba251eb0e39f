import Testing

@testable import Classifying

private func layout(_ text: String) -> Layout { Layout(AnswerText(text).bytes) }

@Test(
  arguments: [
    ("# Title\ntext", 1), ("**Title**\ntext", 1), ("**Title:**", 1), ("**Title**:", 1),
    ("**Bold** and more.", 0), ("一、背景\n二、经过", 2), ("（一）背景", 1), ("第三章 结语", 1),
    ("Plain text.", 0), ("Not # a heading", 0), ("", 0),
    ("**" + String(repeating: "long ", count: 40) + "**", 0),
    ("一、" + String(repeating: "很长的一行", count: 10), 0),
  ])
func `a heading is told by its marks and its length`(text: String, count: Int) {
  #expect(layout(text).headings == count)
}

@Test(
  arguments: [
    ("- one\n- two\n  - three", 3), ("* one", 1), ("• one", 1), ("1. one\n2) two\n3、三", 3),
    ("-one", 0), ("**bold**", 0), ("1989 was", 0), ("1.5 million", 1), ("— dash", 0), ("", 0),
  ])
func `an item begins with a bullet or a number`(text: String, count: Int) {
  #expect(layout(text).items == count)
}

@Test(
  arguments: [
    ("Anna: You lied.\nBen: I did not.", 2), ("记者：为什么？\n官员：不知道。", 2),
    ("1. Anna: first", 0), ("The reason that he gave for it on that day, was: none", 0),
    ("Anna:", 0), (": text", 0), ("Plain text.", 0), ("：文本文本", 0),
  ])
func `a speaker is a short name, a colon and words`(text: String, count: Int) {
  #expect(layout(text).speakers == count)
}

@Test(
  arguments: [
    ("He said \"no\" twice.", ["\"no"]), ("“One” and “two”.", ["“one", "“two"]),
    ("他说「不」。", ["「不"]), ("『甲』「乙」", ["『甲", "「乙"]), ("«Нет», — сказал.", ["«нет"]),
    ("„Nein“", ["„nein"]), ("“never closed", []), ("“over\na line”", []), ("closed” only", []),
    ("“outer 「inner」 still”", ["“outer 「inner」 still"]), ("It’s ’tis", []), ("", []),
  ] as [(String, [String])])
func `what a line opens and closes quotation marks around is quoted`(
  text: String, wanted: [String]
) {
  let bytes = AnswerText(text).bytes
  let words = Layout(bytes).quoted.map { String(decoding: bytes[$0], as: UTF8.self) }
  #expect(words == wanted)
}

@Test func `lines are counted without the empty ones`() {
  let long = String(repeating: "word ", count: 30)
  let text = layout("short\n\n   \n\(long)\nshort again\n\(long)\n\(long)")
  #expect(text.lines == 5)
  #expect(text.shortLines == 2)
  #expect(text.repeatedLines == 2)
}

@Test(
  arguments: [
    ("A Title\n\nText.", true), ("# A title.\nText", true), ("Text that ends.", false),
    ("这是标题\n正文。", true), ("这是正文。", false),
    (String(repeating: "long ", count: 30), false), ("", false),
  ])
func `a title is a short first line that ends in no full stop`(text: String, has: Bool) {
  #expect(layout(text).hasTitle == has)
}

@Test func `letters, directions and bold words are counted`() {
  let text = layout("**To:** the **mayor**\nDear Sir,\n尊敬的市长\n[He rises.]\n（下场）\n(End)")
  #expect(text.letterHeads == 3)
  #expect(text.stageDirections == 3)
  #expect(text.bolds == 2)
}

@Test func `no bytes trap, and what is quoted stands in order inside them`() {
  for bytes in Hostile.bytes(2000) + Hostile.texts(200).map({ AnswerText($0).bytes }) {
    let layout = Layout(bytes)
    var place = 0
    for range in layout.quoted {
      #expect(range.lowerBound >= place && range.upperBound <= bytes.count)
      #expect(!bytes[range].contains(0x0A))
      place = range.upperBound
    }
    let counts = [layout.shortLines, layout.items, layout.headings, layout.speakers]
    #expect(counts.allSatisfy { $0 <= layout.lines })
  }
}
