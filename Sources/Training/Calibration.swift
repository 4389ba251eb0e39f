/// Whether probabilities mean what they say, and the one number that makes them do so better.
public enum Calibration {
  /// The temperature that gives the least log loss when scores are divided by it.
  ///
  /// The loss is convex in 1 / temperature, so Newton steps, kept inside a shrinking interval,
  /// find the one minimum. Above 1 the model was too sure of itself. Scores that are right, or
  /// wrong, everywhere have no minimum and give a temperature near a bound.
  /// Source: C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger, ICML 2017.
  ///
  /// - Parameters:
  ///   - scores: of each row, one for each class; not probabilities.
  ///   - labels: the class of each row.
  ///   - weights: how much each row counts; `nil` for 1 each.
  /// - Returns: 0.01...100; 1 if there are no rows.
  public static func temperature(
    scores: [[Double]], labels: [Int], weights: [Double]? = nil
  ) -> Double {
    let classes = scores.first?.count ?? 1
    precondition(scores.allSatisfy { $0.count == classes }, "as many scores in each row")
    let weights = checkedWeights(
      rows: scores.count, labels: labels, weights: weights, classes: classes)
    guard weights.contains(where: { $0 > 0 }) else { return 1 }

    var (low, high) = (0.01, 100.0)
    var inverse = 1.0
    for _ in 0..<200 {
      let (slope, bend) = derivatives(scores, labels, weights, inverse)
      guard slope != 0 else { break }
      if slope > 0 { high = inverse } else { low = inverse }
      let newton = inverse - slope / bend
      // Halving on a log scale where Newton leaves the interval, or the curve is flat.
      let next = newton > low && newton < high ? newton : (low * high).squareRoot()
      let moved = abs(next - inverse)
      inverse = next
      if moved <= 1e-12 * inverse { break }
    }
    return 1 / inverse
  }

  /// Weighted mean log loss, in nats, of scores divided by a temperature; 0 without rows.
  public static func logLoss(
    scores: [[Double]], labels: [Int], weights: [Double]? = nil, temperature: Double = 1
  ) -> Double {
    let classes = scores.first?.count ?? 1
    precondition(scores.allSatisfy { $0.count == classes }, "as many scores in each row")
    let weights = checkedWeights(
      rows: scores.count, labels: labels, weights: weights, classes: classes)
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return 0 }
    var loss = 0.0
    for (row, label) in labels.enumerated() {
      var scaled = scores[row].map { $0 / temperature }
      loss += weights[row] * softmaxLoss(&scaled, classes: classes, label: label)
    }
    return loss / sum
  }

  /// First and second derivative of the log loss in the inverse temperature: the difference of
  /// the expected and the own score, and the variance of the score.
  private static func derivatives(
    _ scores: [[Double]], _ labels: [Int], _ weights: [Double], _ inverse: Double
  ) -> (slope: Double, bend: Double) {
    var (slope, bend) = (0.0, 0.0)
    for (row, label) in labels.enumerated() {
      var shares = scores[row].map { $0 * inverse }
      _ = softmaxLoss(&shares, classes: shares.count, label: label)
      let mean = zip(shares, scores[row]).reduce(0) { $0 + $1.0 * $1.1 }
      slope += weights[row] * (mean - scores[row][label])
      let variance = zip(shares, scores[row]).reduce(0) {
        $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean)
      }
      bend += weights[row] * variance
    }
    return (slope, bend)
  }
}
