import Statistics
import Testing

// Reference values: statsmodels 0.15.0, multipletests(p, method='holm')[1].
@Test(
  arguments: [
    ([0.01], [0.01]),
    ([0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02]),
    ([1, 1], [1, 1]),
    ([0, 0, 1], [0, 0, 1]),
    ([0.04, 0.01, 0.01, 0.9, 0.03], [0.09, 0.05, 0.05, 0.9, 0.09]),
    ([0.5, 0.6, 0.7], [1, 1, 1]),
    ([1e-12, 0.049, 0.0499, 0.05, 0.2, 1], [6e-12, 0.245, 0.245, 0.245, 0.4, 1]),
  ] as [([Double], [Double])])
func `Holm's adjustment is the one that statsmodels gives`(given: [Double], wanted: [Double]) {
  let adjusted = holmAdjusted(given)
  #expect(adjusted.count == wanted.count)
  for (found, value) in zip(adjusted, wanted) { #expect(abs(found - value) < 1e-12) }
}

@Test func `adjusting no p-values gives none`() {
  #expect(holmAdjusted([]).isEmpty)
}

@Test func `adjustment follows the values, not their places`() {
  let values = [0.2, 0.001, 0.03, 0.04, 0.03]
  #expect(holmAdjusted(values.reversed()) == holmAdjusted(values).reversed())
}
