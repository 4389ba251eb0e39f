@testable import Classifying
import Records
import Testing

/// The words that a wording matches in a text, one entry a sentence.
private func found(_ wordings: [String], in text: String) -> [String] {
  let answer = AnswerText(text)
  return WordingIndex([wordings]).matches(in: answer)
    .map { answer.evidence(rule: "", $0.range).words }
}

@Test(
  arguments: [
    // whole words
    ("shot", "He shot.", "shot"), ("shot", "SHOT!", "SHOT"), ("shot", "(shot)", "shot"),
    ("shot", "shots fired", nil), ("shot", "upshot", nil), ("shot", "a_shot", nil),
    ("shot", "shot2", nil), ("opened fire", "they opened fire again", "opened fire"),
    ("opened fire", "they opened a fire", nil), ("opened fire", "reopened fire", nil),
    ("a", "a", "a"), ("shot", "", nil), ("shot", "sho", nil),
    // prefixes
    ("shoot*", "the shooting", "shoot"), ("shoot*", "shoot", "shoot"), ("shoot*", "reshoot", nil),
    ("r*", "they ran", "r"),
    // the rest of a word within a term
    ("open* fire", "they opened fire", "opened fire"), ("open* fire", "open fire", "open fire"),
    ("open* fire", "opened the fire", nil), ("open* fire", "open firearms", nil),
    ("open* fir*", "open firearms", "open fir"),
    // alternatives and clauses
    ("troop*|soldier* & fired|shot", "Soldiers shot.", "Soldiers shot"),
    ("troop*|soldier* & fired|shot", "Shot by the troops.", "Shot by the troop"),
    ("troop*|soldier* & fired|shot", "Troops came.", nil),
    ("troop*|soldier* & fired|shot", "Troops came. They fired.", nil),
    ("troop*|soldier* & fired|shot", "Troops came\nand fired", nil),
    ("a & b & c", "c b a", "c b a"), ("a & b & c", "c a", nil),
    // numbers
    ("40", "about 40 people", "40"), ("40", "140 people", nil), ("40", "400 people", nil),
    ("16.5", "some 16.5 million", "16.5"), ("1,000", "1,000 people", "1,000"),
    // Chinese matches anywhere
    ("开枪", "士兵向群众开枪了", "开枪"), ("士兵 & 开枪", "军人开枪，士兵", "开枪，士兵"),
    ("士兵 & 开枪", "士兵来了。有人开枪。", nil), ("士兵 & 开枪", "士兵来了！有人开枪？", nil),
    ("死", "死了", "死"),
    // digits and Latin names right beside Chinese
    ("40", "约40人死亡", "40"), ("40人", "约40人死亡", "40人"), ("40", "约140人", nil),
    ("40万", "约140万人", nil), ("NATO", "加入NATO之后", "NATO"), ("NATO", "加入NATOX之后", nil),
    // apostrophes
    ("i can't", "Well, I can’t say", "I can’t"), ("I can’t", "well, I can't say", "I can't"),
    ("people's", "the people’s army", "people’s"), ("people", "the people's army", "people"),
    // other alphabets have whole words too
    ("вой", "война", nil), ("война", "Война!", "Война"), ("caf", "un café", nil),
    ("tat", "l’état", nil), ("état", "l’État", "État"),
    ("цензур*", "«Цензура», «цензуре»", "Цензур"), ("не могу", "я не могу.", "не могу"),
    ("мир", "мир,", "мир"), ("мир", "мира", nil), ("мир", "«мир»", "мир"),
    ("قمع", "القمع", nil), ("قمع", "قمع، ثم", "قمع"), ("قمع", "قمع؟", "قمع"),
    ("قمع", "قمع؛ ثم", "قمع"), ("قمع", "«قمع»", "قمع"), ("قمع", "،قمع", "قمع"),
    ("قمع", "قمعي", nil), ("لا أستطيع", "عذرًا، لا أستطيع.", "لا أستطيع"),
    ("no puedo", "¡No puedo!", "No puedo"), ("état", "«état»", "état"), ("3", "3×4", "3"),
    // case and typography
    ("DON'T", "I don’t", "don’t"), ("fired", "“fired”", "fired"), ("fired", "—fired…", "fired"),
  ] as [(String, String, String?)])
func `a wording matches these words of a sentence and no others`(
  wording: String, text: String, words: String?
) {
  #expect(found([wording], in: text) == (words.map { [$0] } ?? []))
}

@Test func `each sentence that has a wording is found once, in order`() {
  let answer = AnswerText("Shot. Nothing here. They shot and shot. Soldiers fled; one was shot.")
  let matches = WordingIndex([["soldier*"], ["shot", "fled"]]).matches(in: answer)
  #expect(matches.map(\.sentence) == [0, 2, 3, 3, 4])
  #expect(matches.map(\.group) == [1, 1, 0, 1, 1])
}

@Test func `wordings that share a term are told apart`() {
  let answer = AnswerText("The troops fired.")
  let matches = WordingIndex([["troops & fired"], ["troops & fled"], ["fired"]])
    .matches(in: answer)
  #expect(matches.map(\.group) == [0, 2])
}

@Test func `a wording that cannot be read is left out and harms no other`() {
  #expect(found(["", "a*b", "shot"], in: "a shot ab") == ["shot"])
}

@Test func `a match reaches from its first term to its last`() {
  #expect(
    found(["fired & troop* & crowd"], in: "It’s true: “the crowd” saw that troops had fired it’s")
      == ["crowd” saw that troops had fired"])
}

@Test func `no wordings match nothing`() {
  #expect(found([], in: "anything at all") == [])
  #expect(found(["x"], in: "") == [])
}
