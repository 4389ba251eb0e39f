import Records

/// An answer as the rules read it: folded, and cut into sentences.
struct AnswerText: Sendable {
  let original: String
  let folded: FoldedText
  /// Ranges of folded bytes, in order, without gaps.
  let sentences: [Range<Int>]

  init(_ text: String) {
    original = text
    folded = FoldedText(text)
    sentences = AnswerText.sentences(of: folded.bytes)
  }

  var bytes: [UInt8] { folded.bytes }

  /// The words of a range, as they stand in the answer.
  func evidence(rule: String, field: String = "text", _ range: Range<Int>) -> Verdict.Evidence {
    let start = Int(folded.origins[range.lowerBound])
    let end = Int(folded.origins[range.upperBound])
    let utf8 = original.utf8
    let words = utf8[
      utf8.index(utf8.startIndex, offsetBy: start)..<utf8.index(utf8.startIndex, offsetBy: end)]
    return Verdict.Evidence(
      rule: rule, field: field, start: start, end: end,
      words: String(decoding: words, as: UTF8.self))
  }

  /// Sentences end at 。！？；, at ؟ ؛ ۔ ।, at a line break, and at . ! ? ; before a space.
  ///
  /// A full stop behind a single letter (U.S., J. Smith, 1937 г.) ends none.
  private static func sentences(of bytes: [UInt8]) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }
    func isLetter(_ byte: UInt8?) -> Bool { byte.map { (0x61...0x7A).contains($0) } ?? false }
    func isCyrillic(_ index: Int) -> Bool { byte(index).map { $0 == 0xD0 || $0 == 0xD1 } ?? false }
    func close(at end: Int) {
      if end > start { sentences.append(start..<end) }
      start = end
    }
    for index in bytes.indices {
      switch bytes[index] {
      case 0x0A:
        close(at: index + 1)
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"):
        guard byte(index + 1).map({ $0 == 0x20 }) ?? true else { continue }
        let isInitial =
          isLetter(byte(index - 1)) && !isLetter(byte(index - 2)) && (byte(index - 2) ?? 0) < 0x80
          || isCyrillic(index - 2) && !isCyrillic(index - 4) && !isCyrillic(index - 3)
        if bytes[index] != UInt8(ascii: ".") || !isInitial { close(at: index + 1) }
      case 0x82 where byte(index - 2) == 0xE3 && byte(index - 1) == 0x80,  // 。
        0x81 where byte(index - 2) == 0xEF && byte(index - 1) == 0xBC,  // ！
        0x9F where byte(index - 2) == 0xEF && byte(index - 1) == 0xBC,  // ？
        0x9B where byte(index - 2) == 0xEF && byte(index - 1) == 0xBC,  // ；
        0x9B where byte(index - 1) == 0xD8,  // ؛
        0x9F where byte(index - 1) == 0xD8,  // ؟
        0x94 where byte(index - 1) == 0xDB,  // ۔
        0xA4 where byte(index - 2) == 0xE0 && byte(index - 1) == 0xA5,  // ।
        0xA5 where byte(index - 2) == 0xE0 && byte(index - 1) == 0xA5:  // ॥
        close(at: index + 1)
      default: break
      }
    }
    close(at: bytes.count)
    return sentences
  }
}
