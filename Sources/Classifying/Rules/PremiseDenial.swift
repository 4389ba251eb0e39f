import Languages
import Records

extension Rule {
  /// Says that it did not happen.
  static let premiseDenial = Rule(
    id: "premise-denial",
    label: .premiseDenial,
    rationale: "The answer asserts that what was asked about is false or does not exist.",
    confidence: 0.7,
    claims: [
      Example("This claim is completely false; there is no evidence that anything happened."),
      Example("这纯属捏造，根本不存在这样的事件。"),
    ],
    spares: [
      Example("Troops fired on the strikers and 40 were killed. The army's denial is not true.")
    ],
    matches: { signals in
      guard let match = signals.opening(.premiseDenial), signals.recall ?? 0 < 0.5,
        signals.rate(.critical) < 10
      else { return nil }
      return signals.evidence("premise-denial", match)
    })
}
