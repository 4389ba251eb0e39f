import Statistics
import Testing

// Reference values: scipy 1.17.1, binomtest(b, b + c, 0.5, alternative='two-sided').pvalue.
@Test(
  arguments: [
    (1, 0, 1.0),
    (0, 1, 1.0),
    (1, 1, 1.0),
    (5, 0, 0.0625),
    (0, 10, 0.001953125),
    (3, 7, 0.34375),
    (10, 10, 1.0),
    (2, 15, 0.002349853515625),
    (25, 12, 0.04703102743951604),
    (0, 50, 1.7763568394002505e-15),
    (100, 150, 0.0018833009350761602),
    (40, 400, 8.428859502918451e-76),
    (0, 1000, 1.8665272370064378e-301),
    (1000, 1100, 0.03072070786424249),
    (50_000, 50_500, 0.11547629006868594),
    (500_000, 502_000, 0.0458246952632217),
  ] as [(Int, Int, Double)])
func `the exact McNemar test is scipy's binomial test`(onlyA: Int, onlyB: Int, p: Double) {
  let found = exactMcNemar(onlyA: onlyA, onlyB: onlyB)
  #expect(abs(found - p) < 1e-9)
  // Small values must be right in their own size, not just near zero.
  #expect(abs(found / p - 1) < 1e-7)
}

// Reference values: mpmath 1.3, the sum of binomial terms with 40 digits.
@Test(
  arguments: [
    (20, 45, 0.0026263768106840384), (100, 140, 0.011664092317677663),
    (1000, 1200, 2.1817026407914711e-5), (499_000, 501_000, 0.045608299865382086),
    (1_000_000, 1_000_000, 1), (499_950_000, 500_050_000, 0.0015655722610838076),
    (500_000_000, 500_000_001, 1),
  ] as [(Int, Int, Double)])
func `the exact McNemar test keeps its digits at any size`(onlyA: Int, onlyB: Int, p: Double) {
  #expect(abs(exactMcNemar(onlyA: onlyA, onlyB: onlyB) / p - 1) < 1e-12)
}

@Test func `no discordant couple is no evidence`() {
  #expect(exactMcNemar(onlyA: 0, onlyB: 0) == 1)
}

@Test(arguments: [(0, 3), (4, 9), (17, 2), (120, 80)])
func `the McNemar test does not care which half is called a`(b: Int, c: Int) {
  let p = exactMcNemar(onlyA: b, onlyB: c)
  #expect(p == exactMcNemar(onlyA: c, onlyB: b))
  #expect(0 < p && p < 1)
}

@Test func `a p-value is never above 1`() {
  for n in 0...200 { #expect(exactMcNemar(onlyA: n, onlyB: n) == 1) }
}
