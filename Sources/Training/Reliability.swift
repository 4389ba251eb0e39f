import TextModels

/// How often the likeliest class was right, by how likely it was said to be.
public struct Reliability: Hashable, Sendable {
  /// Rows whose confidence lies in one range.
  public struct Bin: Hashable, Sendable {
    /// The range: above `lower`, up to and with `upper`; the first has 0 too.
    public var lower: Double
    public var upper: Double
    public var rows: Int
    /// The rows' weights added up.
    public var weight: Double
    /// Weighted mean confidence, 0...1; `nil` without rows that count.
    public var meanConfidence: Double?
    /// Weighted share of rows whose likeliest class is theirs, 0...1; `nil` likewise.
    public var accuracy: Double?
  }

  /// Ranges of one width, from 0 to 1.
  public let bins: [Bin]

  /// The mean of |accuracy − confidence| over bins, by weight, 0...1; 0 without rows.
  public let expectedCalibrationError: Double

  /// Sorts rows into bins.
  ///
  /// - Parameters:
  ///   - probabilities: of each row, one for each class; the highest is the confidence, its
  ///     place, the first if several are, the class.
  ///   - labels: the class of each row.
  ///   - weights: how much each row counts; `nil` for 1 each.
  ///   - count: how many bins.
  public init(
    probabilities: [[Double]], labels: [Int], weights: [Double]? = nil, bins count: Int = 10
  ) {
    precondition(count >= 1, "at least one bin")
    let classes = probabilities.first?.count ?? 1
    precondition(probabilities.allSatisfy { $0.count == classes }, "as many in each row")
    let weights = checkedWeights(
      rows: probabilities.count, labels: labels, weights: weights, classes: classes)
    var rows = [Int](repeating: 0, count: count)
    var (sums, sure, right) = (
      [Double](repeating: 0, count: count), [Double](repeating: 0, count: count),
      [Double](repeating: 0, count: count)
    )
    for (row, shares) in probabilities.enumerated() {
      let best = highest(shares)
      let confidence = shares[best]
      precondition((0...1.000_001).contains(confidence), "probabilities lie in 0...1")
      let bin = max(0, min(count - 1, Int((confidence * Double(count)).rounded(.up)) - 1))
      rows[bin] += 1
      sums[bin] += weights[row]
      sure[bin] += weights[row] * confidence
      if best == labels[row] { right[bin] += weights[row] }
    }
    let total = sums.reduce(0, +)
    var error = 0.0
    bins = (0..<count).map { bin in
      let sum = sums[bin]
      if sum > 0 { error += abs(right[bin] - sure[bin]) / total }
      return Bin(
        lower: Double(bin) / Double(count), upper: Double(bin + 1) / Double(count),
        rows: rows[bin], weight: sum, meanConfidence: sum > 0 ? sure[bin] / sum : nil,
        accuracy: sum > 0 ? right[bin] / sum : nil)
    }
    expectedCalibrationError = error
  }
}
