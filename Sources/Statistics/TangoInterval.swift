/// Tango's score interval for the difference of two paired proportions, level 0.95.
///
/// The differences δ for which the score test of "the true difference is δ" does not reject:
/// `|b − c − nδ| ≤ z √(n (2q + δ(1 − δ)))`, where q is the constrained maximum-likelihood
/// estimate of the chance of the second discordant cell. It stays within −1…1 and covers
/// well in small samples, also when one discordant cell is empty. Assumes independent
/// couples. Source: T. Tango, Statistics in Medicine 17 (1998) 891–908.
///
/// - Parameters:
///   - onlyA: couples in which only the first half was counted.
///   - onlyB: couples in which only the second half was.
///   - n: all couples.
/// - Returns: the interval of (share under A − share under B); `nil` if `n` is 0.
public func tangoInterval(onlyA b: Int, onlyB c: Int, of n: Int) -> Interval? {
  guard n > 0 else { return nil }
  return tangoInterval(
    onlyA: Double(b), onlyB: Double(c), of: Double(n), deviate: normalDeviate95)
}

/// Tango's interval for effective couples, which need not be whole numbers.
func tangoInterval(
  onlyA b: Double, onlyB c: Double, of n: Double, deviate: Double
) -> Interval {
  let estimate = (b - c) / n
  // The statistic falls monotonically in δ, so each bound is found by halving.
  func bound(from inside: Double, to outside: Double, target: Double) -> Double {
    if (tangoStatistic(b, c, n, at: outside) - target) * (target > 0 ? 1 : -1) < 0 {
      return outside
    }
    var (near, far) = (inside, outside)
    for _ in 0..<200 {
      let middle = (near + far) / 2
      if abs(tangoStatistic(b, c, n, at: middle)) > abs(target) {
        far = middle
      } else {
        near = middle
      }
    }
    return near
  }
  return Interval(
    lower: bound(from: estimate, to: -1, target: deviate),
    upper: bound(from: estimate, to: 1, target: -deviate))
}

/// The score statistic of Tango's test at a difference δ.
private func tangoStatistic(_ b: Double, _ c: Double, _ n: Double, at delta: Double) -> Double {
  let linear = -b - c + (2 * n - b + c) * delta
  let constant = -c * delta * (1 - delta)
  let q = ((linear * linear - 8 * n * constant).squareRoot() - linear) / (4 * n)
  let variance = n * (2 * q + delta * (1 - delta))
  let distance = b - c - n * delta
  if variance <= 0 { return distance == 0 ? 0 : distance > 0 ? .infinity : -.infinity }
  return distance / variance.squareRoot()
}
