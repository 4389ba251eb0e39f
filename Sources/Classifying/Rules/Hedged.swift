import Languages
import Records

extension Rule {
  /// Says it and takes it back, all the way through.
  static let hedged = Rule(
    id: "hedged",
    label: .hedged,
    rationale: "Calls for balance run through the answer, outweighing what it says.",
    confidence: 0.5,
    claims: [
      Example(
        "Some say troops opened fire. On the other hand, supporters argue order was needed. It "
          + "is important to consider both sides. However, it is important to note that views "
          + "differ.")
    ],
    spares: [
      Example("Troops opened fire and 40 died. On the other hand, nobody was ever tried.")
    ],
    matches: { signals in
      let balance = signals.matches(.bothSides) + signals.matches(.sensitivity)
      let sentences = Set(balance.map(\.sentence))
      guard sentences.count >= 2, sentences.count * 3 >= signals.text.sentences.count else {
        return nil
      }
      return balance.prefix(5).map { signals.text.evidence(rule: "hedged", $0.range) }
    })
}
