import Foundation

/// The two-sided p-value of the sign-flip permutation test over clusters of couples.
///
/// A cluster's difference is the number of its couples in which only the first half was
/// counted, less those in which only the second was. Under the null hypothesis each cluster's
/// difference could as well have had the other sign; the p-value is the share of all sign
/// patterns whose sum lies at least as far from 0 as the one observed. All patterns are
/// counted, by convolution over the possible sums, so that nothing is drawn. Where every
/// cluster has one couple this is the exact test of McNemar. Assumes that clusters are
/// independent, not the couples within one.
/// Source: R. A. Fisher, The Design of Experiments (1935), § 21.
///
/// Where more than 5,000 couples lean one way the normal approximation, with the permutation
/// distribution's own variance, takes over.
///
/// - Parameter differences: one for each cluster.
/// - Returns: 0…1; 1 where no cluster differs.
public func signFlipTest(_ differences: [Int]) -> Double {
  let sizes = differences.map { abs($0) }.filter { $0 > 0 }
  let observed = abs(differences.reduce(0, +))
  guard observed > 0 else { return 1 }
  let total = sizes.reduce(0, +)
  if sizes.count == total {
    return exactMcNemar(onlyA: (total + observed) / 2, onlyB: (total - observed) / 2)
  }
  if total > 5000 {
    let variance = sizes.reduce(0.0) { $0 + Double($1) * Double($1) }
    return erfc(Double(observed) / (2 * variance).squareRoot())
  }
  // ways[s]: the chance that the clusters with a positive sign add up to s.
  var ways = [Double](repeating: 0, count: total + 1)
  ways[0] = 1
  var reach = 0
  for size in sizes.sorted() {
    reach += size
    for sum in stride(from: reach, through: 0, by: -1) {
      ways[sum] = 0.5 * (ways[sum] + (sum >= size ? ways[sum - size] : 0))
    }
  }
  // A positive sum of s means a total of 2s − all; both tails are equally heavy.
  let tail = ways[0...((total - observed) / 2)].reduce(0, +)
  return min(1, 2 * tail)
}
