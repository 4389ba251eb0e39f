import Statistics
import Testing

@Test(arguments: [(5, 0, 10), (3, 7, 20), (0, 0, 10), (43, 0, 54)])
func `with one couple in each cluster interval and p-value are Tango's and McNemar's`(
  onlyA: Int, onlyB: Int, n: Int
) {
  let clusters = (0..<n).map { place -> ClusteredDifference.Cluster in
    let isA = place < onlyA
    let isB = !isA && place < onlyA + onlyB
    return (onlyA: isA ? 1 : 0, onlyB: isB ? 1 : 0, couples: 1)
  }
  let difference = ClusteredDifference(clusters)
  #expect(difference.designEffect == 1)
  #expect(difference.interval == tangoInterval(onlyA: onlyA, onlyB: onlyB, of: n))
  #expect(difference.pValue == exactMcNemar(onlyA: onlyA, onlyB: onlyB))
}

@Test func `couples of one subject that always agree count as one`() throws {
  let clusters = (0..<20).map { place -> ClusteredDifference.Cluster in
    (onlyA: place < 6 ? 4 : 0, onlyB: place >= 18 ? 4 : 0, couples: 4)
  }
  let difference = ClusteredDifference(clusters)
  #expect(abs(difference.designEffect - 4 * 20.0 / 19) < 1e-12)
  // Six subjects against two, whatever number of questions each has.
  #expect(difference.pValue == exactMcNemar(onlyA: 6, onlyB: 2))
  let interval = try #require(difference.interval)
  let plain = try #require(tangoInterval(onlyA: 24, onlyB: 8, of: 80))
  #expect(interval.lower < plain.lower && plain.upper < interval.upper)
  #expect(interval.lower < 0)
}

@Test func `a single cluster proves nothing`() throws {
  let difference = ClusteredDifference([(onlyA: 30, onlyB: 0, couples: 30)])
  #expect(difference.pValue == 1)
  let interval = try #require(difference.interval)
  #expect(interval.lower < 0)
}

@Test func `no couples have neither difference nor interval`() {
  let difference = ClusteredDifference([])
  #expect(difference.estimate == nil)
  #expect(difference.interval == nil)
  #expect(difference.pValue == nil)
  #expect(difference.cohensG == nil)
}

@Test(arguments: [(6, 2, 0.25), (0, 4, -0.5), (3, 3, 0)])
func `Cohen's g is the lean of the discordant couples`(onlyA: Int, onlyB: Int, g: Double) {
  #expect(ClusteredDifference([(onlyA: onlyA, onlyB: onlyB, couples: 20)]).cohensG == g)
}
