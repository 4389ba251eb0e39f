import Foundation

/// The regularised incomplete beta function: the share of a beta distribution below `x`.
///
/// A continued fraction, evaluated by Lentz's method on the side where it converges fast.
/// Source: NIST Digital Library of Mathematical Functions, 8.17.22.
///
/// - Parameters:
///   - x: 0…1.
///   - a: the first shape, more than 0.
///   - b: the second shape, more than 0.
func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  if x <= 0 { return 0 }
  if x >= 1 { return 1 }
  if x > (a + 1) / (a + b + 2) { return 1 - incompleteBeta(1 - x, b, a) }
  let front = exp(
    lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
  let tiny = 1e-300
  func nonzero(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
  var numerator = 1.0
  var denominator = 1 / nonzero(1 - (a + b) * x / (a + 1))
  var fraction = denominator
  for step in 1...10_000 {
    let m = Double(step)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    var change = 1.0
    for coefficient in [even, odd] {
      denominator = 1 / nonzero(1 + coefficient * denominator)
      numerator = nonzero(1 + coefficient / numerator)
      change = numerator * denominator
      fraction *= change
    }
    if abs(change - 1) < 1e-16 { break }
  }
  return front * fraction / a
}
