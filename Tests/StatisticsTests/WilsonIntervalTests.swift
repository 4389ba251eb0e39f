import Statistics
import Testing

// Reference values: statsmodels 0.15.0,
// proportion_confint(count, n, alpha=0.05, method='wilson').
@Test(
  arguments: [
    (0, 1, 0.0, 0.7934506856227627),
    (1, 1, 0.2065493143772374, 1.0),
    (0, 10, 0.0, 0.27753279986288926),
    (10, 10, 0.7224672001371106, 1.0),
    (1, 10, 0.017876213095072924, 0.40415002679523854),
    (5, 10, 0.23659309051256394, 0.7634069094874361),
    (9, 10, 0.5958499732047614, 0.982123786904927),
    (7, 20, 0.18119182410108203, 0.5671457233147638),
    (15, 148, 0.06238639953073628, 0.16048724172330803),
    (81, 263, 0.2552885198782742, 0.36620957698280004),
    (1, 29, 0.006113214292762667, 0.17175521879320294),
    (50, 100, 0.4038315303659956, 0.5961684696340044),
    (999, 1000, 0.9943574414020421, 0.9998234536293739),
    (1, 1_000_000, 1.7652457674537176e-07, 5.664911804311445e-06),
    (500_000_000, 1_000_000_000, 0.4999690102484443, 0.5000309897515557),
    (0, 1_000_000_000, 0.0, 3.8414588059373206e-09),
    (1_000_000_000, 1_000_000_000, 0.9999999961585411, 1.0),
  ] as [(Int, Int, Double, Double)])
func `the Wilson interval is the one that statsmodels gives`(
  count: Int, n: Int, lower: Double, upper: Double
) throws {
  let interval = try #require(wilsonInterval(count, of: n))
  #expect(abs(interval.lower - lower) < 1e-9)
  #expect(abs(interval.upper - upper) < 1e-9)
}

@Test func `nothing counted has no Wilson interval`() {
  #expect(wilsonInterval(0, of: 0) == nil)
}

@Test(arguments: [1, 2, 3, 7, 29, 1000, 1_000_000_000])
func `the Wilson interval ends exactly at 0 for none and exactly at 1 for all`(n: Int) throws {
  #expect(try #require(wilsonInterval(0, of: n)).lower == 0)
  #expect(try #require(wilsonInterval(n, of: n)).upper == 1)
}

@Test(arguments: 1...40)
func `the Wilson interval lies in 0 to 1, holds the share, and mirrors itself`(n: Int) throws {
  for count in 0...n {
    let interval = try #require(wilsonInterval(count, of: n))
    let mirror = try #require(wilsonInterval(n - count, of: n))
    let share = Double(count) / Double(n)
    #expect(0 <= interval.lower && interval.lower <= share)
    #expect(share <= interval.upper && interval.upper <= 1)
    #expect(abs(interval.lower - (1 - mirror.upper)) < 1e-12)
  }
}
