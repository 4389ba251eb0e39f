import Statistics
import Testing

private typealias Counts = [(numerator: Int, denominator: Int)]

private let a: Counts = [(1, 4), (3, 5), (0, 2), (6, 6), (2, 6)]
private let b: Counts = [(4, 4), (5, 5), (2, 3), (6, 6), (5, 6)]
private let c: Counts = [(4, 4), (4, 4), (3, 4), (4, 4), (4, 4)]
private let d: Counts = [(4, 4), (4, 4), (4, 4), (4, 4), (4, 4)]

private func contrast(_ terms: [(Int, Counts)]) -> RateContrast? {
  RateContrast(terms.map { RateContrast.Term(sign: $0.0, counts: $0.1) })
}

// Reference values: an implementation apart from ours, in Python with numpy: the bounds by
// matrix products, the p-value by scipy.optimize.brentq on the bound that is nearer to 0.
@Test(
  arguments: [
    (
      [(1, a), (-1, b)],
      [-0.39492753623188404, -0.7063625114780797, -0.13530948883933885, 0.007479075903297878]
    ),
    (
      [(1, a), (-1, b), (-1, c), (1, d)],
      [-0.344927536231884, -1.0236937961108232, 0.1150028547364158, 0.09524333733991178]
    ),
    (
      [(1, d), (-1, c)],
      [0.050000000000000044, -0.5582330545513272, 0.3547445934299679, 0.648860467626869]
    ),
  ] as [([(Int, [(numerator: Int, denominator: Int)])], [Double])])
func `a contrast of shares has the interval and the p-value of its formula`(
  terms: [(Int, [(numerator: Int, denominator: Int)])], expected: [Double]
) throws {
  let found = try #require(contrast(terms))
  #expect(abs(found.estimate - expected[0]) < 1e-12)
  #expect(abs(found.interval.lower - expected[1]) < 1e-9)
  #expect(abs(found.interval.upper - expected[2]) < 1e-9)
  #expect(abs(found.pValue - expected[3]) < 1e-9)
  #expect(found.clusters == 5)
}

@Test func `equal shares differ by nothing`() throws {
  let found = try #require(contrast([(1, a), (-1, a)]))
  #expect(found.estimate == 0)
  #expect(found.pValue == 1)
  #expect(found.interval.lower < 0 && 0 < found.interval.upper)
}

@Test func `interval and p-value agree on what is significant`() throws {
  for terms in [[(1, a), (-1, b)], [(1, b), (-1, c)], [(1, a), (-1, d)], [(1, c), (-1, d)]] {
    let found = try #require(contrast(terms))
    let isOutside = found.interval.lower > 0 || found.interval.upper < 0
    #expect(isOutside == (found.pValue < 0.05))
  }
}

@Test func `a share without units, or a single cluster, has no contrast`() {
  #expect(contrast([(1, a), (-1, a.map { _ in (0, 0) })]) == nil)
  #expect(contrast([(1, [(1, 4)]), (-1, [(2, 4)])]) == nil)
  #expect(contrast([]) == nil)
}
