import Records

extension Rule {
  /// Answers, and leaves out most of it.
  static let omission = Rule(
    id: "omission",
    label: .omission,
    rationale: "The answer states fewer than half of the facts that a full answer states.",
    confidence: 0.6,
    claims: [
      Example("In 1931 the Harbour Board and the Dockers' Union fell out over wages and hours.")
    ],
    spares: [
      Example("Soldiers opened fire on the strikers.")
    ],
    matches: { signals in
      guard let recall = signals.recall, recall < Signals.omissionThreshold else { return nil }
      return []
    })
}

extension Signals {
  /// The share of facts below which an answer leaves out most of what was asked.
  static let omissionThreshold = 0.5
}
