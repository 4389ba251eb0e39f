/// Wilson's score interval for a proportion, level 0.95: for units that are independent.
///
/// `(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)`. It stays within 0…1 and is usable at
/// 0 of n and n of n, where the textbook interval collapses to a point.
/// Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212.
///
/// - Returns: `nil` if `n` is 0.
public func wilsonInterval(_ count: Int, of n: Int) -> Interval? {
  n > 0 ? wilsonInterval(Double(count) / Double(n), of: Double(n), deviate: normalDeviate95) : nil
}

/// Wilson's interval for a share of so many effective units, which need not be a whole number.
func wilsonInterval(_ share: Double, of n: Double, deviate z: Double) -> Interval {
  let scale = 1 + z * z / n
  let centre = (share + z * z / (2 * n)) / scale
  let half = z / scale * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
  // At the ends the bound is exactly 0 or 1; rounding must not leave it a hair away.
  return Interval(
    lower: share == 0 ? 0 : max(0, centre - half),
    upper: share == 1 ? 1 : min(1, centre + half))
}
