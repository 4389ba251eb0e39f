import Statistics
import Testing

private func rate(_ count: Int, of n: Int) -> ClusteredRate {
  ClusteredRate((0..<n).map { (numerator: $0 < count ? 1 : 0, denominator: 1) })
}

// Reference values: Lang and Reiczigel's formulas in Python, apart from ours.
@Test(
  arguments: [
    (40, 100, 45, 50, 90, 100, [0.375, 0.24475340445964425, 0.5195189039081312]),
    (20, 60, 10, 10, 30, 30, [0.33333333333333326, 0.2129688760156398, 0.5171045294305185]),
  ] as [(Int, Int, Int, Int, Int, Int, [Double])])
func `the corrected share and its interval are those of the formula`(
  count: Int, n: Int, truePositives: Int, positives: Int, trueNegatives: Int, negatives: Int,
  expected: [Double]
) throws {
  let found = try #require(
    RoganGladen(
      rate(count, of: n), truePositives: truePositives, of: positives,
      trueNegatives: trueNegatives, of: negatives))
  #expect(abs(found.estimate - expected[0]) < 1e-12)
  #expect(abs(found.interval.lower - expected[1]) < 1e-9)
  #expect(abs(found.interval.upper - expected[2]) < 1e-9)
}

@Test func `a classifier that never erred leaves the share as it is`() throws {
  let found = try #require(
    RoganGladen(
      rate(30, of: 100), truePositives: 1_000_000, of: 1_000_000, trueNegatives: 1_000_000,
      of: 1_000_000))
  #expect(abs(found.estimate - 0.3) < 1e-12)
  let plain = try #require(wilsonInterval(30, of: 100))
  #expect(abs(found.interval.lower - plain.lower) < 0.01)
  #expect(abs(found.interval.upper - plain.upper) < 0.01)
}

@Test func `what the classifier has not seen is certain`() throws {
  // Half of the rows were blocked: the other half holds all that was counted.
  let all = try #require(
    RoganGladen(rate(40, of: 200), seen: 0.5, truePositives: 45, of: 50, trueNegatives: 90, of: 100)
  )
  let half = try #require(
    RoganGladen(rate(40, of: 100), truePositives: 45, of: 50, trueNegatives: 90, of: 100))
  #expect(abs(all.estimate - half.estimate / 2) < 1e-12)
  #expect(abs(all.interval.upper - half.interval.upper / 2) < 1e-12)
}

@Test(
  arguments: [
    // No better than chance; nothing known; nothing found where errors alone bring a tenth.
    (10, 100, 5, 10, 5, 10), (10, 100, 0, 0, 5, 10), (10, 100, 5, 5, 0, 0),
    (0, 100, 45, 50, 90, 100), (100, 100, 45, 50, 90, 100), (0, 0, 45, 50, 90, 100),
  ])
func `where errors are unknown or contradict what was found nothing is corrected`(
  count: Int, n: Int, truePositives: Int, positives: Int, trueNegatives: Int, negatives: Int
) {
  #expect(
    RoganGladen(
      rate(count, of: n), truePositives: truePositives, of: positives,
      trueNegatives: trueNegatives, of: negatives) == nil)
}
