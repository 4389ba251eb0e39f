import Statistics
import Testing

// Reference values: scipy 1.17.1, 2 * stats.t.sf(t, degrees).
@Test(
  arguments: [
    (0, 1, 1), (1, 1, 0.5), (12.7, 1, 0.050024327689344165), (2.5, 4, 0.06676654481198814),
    (2, 49, 0.05105914825741809), (8.9, 49, 8.313647953904392e-12),
    (1.96, 1000, 0.050273184955748736), (40, 9, 1.8982998449339822e-11),
    (3, 100_000, 0.0027004608840647234),
  ] as [(Double, Int, Double)])
func `the tails of Student's t are those that scipy gives`(t: Double, degrees: Int, p: Double) {
  #expect(abs(StudentT.twoSidedTail(t, degrees: degrees) / p - 1) < 1e-9)
  #expect(StudentT.twoSidedTail(-t, degrees: degrees) == StudentT.twoSidedTail(t, degrees: degrees))
}

// Reference values: scipy 1.17.1, stats.t.ppf(0.975, degrees).
@Test(
  arguments: [
    (1, 12.706204736174694), (2, 4.302652729749462), (5, 2.5705818356363146),
    (19, 2.0930240544083087), (49, 2.0095752371292392), (199, 1.9719565442517533),
    (10_000, 1.960201239890626), (1_000_000, 1.959966356814107),
  ] as [(Int, Double)])
func `the deviates of Student's t are those that scipy gives`(degrees: Int, deviate: Double) {
  #expect(abs(StudentT.deviate95(degrees: degrees) - deviate) < 1e-9)
}

@Test func `with endless degrees of freedom the deviate is the normal one`() {
  #expect(abs(StudentT.deviate95(degrees: .max) - 1.959963984540054) < 1e-12)
}
