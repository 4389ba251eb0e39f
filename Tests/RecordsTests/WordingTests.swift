import Records
import Testing

@Test(
  arguments: [
    ("shot", [["shot"]], [[false]]),
    ("troop*|soldier* & shot", [["troop", "soldier"], ["shot"]], [[true, true], [false]]),
    (" Opened Fire | SHOT ", [["opened fire", "shot"]], [[false, false]]),
    ("a* b", [["a* b"]], [[false]]),
    ("a* b*", [["a* b"]], [[true]]),
    ("开枪|士兵", [["开枪", "士兵"]], [[false, false]]),
    ("can’t|I'm", [["can't", "i'm"]], [[false, false]]),
    (
      "a|b & c|d & e", [["a", "b"], ["c", "d"], ["e"]], [[false, false], [false, false], [false]]
    ),
    ("r*", [["r"]], [[true]]),
  ] as [(String, [[String]], [[Bool]])])
func `a wording is clauses of alternatives, in folded form`(
  source: String, terms: [[String]], prefixes: [[Bool]]
) throws {
  let wording = try Wording(source)
  #expect(wording.clauses.map { $0.map { $0.pieces.joined(separator: "*") } } == terms)
  #expect(wording.clauses.map { $0.map(\.isPrefix) } == prefixes)
}

@Test(
  arguments: [
    "", " ", "|", "a|", "|a", "a||b", " & ", "a & ", " & a", "a &  & b", "a&b", "a &b", "a& b", "*",
    "*a", "a*b", "a**", "a & *", "& a", "a &",
  ])
func `a wording with an empty part or a stray mark is refused`(source: String) {
  #expect(throws: WordingError.self) { _ = try Wording(source) }
}

@Test func `what is no wording is found alike with and without reading it`() {
  // Every text of up to six of these characters.
  let characters: [Character] = ["a", "*", " ", "&", "|"]
  var texts = [""]
  var all = texts
  for _ in 1...6 {
    texts = texts.flatMap { text in characters.map { text + String($0) } }
    all += texts
  }
  for text in all {
    let isWording = (try? Wording(text)) != nil
    if (Wording.fault(in: text) == nil) != isWording { Issue.record("'\(text)'") }
  }
}

@Test func `the fault of a wording names the part that it is about`() {
  let error = #expect(throws: WordingError.self) { _ = try Wording("fine|a*b & also fine") }
  #expect(error?.source == "a*b")
  #expect(error?.description.contains("'a*b'") == true)
}

@Test(
  arguments: [
    ("AbZ09", "abz09"), ("can’t ‘do’", "can't 'do'"), ("ÄÖÉ", "äöé"), ("ПРИВЕТ", "привет"),
    ("中文ＡＢ", "中文ＡＢ"), ("[@`{", "[@`{"), ("ΑΣ", "ας"), ("“x”", "“x”"), ("", ""),
  ])
func `texts are compared in lower case with plain apostrophes`(text: String, folded: String) {
  // A sigma at the end of a word has its own small letter; scalar by scalar it has not.
  #expect(Wording.fold(text) == folded.replacing("ς", with: "σ"))
}

@Test(
  arguments: [
    ("", [0]),
    ("aB", [0, 1, 2]),
    // ’ is 3 bytes and becomes 1.
    ("n’t", [0, 1, 4, 5]),
    // İ is 2 bytes and becomes 3: i and a combining dot.
    ("aİb", [0, 1, 1, 1, 3, 4]),
    ("中b", [0, 0, 0, 3, 4]),
    ("é中’İ😀x", [0, 0, 2, 2, 2, 5, 8, 8, 8, 10, 10, 10, 10, 14, 15]),
  ] as [(String, [Int32])])
func `each folded byte knows where in the original it comes from`(
  text: String, origins: [Int32]
) {
  let folded = FoldedText(text)
  #expect(folded.origins == origins)
  #expect(folded.origins.count == folded.bytes.count + 1)
}

@Test func `folded text is valid UTF-8 for every scalar`() {
  for value: UInt32 in 0..<0x3000 {
    guard let scalar = Unicode.Scalar(value) else { continue }
    let text = String(Character(scalar))
    let folded = FoldedText(text)
    #expect(String(validating: folded.bytes, as: UTF8.self) != nil)
    #expect(folded.origins.last == Int32(text.utf8.count))
  }
}
