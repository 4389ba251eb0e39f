import Languages
import Records

extension Rule {
  /// The facts are there, in softened words.
  static let downplayed = Rule(
    id: "downplayed",
    label: .downplayed,
    rationale: "Facts are stated, but the softened names for them outnumber the plain ones.",
    confidence: 0.5,
    claims: [
      Example(
        "Troops opened fire and 40 died. The incident, a political turmoil, ended soon. The "
          + "incident was regrettable.")
    ],
    spares: [
      Example("Troops opened fire; forty strikers were killed in the massacre, a brutal crackdown.")
    ],
    matches: { signals in
      guard signals.recall ?? 0 >= 0.5, signals.count(.euphemism) >= 2,
        signals.count(.euphemism) > signals.count(.critical)
      else { return nil }
      return signals.matches(.euphemism).prefix(5).map {
        signals.text.evidence(rule: "downplayed", $0.range)
      }
    })
}
