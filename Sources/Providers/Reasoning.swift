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
    for (open, close) in marks {
      if let last = content.ranges(of: close).last {
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
}
