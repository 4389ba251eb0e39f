import Records
import Testing
@testable import Validating

private func pair(
  _ isRight: Bool, chance: Double? = nil, confidence: Double? = nil, isUnsure: Bool = false
) -> Pair {
  Pair(
    reference: isRight ? .complete : .denial, own: .complete, confidence: confidence,
    isUnsure: isUnsure, probability: chance, cluster: "q")
}

// Reference value: numpy, with bins by numpy.minimum(9, (10 * chance).astype(int)) and the
// sum of mean(in bin) * abs(mean(right[in bin]) - mean(chance[in bin])).
@Test func `the expected calibration error is the one that numpy gives`() throws {
  let chances = [0.95, 0.91, 0.99, 0.85, 0.88, 0.6, 0.55, 0.62, 0.3, 1.0]
  let right = [true, true, false, true, false, true, false, true, false, true]
  let rows = zip(chances, right).map { pair($1, chance: $0) }
  let calibration = try #require(Calibration(rows + [pair(true)]))
  #expect(calibration.n == 10)
  #expect(abs(calibration.expectedError - 0.321) < 1e-12)
  #expect(calibration.bins.map(\.n) == [0, 0, 0, 1, 0, 1, 2, 0, 2, 4])
  #expect(calibration.bins[6].accuracy == 1)
  #expect(calibration.bins[0].probability == nil)
}

@Test func `verdicts without chances have no calibration`() {
  #expect(Calibration([pair(true), pair(false)]) == nil)
  #expect(Calibration([]) == nil)
}

@Test func `leaving out unsure verdicts keeps those that say enough`() {
  let rows = [
    pair(true, confidence: 0.95), pair(true, confidence: 0.6),
    pair(false, confidence: 0.5, isUnsure: true), pair(false),
    Pair(reference: .error, own: .complete, confidence: 1, cluster: "q"),
  ]
  let curve = Abstention.Rule.standard.map { Abstention(rows, by: $0) }
  #expect(curve.map(\.n) == [4, 3, 2, 1, 1, 1])
  #expect(curve.map(\.coverage) == [1, 0.75, 0.5, 0.25, 0.25, 0.25])
  #expect(curve.map(\.accuracy) == [0.5, 2.0 / 3, 1, 1, 1, 1])
  #expect(curve[1].rule == "not low_confidence")
  #expect(curve[2].rule == "confidence ≥ 0.6")
  #expect(Abstention([], by: .all).coverage == nil)
}
