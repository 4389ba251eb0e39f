/// A row of hashed features: the buckets that occur in it, and how strongly.
public struct SparseVector: Hashable, Sendable {
  /// The buckets, strictly ascending.
  public let indices: [UInt32]

  /// One value for each of ``indices``.
  public let values: [Float]

  /// A row from buckets in any order; the values of a bucket that comes twice are added.
  ///
  /// Values that are, or add up to, 0 are left out. The sums do not depend on the machine,
  /// but are taken in the order given.
  public init(_ entries: some Sequence<(index: UInt32, value: Float)>) {
    let sorted = entries.enumerated().sorted {
      ($0.element.index, $0.offset) < ($1.element.index, $1.offset)
    }
    var indices: [UInt32] = []
    var values: [Float] = []
    indices.reserveCapacity(sorted.count)
    values.reserveCapacity(sorted.count)
    for (_, (index, value)) in sorted {
      if indices.last == index {
        values[values.count - 1] += value
      } else {
        if values.last == 0 {
          indices.removeLast()
          values.removeLast()
        }
        indices.append(index)
        values.append(value)
      }
    }
    if values.last == 0 {
      indices.removeLast()
      values.removeLast()
    }
    self.indices = indices
    self.values = values
  }

  /// A row whose buckets are in order already; traps if they are not strictly ascending, or
  /// the counts differ.
  public init(indices: [UInt32], values: [Float]) {
    precondition(indices.count == values.count, "one value for each index")
    precondition(
      zip(indices, indices.dropFirst()).allSatisfy { $0 < $1 }, "indices strictly ascending")
    self.indices = indices
    self.values = values
  }

  /// The sum of products with `weights`, one for each bucket; buckets past its end add nothing.
  public func dot(_ weights: [Float]) -> Double {
    var sum = 0.0
    for (index, value) in zip(indices, values) {
      guard Int(index) < weights.count else { break }
      sum += Double(value) * Double(weights[Int(index)])
    }
    return sum
  }

  /// The sum of products over the buckets that both rows have.
  public func dot(_ other: SparseVector) -> Double {
    var sum = 0.0
    var (mine, theirs) = (0, 0)
    while mine < indices.count, theirs < other.indices.count {
      if indices[mine] == other.indices[theirs] {
        sum += Double(values[mine]) * Double(other.values[theirs])
        mine += 1
        theirs += 1
      } else if indices[mine] < other.indices[theirs] {
        mine += 1
      } else {
        theirs += 1
      }
    }
    return sum
  }
}
