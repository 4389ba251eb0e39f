import Statistics
import Testing

/// Twelve clusters of nine counts: 3 × 3 tables of an invented agreement.
private let clusters: [[Int]] = (0..<12).map { i in
  (0..<9).map { j in (i * 7 + j * 3 + i * j) % 5 + (j % 4 == 0 ? 4 : 0) }
}

private func measures(_ counts: [Int]) -> [Double?] {
  let matrix = ConfusionMatrix(classes: 3, counts: counts)
  return [matrix.kappa, matrix.macroF1]
}

// Reference values: the same draws in Python with its own SplitMix64 (index = high half of
// number × count), κ and F1 of each draw by scikit-learn's cohen_kappa_score and f1_score,
// quantiles by numpy.quantile(…, [0.025, 0.975]).
@Test(
  arguments: [
    (1, [(0.3337407029511881, 0.4715197316703137), (0.5538142213860697, 0.6422807358815225)]),
    (7, [(0.33377274421754755, 0.4739297095688661), (0.5547331070429987, 0.6447209327632155)]),
  ] as [(UInt64, [(Double, Double)])])
func `intervals of κ and F1 are those that scikit-learn and numpy give for the same draws`(
  seed: UInt64, expected: [(Double, Double)]
) throws {
  let intervals = countBootstrap(clusters, draws: 200, seed: seed, of: measures)
  for (interval, bounds) in zip(intervals, expected) {
    let interval = try #require(interval)
    #expect(abs(interval.lower - bounds.0) < 1e-12)
    #expect(abs(interval.upper - bounds.1) < 1e-12)
  }
}

// Reference values: the same resampling written in Python with its own SplitMix64, quantiles
// by numpy.quantile(…, [0.025, 0.975]).
@Test(
  arguments: [
    (1, 0.12380461851935703, 0.22558139739373578), (2, 0.12155508517812777, 0.22204055136803366),
    (.max, 0.1203399244100295, 0.2253648615832928),
  ] as [(UInt64, Double, Double)])
func `the interval of a ratio of sums is the one that numpy gives for the same draws`(
  seed: UInt64, lower: Double, upper: Double
) throws {
  let clusters = (1...25).map { [$0 * $0 % 11, 11 + $0] }
  let interval = try #require(
    countBootstrap(clusters, draws: 2000, seed: seed) { [Double($0[0]) / Double($0[1])] }[0])
  #expect(abs(interval.lower - lower) < 1e-12)
  #expect(abs(interval.upper - upper) < 1e-12)
}

@Test(arguments: [[], [[3, 0, 0, 0, 1, 0, 0, 0, 1]]] as [[[Int]]])
func `fewer than two clusters have no interval`(clusters: [[Int]]) {
  let intervals = countBootstrap(clusters, draws: 100, seed: 1) { _ in [1.0, 2.0] as [Double?] }
  #expect(intervals == [nil, nil])
}

@Test func `a statistic that no draw defines has no interval`() {
  let clusters = [[2, 0, 0, 0, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0, 0, 0]]
  let intervals = countBootstrap(clusters, draws: 100, seed: 1, of: measures)
  #expect(intervals[0] == nil)
  #expect(intervals[1] != nil)
}
