/// A signed sum of shares over the same clusters: a gap between groups, or a difference of
/// gaps.
///
/// The interval combines the shares' own clustered Wilson intervals, with the correlations
/// that the shared clusters bring: with d = Σ c_i p_i and ε_i the distance from p_i to the
/// bound that moves d down, the lower bound is `d − √(Σ_i Σ_j c_i c_j ρ_ij ε_i ε_j)`, and the
/// upper one is built likewise. It needs no resampling and does not collapse where a share is
/// 0 or 1. Assumes that clusters are independent and exchangeable.
/// Source: G. Y. Zou, American Journal of Epidemiology 168 (2008) 212–224 (MOVER).
public struct RateContrast: Sendable {
  /// One share: its sign in the sum, and its counts in each cluster, the clusters in the same
  /// order for all shares.
  public struct Term: Sendable {
    public let sign: Int
    public let counts: [(numerator: Int, denominator: Int)]

    public init(sign: Int, counts: [(numerator: Int, denominator: Int)]) {
      self.sign = sign
      self.counts = counts
    }
  }

  /// The sum of signed shares.
  public let estimate: Double
  /// Clusters in which any share has units.
  public let clusters: Int
  /// The shares, in the order of the terms.
  public let rates: [ClusteredRate]

  private let signs: [Double]
  private let correlations: [[Double]]

  /// - Returns: `nil` if a share has no units, or all of them lie in fewer than two clusters.
  public init?(_ terms: [Term]) {
    rates = terms.map { ClusteredRate($0.counts) }
    let shares = rates.compactMap(\.estimate)
    let inUse = (terms.first?.counts.indices ?? 0..<0).filter { cluster in
      terms.contains { $0.counts[cluster].denominator > 0 }
    }
    guard shares.count == terms.count, inUse.count >= 2 else { return nil }
    signs = terms.map { Double($0.sign) }
    clusters = inUse.count
    estimate = zip(signs, shares).reduce(0) { $0 + $1.0 * $1.1 }
    let residuals = zip(terms, shares).map { term, share in
      inUse.map { cluster in
        Double(term.counts[cluster].numerator) - share * Double(term.counts[cluster].denominator)
      }
    }
    func product(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    correlations = residuals.indices.map { i in
      residuals.indices.map { j in
        if i == j { return 1 }
        let scale =
          (product(residuals[i], residuals[i]) * product(residuals[j], residuals[j])).squareRoot()
        return scale > 0 ? product(residuals[i], residuals[j]) / scale : 0
      }
    }
  }

  /// Level 0.95.
  public var interval: Interval {
    interval(deviate: StudentT.deviate95(degrees: clusters - 1))
  }

  /// The smallest level at which the interval leaves out 0.
  public var pValue: Double {
    if estimate == 0 { return 1 }
    var (inside, outside) = (0.0, 1000.0)
    for _ in 0..<100 {
      let middle = (inside + outside) / 2
      let bounds = interval(deviate: middle)
      if bounds.lower > 0 || bounds.upper < 0 { inside = middle } else { outside = middle }
    }
    return StudentT.twoSidedTail(inside, degrees: clusters - 1)
  }

  private func interval(deviate: Double) -> Interval {
    let bounds = rates.map { $0.interval(deviate: deviate) }
    func reach(down: Bool) -> Double {
      let distances = rates.indices.map { index in
        let share = rates[index].estimate ?? 0
        return (signs[index] > 0) == down
          ? share - bounds[index].lower : bounds[index].upper - share
      }
      var sum = 0.0
      for i in distances.indices {
        for j in distances.indices {
          sum += signs[i] * signs[j] * correlations[i][j] * distances[i] * distances[j]
        }
      }
      return max(0, sum).squareRoot()
    }
    let limit = Double(signs.count) / 2
    return Interval(
      lower: max(-limit, estimate - reach(down: true)),
      upper: min(limit, estimate + reach(down: false)))
  }
}
