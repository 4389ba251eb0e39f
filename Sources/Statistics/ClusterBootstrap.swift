/// A percentile bootstrap interval for a ratio of sums, drawing whole clusters, level 0.95.
///
/// Rows of one subject resemble each other; drawing subjects instead of rows keeps that
/// dependence. Assumes that clusters are exchangeable and independent, and wants some
/// twenty of them: with fewer the interval is too narrow.
/// Source: A. C. Davison, D. V. Hinkley, Bootstrap Methods and their Application (1997), ch. 3.
///
/// - Parameters:
///   - clusters: numerator and denominator of each.
///   - draws: how many resamples.
///   - seed: equal seeds give equal intervals, on any machine.
/// - Returns: `nil` if there are fewer than two clusters or all denominators are 0.
public func clusterBootstrap(
  _ clusters: [(numerator: Int, denominator: Int)], draws: Int = 2000, seed: UInt64
) -> Interval? {
  guard clusters.count >= 2, clusters.contains(where: { $0.denominator > 0 }) else { return nil }
  var random = SplitMix64(seed: seed)
  var ratios: [Double] = []
  ratios.reserveCapacity(draws)
  for _ in 0..<draws {
    var (numerator, denominator) = (0, 0)
    for _ in clusters {
      let drawn = clusters[random.index(below: clusters.count)]
      numerator += drawn.numerator
      denominator += drawn.denominator
    }
    if denominator > 0 { ratios.append(Double(numerator) / Double(denominator)) }
  }
  ratios.sort()
  return Interval(lower: quantile(ratios, 0.025), upper: quantile(ratios, 0.975))
}

/// The quantile of sorted values by linear interpolation between the nearest two.
func quantile(_ sorted: [Double], _ share: Double) -> Double {
  let place = share * Double(sorted.count - 1)
  let below = Int(place)
  let above = min(below + 1, sorted.count - 1)
  return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
}
