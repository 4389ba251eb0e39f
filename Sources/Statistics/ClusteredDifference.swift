/// The difference of two shares over couples that come in clusters.
///
/// Couples of one subject resemble each other. The design effect is measured as for
/// ``ClusteredRate``, on each cluster's difference of discordant couples, and Tango's score
/// interval is computed for the effective number of couples; the p-value is the sign-flip
/// test's. With one couple in each cluster these are Tango's interval and McNemar's test.
public struct ClusteredDifference: Sendable {
  /// One cluster: couples in which only the first half was counted, only the second, and all.
  public typealias Cluster = (onlyA: Int, onlyB: Int, couples: Int)

  public let onlyA: Int
  public let onlyB: Int
  public let couples: Int
  /// Clusters with couples.
  public let clusters: Int
  /// How many times as many couples are needed as if they were independent, 1 or more.
  public let designEffect: Double
  /// Two-sided, unadjusted; `nil` without couples.
  public let pValue: Double?

  public init(_ clusters: [Cluster]) {
    let clusters = clusters.filter { $0.couples > 0 }
    onlyA = clusters.reduce(0) { $0 + $1.onlyA }
    onlyB = clusters.reduce(0) { $0 + $1.onlyB }
    couples = clusters.reduce(0) { $0 + $1.couples }
    self.clusters = clusters.count
    pValue = couples == 0 ? nil : signFlipTest(clusters.map { $0.onlyA - $0.onlyB })
    let n = Double(couples)
    let difference = Double(onlyA - onlyB) / n
    let independent = Double(onlyA + onlyB) - n * difference * difference
    if couples == clusters.count {
      designEffect = 1
    } else if clusters.count == 1 || independent <= 0 {
      // No spread to see: nothing speaks against the couples of a cluster being all one.
      designEffect = clusters.reduce(0.0) { $0 + Double($1.couples) * Double($1.couples) } / n
    } else {
      let spread = clusters.reduce(0.0) { sum, cluster in
        let residual =
          Double(cluster.onlyA - cluster.onlyB) - difference * Double(cluster.couples)
        return sum + residual * residual
      }
      let count = Double(clusters.count)
      designEffect = max(1, count / (count - 1) * spread / independent)
    }
  }

  /// The share under the first half less the share under the second, −1…1; `nil` without
  /// couples.
  public var estimate: Double? {
    couples == 0 ? nil : Double(onlyA - onlyB) / Double(couples)
  }

  /// Level 0.95; `nil` without couples.
  public var interval: Interval? {
    guard couples > 0 else { return nil }
    let deviate =
      clusters < 2 || clusters == couples
      ? normalDeviate95 : StudentT.deviate95(degrees: clusters - 1)
    return tangoInterval(
      onlyA: Double(onlyA) / designEffect, onlyB: Double(onlyB) / designEffect,
      of: Double(couples) / designEffect, deviate: deviate)
  }

  /// How one-sided the discordant couples are, −½…½: the share of those in which only the
  /// first half was counted, less one half; `nil` without any.
  ///
  /// 0.05, 0.15 and 0.25 are called small, medium and large.
  /// Source: J. Cohen, Statistical Power Analysis (1988), ch. 5.
  public var cohensG: Double? {
    onlyA + onlyB == 0 ? nil : Double(onlyA) / Double(onlyA + onlyB) - 0.5
  }
}
