import TextModels
import Testing

@Test(
  arguments: [
    ([0, 0], [0.5, 0.5]),
    ([1000, 1000, 1000, 1000], [0.25, 0.25, 0.25, 0.25]),
    ([-1e308, 1e308], [0, 1]),
    // python3 -c 'import scipy.special as s; print(s.softmax([1, 2, 3]))'
    ([1, 2, 3], [0.09003057317038046, 0.24472847105479767, 0.6652409557748219]),
    ([7], [1]),
    ([], []),
  ] as [([Double], [Double])])
func `probabilities come from scores of any size`(scores: [Double], expected: [Double]) {
  let found = softmax(scores)
  #expect(found.count == expected.count)
  #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-15 })
}

@Test func `a temperature divides the scores`() {
  #expect(softmax([2, 4, 6], temperature: 2) == softmax([1, 2, 3]))
}
