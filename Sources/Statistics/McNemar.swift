/// The exact two-sided p-value of McNemar's test: whether two halves of couples differ.
///
/// Under the null hypothesis each discordant couple falls either way like a coin, so the
/// p-value is twice the smaller tail of a binomial distribution with chance ½, at most 1.
/// Assumes that couples are independent of one another; ``signFlipTest(_:)`` does not.
/// Source: Q. McNemar, Psychometrika 12 (1947) 153–157; exact form: A. M. Mood (1950).
///
/// - Parameters:
///   - onlyA: couples in which only the first half was counted.
///   - onlyB: couples in which only the second half was.
public func exactMcNemar(onlyA: Int, onlyB: Int) -> Double {
  min(1, 2 * fairCoinTail(min(onlyA, onlyB), of: onlyA + onlyB))
}
