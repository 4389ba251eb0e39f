import Foundation

/// The chance that a fair coin shows heads at most `k` times in `n` throws.
///
/// The largest term is computed by Loader's saddle-point form, which keeps all its digits at
/// any size; the others follow by ratios until they no longer count.
/// Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000).
///
/// - Parameter k: 0 or more, at most half of `n`.
func fairCoinTail(_ k: Int, of n: Int) -> Double {
  if n <= 56 {
    // Every binomial coefficient is a whole number below 2⁵³: nothing is rounded.
    var ways = 1.0
    var tail = 1.0
    for drawn in 0..<k {
      ways = ways * Double(n - drawn) / Double(drawn + 1)
      tail += ways
    }
    return tail / Double(1 << n)
  }
  var term = 1.0
  var sum = 1.0
  var heads = k
  while heads > 0, term > sum * 1e-18 {
    term *= Double(heads) / Double(n - heads + 1)
    sum += term
    heads -= 1
  }
  return sum * fairCoinChance(k, of: n)
}

/// The chance of exactly `k` heads in `n` throws of a fair coin.
private func fairCoinChance(_ k: Int, of n: Int) -> Double {
  if k == 0 || k == n { return exp2(-Double(n)) }
  let (heads, tails, flips) = (Double(k), Double(n - k), Double(n))
  let logarithm =
    stirlingError(flips) - stirlingError(heads) - stirlingError(tails)
    - deviance(heads, flips / 2) - deviance(tails, flips / 2)
  return exp(logarithm) * (flips / (2 * .pi * heads * tails)).squareRoot()
}

/// What Stirling's formula leaves of log n!.
private func stirlingError(_ n: Double) -> Double {
  if n < 16 {
    return lgamma(n + 1) - (n + 0.5) * log(n) + n - 0.5 * log(2 * .pi)
  }
  let square = n * n
  return
    (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / 1188.0 / square) / square) / square)
      / square)
    / n
}

/// `x log(x / mean) + mean − x`, without cancellation where the two are close.
private func deviance(_ x: Double, _ mean: Double) -> Double {
  guard abs(x - mean) < 0.1 * (x + mean) else { return x * log(x / mean) + mean - x }
  let ratio = (x - mean) / (x + mean)
  var sum = (x - mean) * ratio
  var power = 2 * x * ratio
  var step = 1
  while true {
    power *= ratio * ratio
    let next = sum + power / Double(2 * step + 1)
    if next == sum { return sum }
    sum = next
    step += 1
  }
}
