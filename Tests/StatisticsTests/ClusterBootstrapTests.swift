import Statistics
import Testing

private typealias Cluster = (numerator: Int, denominator: Int)

private let four: [Cluster] = [(1, 4), (3, 5), (0, 2), (6, 6)]
private let uneven: [Cluster] = (1...25).map { ($0 * $0 % 11, 11 + $0) }

// Reference values: the same resampling written in Python with its own SplitMix64 (index =
// high half of number × count), quantiles by numpy.quantile(…, [0.025, 0.975]).
@Test(
  arguments: [
    (four, 2000, 1, 0.16666666666666666, 0.9),
    (uneven, 2000, 1, 0.12380461851935703, 0.22558139739373578),
    (uneven, 2000, 2, 0.12155508517812777, 0.22204055136803366),
    (uneven, 999, 3, 0.12576739235444118, 0.22535959031657354),
    (uneven, 2000, .max, 0.1203399244100295, 0.2253648615832928),
    ([(0, 3), (0, 5)], 500, 9, 0, 0),
    ([(3, 3), (5, 5)], 500, 9, 1, 1),
  ] as [([(numerator: Int, denominator: Int)], Int, UInt64, Double, Double)])
func `the bootstrap interval is the one that numpy gives for the same draws`(
  clusters: [(numerator: Int, denominator: Int)], draws: Int, seed: UInt64,
  lower: Double, upper: Double
) throws {
  let interval = try #require(clusterBootstrap(clusters, draws: draws, seed: seed))
  #expect(abs(interval.lower - lower) < 1e-12)
  #expect(abs(interval.upper - upper) < 1e-12)
}

@Test(
  arguments: [[], [(3, 4)], [(0, 0), (0, 0), (0, 0)]] as [[(numerator: Int, denominator: Int)]])
func `what cannot be resampled has no bootstrap interval`(
  clusters: [(numerator: Int, denominator: Int)]
) {
  #expect(clusterBootstrap(clusters, seed: 1) == nil)
}

@Test func `equal seeds give equal intervals, and some other seed another`() throws {
  let first = try #require(clusterBootstrap(uneven, seed: 3))
  #expect(clusterBootstrap(uneven, seed: 3) == first)
  #expect((4...8).contains { clusterBootstrap(uneven, seed: $0) != first })
}

@Test(arguments: [1, 2, 3, 42, .max] as [UInt64])
func `the bootstrap interval holds the estimate and lies within the clusters' ratios`(
  seed: UInt64
) throws {
  let interval = try #require(clusterBootstrap(uneven, seed: seed))
  let sums = uneven.reduce((0, 0)) { ($0.0 + $1.numerator, $0.1 + $1.denominator) }
  let estimate = Double(sums.0) / Double(sums.1)
  let ratios = uneven.map { Double($0.numerator) / Double($0.denominator) }
  #expect(interval.lower < estimate && estimate < interval.upper)
  #expect(interval.lower >= ratios.min()! && interval.upper <= ratios.max()!)
}

@Test func `draws without a denominator are left out, not counted as 0`() throws {
  let interval = try #require(clusterBootstrap([(1, 1), (0, 0)], seed: 5))
  #expect(interval.lower == 1 && interval.upper == 1)
}
