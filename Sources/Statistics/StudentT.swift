/// Student's t distribution: what the normal one becomes when the spread itself is estimated
/// from few units.
///
/// Source: Student, Biometrika 6 (1908) 1–25; through the incomplete beta function, NIST
/// Digital Library of Mathematical Functions, 8.17.
public enum StudentT {
  /// The chance of a value at least this far from 0 on either side.
  ///
  /// - Parameter degrees: of freedom, 1 or more.
  public static func twoSidedTail(_ t: Double, degrees: Int) -> Double {
    let freedom = Double(degrees)
    return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5)
  }

  /// The value with 2.5% above it, for intervals of level 0.95.
  ///
  /// - Parameter degrees: of freedom, 1 or more.
  public static func deviate95(degrees: Int) -> Double {
    // Beyond this many the normal deviate differs by less than one in a million.
    if degrees > 1_000_000 { return normalDeviate95 }
    var (low, high) = (normalDeviate95, 13.0)
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if twoSidedTail(middle, degrees: degrees) > 0.05 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
