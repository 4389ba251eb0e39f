/// What every trainer asks of its labels and weights, checked in one place.
///
/// - Parameters:
///   - rows: how many rows there are.
///   - labels: the class of each row, 0..<`classes`.
///   - weights: how much each row counts, finite and 0 or more; `nil` for 1 each.
/// - Returns: the weights. Traps if anything is amiss: that is the caller's mistake, not data.
func checkedWeights(
  rows: Int, labels: [Int], weights: [Double]?, classes: Int
) -> [Double] {
  precondition(classes >= 1, "there is at least one class")
  precondition(labels.count == rows, "\(labels.count) labels for \(rows) rows")
  precondition(labels.allSatisfy { (0..<classes).contains($0) }, "labels count from 0")
  let weights = weights ?? [Double](repeating: 1, count: rows)
  precondition(weights.count == rows, "\(weights.count) weights for \(rows) rows")
  precondition(weights.allSatisfy { $0 >= 0 && $0.isFinite }, "weights are finite, 0 or more")
  return weights
}
