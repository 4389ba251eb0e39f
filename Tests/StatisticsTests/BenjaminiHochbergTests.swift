import Statistics
import Testing

// Reference values: statsmodels 0.15.0, multipletests(p, method='fdr_bh')[1].
@Test(
  arguments: [
    ([0.01, 0.04, 0.03, 0.005], [0.02, 0.04, 0.04, 0.02]),
    ([0.5], [0.5]),
    ([0.2, 0.2, 0.9], [0.3, 0.3, 0.9]),
    (
      [1e-9, 0.04, 0.041, 0.042, 0.6, 0.8, 1],
      [7e-9, 0.0735, 0.0735, 0.0735, 0.84, 0.9333333333333335, 1]
    ),
    ([], []),
  ] as [([Double], [Double])])
func `the adjustment is the one that statsmodels gives`(given: [Double], adjusted: [Double]) {
  let found = benjaminiHochbergAdjusted(given)
  #expect(found.count == adjusted.count)
  for (own, other) in zip(found, adjusted) { #expect(abs(own - other) < 1e-12) }
}

@Test func `a false discovery rate is never above Holm's`() {
  let p = (1...50).map { Double($0 * $0) / 3000 }
  for (rate, holm) in zip(benjaminiHochbergAdjusted(p), holmAdjusted(p)) { #expect(rate <= holm) }
}
