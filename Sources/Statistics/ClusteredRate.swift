/// One share of all clusters together, and how much its units are worth.
///
/// Rows of one subject resemble each other, so that a hundred rows of ten subjects say less
/// than a hundred rows of a hundred subjects. The design effect is how many times larger the
/// share's variance is than it would be were all units independent:
/// `deff = K/(K−1) · Σ (x_k − p n_k)² / (n p (1 − p))`, at least 1. Assumes that clusters are
/// independent and exchangeable.
/// Source: E. L. Korn, B. I. Graubard, Survey Methodology 24 (1998) 193–201.
public struct ClusteredRate: Sendable {
  /// Units counted, and all units.
  public let numerator: Int
  public let denominator: Int
  /// Clusters with units.
  public let clusters: Int
  /// How many times as many units are needed as if they were independent, 1 or more.
  public let designEffect: Double

  /// - Parameter clusters: numerator and denominator of each; those without units say nothing.
  public init(_ clusters: [(numerator: Int, denominator: Int)]) {
    let clusters = clusters.filter { $0.denominator > 0 }
    numerator = clusters.reduce(0) { $0 + $1.numerator }
    denominator = clusters.reduce(0) { $0 + $1.denominator }
    self.clusters = clusters.count
    let n = Double(denominator)
    let squares = clusters.reduce(0.0) { $0 + Double($1.denominator) * Double($1.denominator) }
    if denominator == 0 || denominator == clusters.count {
      designEffect = 1
    } else if clusters.count == 1 || numerator == 0 || numerator == denominator {
      // No spread to see: nothing speaks against the units of a cluster being all one.
      designEffect = squares / n
    } else {
      let p = Double(numerator) / n
      let spread = clusters.reduce(0.0) { sum, cluster in
        let residual = Double(cluster.numerator) - p * Double(cluster.denominator)
        return sum + residual * residual
      }
      let count = Double(clusters.count)
      designEffect = max(1, count / (count - 1) * spread / (n * p * (1 - p)))
    }
  }

  /// 0…1; `nil` without units.
  public var estimate: Double? {
    denominator == 0 ? nil : Double(numerator) / Double(denominator)
  }

  /// How many independent units would say as much.
  public var effectiveUnits: Double { Double(denominator) / designEffect }

  /// Wilson's interval for the effective units, level 0.95, with Student's deviate for the
  /// number of clusters.
  ///
  /// The plain Wilson interval where every cluster is one unit. In simulations it holds its
  /// level where the percentile bootstrap over clusters falls short: with few clusters and
  /// with shares near 0 or 1.
  ///
  /// - Returns: `nil` without units.
  public var interval: Interval? { estimate.map { _ in interval(deviate: deviate95) } }

  /// The deviate that fits the number of clusters.
  var deviate95: Double {
    clusters < 2 || clusters == denominator
      ? normalDeviate95 : StudentT.deviate95(degrees: clusters - 1)
  }

  /// Wilson's interval at any level; there must be units.
  func interval(deviate: Double) -> Interval {
    wilsonInterval(estimate ?? 0, of: effectiveUnits, deviate: deviate)
  }
}
