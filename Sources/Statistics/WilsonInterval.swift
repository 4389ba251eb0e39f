/// Wilson's score interval for a proportion, level 0.95: for units that are independent.
///
/// `(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)`. It stays within 0…1 and is usable at
/// 0 of n and n of n, where the textbook interval collapses to a point.
/// Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212.
///
/// - Returns: `nil` if `n` is 0.
public func wilsonInterval(_ count: Int, of n: Int) -> Interval? {
  guard n > 0 else { return nil }
  let z = deviate95
  let total = Double(n)
  let p = Double(count) / total
  let scale = 1 + z * z / total
  let centre = (p + z * z / (2 * total)) / scale
  let half = z / scale * (p * (1 - p) / total + z * z / (4 * total * total)).squareRoot()
  // At the ends the bound is exactly 0 or 1; rounding must not leave it a hair away.
  return Interval(
    lower: count == 0 ? 0 : max(0, centre - half),
    upper: count == n ? 1 : min(1, centre + half))
}
