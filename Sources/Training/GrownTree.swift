import TextModels

/// A tree as it grows: splits by bin, leaves by the rows that fall into them.
struct GrownTree {
  /// A split's bins are those up to and with `bin` on its left. A child is a split's place, or
  /// `~place` for a leaf.
  struct Split {
    var feature: Int
    var bin: UInt8
    var left: Int
    var right: Int
  }

  var splits: [Split] = []
  var values: [Float] = []
  var gains: [(feature: Int, gain: Double)] = []

  /// Adds each row's leaf to its score of one class, rows that the tree was not grown on too.
  ///
  /// The scores are those that ``TreeEnsemble`` will give, its leaves being `Float` as well.
  func addValues(
    to scores: inout [Double], label: Int, classes: Int, table: BinnedTable
  ) {
    guard !splits.isEmpty else {
      for row in 0..<table.rows { scores[row * classes + label] += Double(values[0]) }
      return
    }
    for row in 0..<table.rows {
      var node = 0
      while node >= 0 {
        let split = splits[node]
        let code = table.codes[split.feature * table.rows + row]
        node = code <= split.bin ? split.left : split.right
      }
      scores[row * classes + label] += Double(values[~node])
    }
  }

  /// The tree with the thresholds that the bins stand for.
  func tree(_ table: BinnedTable) -> DecisionTree {
    splits.isEmpty ? .leaf(values[0]) : tree(table, 0)
  }

  private func tree(_ table: BinnedTable, _ node: Int) -> DecisionTree {
    guard node >= 0 else { return .leaf(values[~node]) }
    let split = splits[node]
    return .split(
      feature: UInt16(split.feature), threshold: table.bounds[split.feature][Int(split.bin)],
      left: tree(table, split.left), right: tree(table, split.right))
  }
}
