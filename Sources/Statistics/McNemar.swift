import Foundation

/// The exact two-sided p-value of McNemar's test: whether two halves of couples differ.
///
/// Under the null hypothesis each discordant couple falls either way like a coin, so the
/// p-value is twice the smaller tail of a binomial distribution with chance ½, at most 1.
/// Assumes that couples are independent of one another.
/// Source: Q. McNemar, Psychometrika 12 (1947) 153–157; exact form: A. M. Mood (1950).
///
/// - Parameters:
///   - onlyA: couples in which only the first half was counted.
///   - onlyB: couples in which only the second half was.
public func exactMcNemar(onlyA: Int, onlyB: Int) -> Double {
  let n = onlyA + onlyB
  guard n > 0 else { return 1 }
  let few = min(onlyA, onlyB)
  if n <= 56 {
    // Every binomial coefficient is a whole number below 2⁵³: nothing is rounded.
    var ways = 1.0
    var tail = 1.0
    for k in 0..<few {
      ways = ways * Double(n - k) / Double(k + 1)
      tail += ways
    }
    return min(1, 2 * tail / Double(1 << n))
  }
  // Summed in logarithms, smallest first, so that large counts neither overflow nor vanish.
  let logs = (0...few).map { logBinomial(n, $0) - Double(n) * log(2) }
  let largest = logs.max()!
  let tail = exp(largest) * logs.map { exp($0 - largest) }.sorted().reduce(0, +)
  return min(1, 2 * tail)
}

/// The logarithm of the number of ways to choose `k` of `n`.
private func logBinomial(_ n: Int, _ k: Int) -> Double {
  lgamma(Double(n) + 1) - lgamma(Double(k) + 1) - lgamma(Double(n - k) + 1)
}
