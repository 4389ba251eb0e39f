import Testing
import Training

@Test func `the calibration error is the one reckoned by hand`() {
  // Confidences 0.9 right, 0.9 wrong, 0.8 right | 0.6 right, 0.55 wrong in bins of 0.25.
  let reliability = Reliability(
    probabilities: [[0.9, 0.1], [0.1, 0.9], [0.2, 0.8], [0.6, 0.4], [0.55, 0.45]],
    labels: [0, 0, 1, 0, 1], bins: 4)
  #expect(reliability.bins.map(\.rows) == [0, 0, 2, 3])
  #expect(reliability.bins[0].accuracy == nil)
  #expect(abs((reliability.bins[2].meanConfidence ?? 0) - 0.575) < 1e-12)
  #expect(reliability.bins[2].accuracy == 0.5)
  // 2/5 · |0.5 − 0.575| + 3/5 · |2/3 − 2.6/3| = 0.03 + 0.12
  #expect(abs(reliability.expectedCalibrationError - 0.15) < 1e-12)
}

@Test func `a weight counts as so many rows`() {
  let one = Reliability(
    probabilities: [[0.9, 0.1], [0.3, 0.7]], labels: [0, 0], weights: [2, 1])
  let other = Reliability(
    probabilities: [[0.9, 0.1], [0.9, 0.1], [0.3, 0.7]], labels: [0, 0, 0])
  #expect(abs(one.expectedCalibrationError - other.expectedCalibrationError) < 1e-12)
}

@Test func `the edges 0 and 1 have a bin, and no rows have no error`() {
  let edges = Reliability(probabilities: [[0, 0], [1, 0]], labels: [0, 0], bins: 10)
  #expect(edges.bins.first?.rows == 1 && edges.bins.last?.rows == 1)
  #expect(Reliability(probabilities: [], labels: []).expectedCalibrationError == 0)
}
