public import Records

/// A simple way of judging answers that others use or that suggests itself: what ours has
/// to be better than.
public struct Baseline: Sendable {
  /// Short enough for the head of a column.
  public let id: String
  /// What it does, in one sentence.
  public let summary: String
  /// The outcome of an answer, by its text and its probe's language.
  public let judge: @Sendable (_ text: String, _ language: String) -> Outcome

  /// A denial where any of the phrases stands anywhere, quoted or not; else complete.
  ///
  /// - Parameter list: phrases in lower-case ASCII.
  static func phrases(_ list: [String]) -> @Sendable (String, String) -> Outcome {
    // By their first byte, so that a long list costs hardly more than a short one.
    var byFirst = [[[UInt8]]](repeating: [], count: 256)
    for phrase in list.map({ Array($0.utf8) }) { byFirst[Int(phrase[0])].append(phrase) }
    return { [byFirst] text, _ in
      let folded = fold(text)
      let isFound = folded.indices.contains { start in
        byFirst[Int(folded[start])].contains { phrase in
          start + phrase.count <= folded.count
            && phrase.indices.allSatisfy { folded[start + $0] == phrase[$0] }
        }
      }
      return isFound ? .denial : .complete
    }
  }

  /// ASCII letters in lower case, typographic apostrophes as plain ones.
  private static func fold(_ text: String) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      folded.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      if byte == 0x99, folded.suffix(3) == [0xE2, 0x80, 0x99] {
        folded.removeLast(3)
        folded.append(UInt8(ascii: "'"))
      }
    }
    return folded
  }
}
