import Statistics
import Testing

// Reference values: an implementation apart from ours, in Python. For a difference δ it
// maximises b·log(q + δ) + c·log q + (n − b − c)·log(1 − 2q − δ) over q, by a root of the
// derivative (scipy.optimize.brentq) checked against minimize_scalar; the bounds are roots
// (brentq) of (b − c − nδ) / √(n(2q + δ(1 − δ))) = ±1.959963984540054.
@Test(
  arguments: [
    (1, 1, 2, -0.8109375885315394, 0.8109375885315394),
    (0, 0, 10, -0.2775327998628891, 0.27753279986288915),
    (0, 0, 1, -0.7934506856227627, 0.7934506856227626),
    (1, 0, 1, -0.5869013712455251, 1.0),
    (0, 1, 1, -1.0, 0.5869013712455251),
    (5, 0, 10, 0.08370080020566621, 0.763406909487436),
    (10, 0, 10, 0.4449344002742215, 1.0),
    (0, 10, 10, -1.0, -0.4449344002742216),
    (5, 5, 10, -0.526813818974872, 0.526813818974872),
    (3, 7, 20, -0.47631223672469813, 0.11587778065143778),
    (12, 2, 44, 0.06916621677671152, 0.38600376991100316),
    (9, 1, 30, 0.07242038286948412, 0.4566092952897155),
    (54, 12, 100, 0.2734660954801004, 0.5456358133920376),
    (43, 0, 54, 0.6709769331166457, 0.8822594591257854),
    (1, 0, 1000, -0.002830585244040678, 0.005642558597957935),
    (150, 90, 1000, 0.02987767760468972, 0.09038988388256751),
    (0, 37, 37, -1.0, -0.811884348325595),
    (1, 36, 37, -0.9904260510961201, -0.7235186027253864),
    (300_000, 299_000, 1_000_000, -0.0005169162216920959, 0.002516911110441347),
  ] as [(Int, Int, Int, Double, Double)])
func `the Tango interval is where an independent score test stops rejecting`(
  onlyA: Int, onlyB: Int, n: Int, lower: Double, upper: Double
) throws {
  let interval = try #require(tangoInterval(onlyA: onlyA, onlyB: onlyB, of: n))
  #expect(abs(interval.lower - lower) < 1e-6)
  #expect(abs(interval.upper - upper) < 1e-6)
}

@Test func `no couples have no Tango interval`() {
  #expect(tangoInterval(onlyA: 0, onlyB: 0, of: 0) == nil)
}

@Test(arguments: 1...12)
func `the Tango interval holds the difference, lies in -1 to 1, and mirrors itself`(
  n: Int
) throws {
  for b in 0...n {
    for c in 0...(n - b) {
      let interval = try #require(tangoInterval(onlyA: b, onlyB: c, of: n))
      let swapped = try #require(tangoInterval(onlyA: c, onlyB: b, of: n))
      let difference = Double(b - c) / Double(n)
      #expect(-1 <= interval.lower && interval.lower <= difference + 1e-12)
      #expect(difference - 1e-12 <= interval.upper && interval.upper <= 1)
      #expect(interval.upper - interval.lower > 0.01)
      #expect(abs(interval.lower + swapped.upper) < 1e-9)
    }
  }
}

@Test func `the Tango interval narrows as couples are added`() throws {
  let widths = try [10, 100, 1000, 10_000].map { n in
    let interval = try #require(tangoInterval(onlyA: n / 2, onlyB: n / 5, of: n))
    return interval.upper - interval.lower
  }
  #expect(widths == widths.sorted(by: >))
  #expect(Set(widths).count == widths.count)
}
