/// Sums of gradients and counts of rows by feature and bin, for the rows of one leaf.
struct Histogram {
  /// First and second derivatives, 256 for each feature.
  private(set) var sums: [SIMD2<Double>]
  /// Rows, likewise.
  private(set) var counts: [UInt32]

  static let width = 256

  init(features: Int) {
    sums = [SIMD2<Double>](repeating: .zero, count: features * Self.width)
    counts = [UInt32](repeating: 0, count: features * Self.width)
  }

  /// Counts the rows of a leaf anew.
  ///
  /// Unsafe buffers: this is the one loop that training spends its time in, some 10⁹ passes,
  /// and bounds checks on its five lists cost more than its sums. A code is a byte, so it is
  /// always inside its feature's 256; rows come from the table's own range.
  ///
  /// - Parameters:
  ///   - features: those of the tree; the histogram has them in this order.
  ///   - gradients: one for each of `rows`, in their order.
  mutating func count(
    _ table: BinnedTable, features: [Int], rows: ArraySlice<Int32>,
    gradients: [SIMD2<Double>]
  ) {
    precondition(gradients.count == rows.count && sums.count >= features.count * Self.width)
    sums.withUnsafeMutableBufferPointer { sums in
      counts.withUnsafeMutableBufferPointer { counts in
        table.codes.withUnsafeBufferPointer { codes in
          rows.withUnsafeBufferPointer { rows in
            gradients.withUnsafeBufferPointer { gradients in
              for (place, feature) in features.enumerated() {
                let start = place * Self.width
                let column = feature * table.rows
                for bin in start..<start + Self.width {
                  sums[bin] = .zero
                  counts[bin] = 0
                }
                for entry in rows.indices {
                  let bin = start + Int(codes[column + Int(rows[entry])])
                  sums[bin] += gradients[entry]
                  counts[bin] += 1
                }
              }
            }
          }
        }
      }
    }
  }

  /// Takes away a part: what is left is the histogram of the other rows.
  mutating func subtract(_ part: Histogram, features: Int) {
    let end = features * Self.width
    precondition(sums.count >= end && part.sums.count >= end)
    sums.withUnsafeMutableBufferPointer { sums in
      part.sums.withUnsafeBufferPointer { other in
        for place in 0..<end { sums[place] -= other[place] }
      }
    }
    counts.withUnsafeMutableBufferPointer { counts in
      part.counts.withUnsafeBufferPointer { other in
        for place in 0..<end { counts[place] &-= other[place] }
      }
    }
  }
}
