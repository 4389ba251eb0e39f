import Statistics
import Testing

// Reference values: an implementation apart from ours, in Python with numpy and scipy: the
// design effect by its formula, the bounds as roots of (p − π)² = t² π (1 − π) / n_eff.
@Test(
  arguments: [
    (
      [(1, 4), (3, 5), (0, 2), (6, 6)], 3.0184873949579836, 0.13294404010766636, 0.9301194145996563
    ),
    ([(0, 3), (0, 5)], 4.25, 0, 0.9884751543722162),
    ([(3, 3), (5, 5)], 4.25, 0.011524845627783824, 1),
    ([(1, 1), (0, 1), (1, 1)], 1, 0.2076596008020478, 0.9385080552796037),
    ([(2, 5)], 5, 0.03580949563196962, 0.9228806414925829),
    ([(1, 2), (1, 2), (1, 2)], 1, 0.0654801139409692, 0.9345198860590308),
    (
      [(10, 20), (0, 20), (20, 20), (5, 20)], 14.814814814814813, 0.07555662351768012,
      0.8809734161660161
    ),
    (
      [(500_000_000, 1_000_000_000), (400_000_000, 1_000_000_000), (1, 1_000_000_000)],
      333_333_331.69312173, 0.03530732314677819, 0.8338445871692854
    ),
  ] as [([(numerator: Int, denominator: Int)], Double, Double, Double)])
func `a clustered share has the design effect and the interval of its formula`(
  clusters: [(numerator: Int, denominator: Int)], effect: Double, lower: Double, upper: Double
) throws {
  let rate = ClusteredRate(clusters)
  #expect(abs(rate.designEffect / effect - 1) < 1e-12)
  let interval = try #require(rate.interval)
  #expect(abs(interval.lower - lower) < 1e-9)
  #expect(abs(interval.upper - upper) < 1e-9)
}

@Test(arguments: [(0, 7), (3, 7), (7, 7)])
func `where every cluster is one unit the interval is Wilson's`(count: Int, n: Int) {
  let clusters = (0..<n).map { (numerator: $0 < count ? 1 : 0, denominator: 1) }
  #expect(ClusteredRate(clusters).interval == wilsonInterval(count, of: n))
}

@Test func `clusters without units say nothing`() {
  let rate = ClusteredRate([(0, 0), (1, 1), (0, 0), (0, 1)])
  #expect(rate.clusters == 2)
  #expect(rate.interval == wilsonInterval(1, of: 2))
  let none = ClusteredRate([(0, 0)])
  #expect(none.estimate == nil)
  #expect(none.interval == nil)
}

@Test func `rows of one subject that always agree count as one`() throws {
  let rate = ClusteredRate((0..<40).map { (numerator: $0 % 2 == 0 ? 5 : 0, denominator: 5) })
  #expect(abs(rate.designEffect - 5 * 40.0 / 39) < 1e-12)
  let interval = try #require(rate.interval)
  let plain = try #require(wilsonInterval(100, of: 200))
  #expect(interval.lower < plain.lower && plain.upper < interval.upper)
}
