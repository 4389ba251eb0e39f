/// Grows one tree after another, each time splitting the leaf that gains most.
struct TreeGrower {
  private let table: BinnedTable
  private let options: BoostedTrees.Options
  /// One for each leaf, kept between trees so that their memory is asked for once.
  private var histograms: [Histogram]

  /// Least second derivative of a leaf, as LightGBM's `min_sum_hessian_in_leaf`.
  private static let leastHessian = 1e-3
  /// Gains below this are rounding.
  private static let leastGain = 1e-10

  init(table: BinnedTable, options: BoostedTrees.Options) {
    self.table = table
    self.options = options
    histograms = []
  }

  /// A leaf: which rows it has, and how it is best split.
  private struct Leaf {
    /// Its part of the list of rows.
    var range: Range<Int>
    var sum: SIMD2<Double>
    var histogram: Int
    var best: Candidate?
    /// The split that it hangs from, and on which side.
    var parent: (split: Int, isLeft: Bool)?
  }

  private struct Candidate {
    var gain: Double
    var place: Int
    var bin: Int
    var left: SIMD2<Double>
  }

  /// Grows a tree on some rows and features.
  ///
  /// - Parameter gradients: of each row of the table.
  mutating func grow(
    rows: [Int], features: [Int], gradients: UnsafeBufferPointer<SIMD2<Double>>
  ) -> GrownTree {
    var order = rows.map { Int32($0) }
    var root = Leaf(range: 0..<order.count, sum: .zero, histogram: 0)
    for row in rows { root.sum += gradients[row] }
    var tree = GrownTree()
    count(root, order, features, gradients)
    root.best = best(root, features.count)
    var leaves = [root]
    while leaves.count < options.leaves {
      var chosen: Int?
      for (place, leaf) in leaves.enumerated() {
        guard let gain = leaf.best?.gain else { continue }
        if gain > chosen.flatMap({ leaves[$0].best?.gain }) ?? 0 { chosen = place }
      }
      guard let chosen, let split = leaves[chosen].best else { break }
      let isLast = leaves.count + 1 == options.leaves
      let parent = leaves[chosen]
      tree.gains.append((features[split.place], split.gain))
      tree.splits.append(
        GrownTree.Split(
          feature: features[split.place], bin: UInt8(split.bin), left: ~chosen,
          right: ~leaves.count))
      link(parent, to: tree.splits.count - 1, in: &tree)

      let middle = partition(
        &order, parent.range, feature: features[split.place], bin: UInt8(split.bin))
      let splitPlace = tree.splits.count - 1
      var left = Leaf(
        range: parent.range.lowerBound..<middle, sum: split.left, histogram: parent.histogram,
        parent: (splitPlace, true))
      var right = Leaf(
        range: middle..<parent.range.upperBound, sum: parent.sum - split.left,
        histogram: leaves.count, parent: (splitPlace, false))
      if !isLast {
        // Count the smaller side; the larger is what it leaves of the parent.
        if left.range.count < right.range.count {
          swap(&left.histogram, &right.histogram)
          count(left, order, features, gradients)
          histograms[right.histogram].subtract(
            histograms[left.histogram], features: features.count)
        } else {
          count(right, order, features, gradients)
          histograms[left.histogram].subtract(
            histograms[right.histogram], features: features.count)
        }
        left.best = best(left, features.count)
        right.best = best(right, features.count)
      }
      leaves[chosen] = left
      leaves.append(right)
    }
    tree.values = leaves.map { leaf in
      tree.splits.isEmpty
        ? 0 : Float(-options.learningRate * leaf.sum.x / (leaf.sum.y + options.l2))
    }
    return tree
  }

  /// Tells the split above a leaf that the leaf became a split.
  private func link(_ leaf: Leaf, to split: Int, in tree: inout GrownTree) {
    guard let parent = leaf.parent else { return }
    if parent.isLeft {
      tree.splits[parent.split].left = split
    } else {
      tree.splits[parent.split].right = split
    }
  }

  /// Puts the rows that go left first, both sides in their old order; gives where right begins.
  private func partition(
    _ order: inout [Int32], _ range: Range<Int>, feature: Int, bin: UInt8
  ) -> Int {
    var right: [Int32] = []
    var place = range.lowerBound
    for entry in range {
      let row = order[entry]
      if table.codes[feature * table.rows + Int(row)] <= bin {
        order[place] = row
        place += 1
      } else {
        right.append(row)
      }
    }
    order.replaceSubrange(place..<range.upperBound, with: right)
    return place
  }

  private mutating func count(
    _ leaf: Leaf, _ order: [Int32], _ features: [Int],
    _ gradients: UnsafeBufferPointer<SIMD2<Double>>
  ) {
    while histograms.count <= leaf.histogram {
      histograms.append(Histogram(features: table.usable.count))
    }
    let rows = order[leaf.range]
    histograms[leaf.histogram].count(
      table, features: features, rows: rows, gradients: rows.map { gradients[Int($0)] })
  }

  /// The split of a leaf that lowers the loss most; the first feature and lowest bin of equals.
  private func best(_ leaf: Leaf, _ features: Int) -> Candidate? {
    let least = UInt32(clamping: options.minLeafRows)
    let all = UInt32(leaf.range.count)
    guard leaf.range.count >= 2 * options.minLeafRows else { return nil }
    let histogram = histograms[leaf.histogram]
    let unsplit = worth(leaf.sum)
    var best: Candidate?
    var most = unsplit + Self.leastGain
    for place in 0..<features {
      let start = place * Histogram.width
      var left = SIMD2<Double>.zero
      var count: UInt32 = 0
      for bin in 0..<Histogram.width - 1 {
        let rows = histogram.counts[start + bin]
        guard rows > 0 else { continue }
        count += rows
        left += histogram.sums[start + bin]
        guard count >= least else { continue }
        guard all - count >= least else { break }
        let right = leaf.sum - left
        guard min(left.y, right.y) >= Self.leastHessian else { continue }
        let gain = worth(left) + worth(right)
        if gain > most {
          most = gain
          best = Candidate(gain: gain - unsplit, place: place, bin: bin, left: left)
        }
      }
    }
    return best
  }

  /// Twice what a leaf of this sum lowers the loss by.
  private func worth(_ sum: SIMD2<Double>) -> Double {
    sum.x * sum.x / (sum.y + options.l2)
  }
}
