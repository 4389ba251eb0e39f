import Statistics
import Testing

// Reference values: Python, all 2^k sign patterns by itertools.product, the share of those whose
// sum is at least as far from 0.
@Test(
  arguments: [
    ([1, 1, 1], 0.25), ([2, 0, -1, 3], 0.5), ([5], 1), ([3, 3, 3, -1], 0.25), ([0, 0], 1), ([], 1),
    ([1, 2, 3, 4, 5, 6, 7, -2, -3], 0.07421875),
    ([2, 2, -2, 2, 2, 1, 1, -1, 4, 4, -3, 1, 2], 0.091796875),
    ([-4, -4, -4, -4, -4, -4, 1, 1], 0.03125),
  ] as [([Int], Double)])
func `the sign-flip test counts every pattern`(differences: [Int], p: Double) {
  #expect(abs(signFlipTest(differences) - p) < 1e-12)
  #expect(abs(signFlipTest(differences.map { -$0 }) - p) < 1e-12)
}

@Test(arguments: [(10, 0), (3, 9), (40, 70), (0, 0)])
func `with one couple in each cluster the sign-flip test is McNemar's`(a: Int, b: Int) {
  let differences =
    [Int](repeating: 1, count: a) + [Int](repeating: -1, count: b) + [0, 0, 0]
  #expect(signFlipTest(differences) == exactMcNemar(onlyA: a, onlyB: b))
}

@Test func `the normal approximation takes over where it hardly differs`() {
  // 2,500 and 2,502 couples that lean one way: counted out, and approximated.
  func clusters(_ pairs: Int) -> [Int] { (0..<pairs).map { $0 % 100 < 52 ? 2 : -2 } }
  let (counted, approximated) = (signFlipTest(clusters(2500)), signFlipTest(clusters(2501)))
  #expect(counted > 0 && approximated > 0)
  #expect(abs(approximated / counted - 1) < 0.1)
}
