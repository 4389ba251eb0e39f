import Records

/// A model's reasoning, told apart from its answer.
enum Reasoning {
  /// The marks that are known to stand around reasoning inside the text itself.
  private static let marks: [(open: String, close: String)] = [
    ("<think>", "</think>"),
    ("<thinking>", "</thinking>"),
    ("<|begin_of_thought|>", "<|end_of_thought|>"),
    ("◁think▷", "◁/think▷"),
    ("[THINK]", "[/THINK]"),
  ]

  /// Splits a message's content; the answer is what follows the last closing mark.
  ///
  /// Some servers swallow the opening mark, so a closing mark alone ends reasoning too. An
  /// opening mark at the head that never closes means that no answer was given.
  static func split(
    _ content: String
  ) -> (reasoning: String?, text: String, state: Response.ReasoningState) {
    var content = content
    content.makeContiguousUTF8()
    for (open, close) in marks {
      if let last = lastRange(of: close, in: content) {
        var reasoning = content[..<last.lowerBound].drop(while: \.isWhitespace)
        if reasoning.hasPrefix(open) { reasoning = reasoning.dropFirst(open.count) }
        return (String(reasoning), String(content[last.upperBound...]), .closed)
      }
      let start = content.drop(while: \.isWhitespace)
      if start.hasPrefix(open) {
        return (String(start.dropFirst(open.count)), "", .unclosed)
      }
    }
    return (nil, content, .absent)
  }

  /// Where a mark stands for the last time, found by its bytes: answers are long, marks are
  /// rare, and a search for characters takes longer than all the rest of reading a reply.
  private static func lastRange(of mark: String, in content: String) -> Range<String.Index>? {
    let mark = Array(mark.utf8)
    let place = content.utf8.withContiguousStorageIfAvailable { bytes in
      stride(from: bytes.count - mark.count, through: 0, by: -1).first { place in
        bytes[place] == mark[0] && bytes[place..<place + mark.count].elementsEqual(mark)
      }
    }
    guard let place = place ?? nil else { return nil }
    let start = content.utf8.index(content.startIndex, offsetBy: place)
    return start..<content.utf8.index(start, offsetBy: mark.count)
  }
}
