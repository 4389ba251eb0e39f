import TextModels

/// Sparse rows one after another, with only the features that occur often enough, renumbered.
struct SparseTable {
  /// The number of features before renumbering.
  let dimensions: Int

  /// The original number of each feature that is left. The most frequent come first, which
  /// keeps the weights that are asked for most close together in the processor's cache.
  let features: [UInt32]

  /// Where each row begins in `columns` and `values`, and after the last, their end.
  let starts: [Int]

  /// Places in `features`, row after row.
  let columns: [UInt32]
  let values: [Float]

  init(_ rows: [SparseVector], dimensions: Int, minRows: Int) {
    var counts = [Int](repeating: 0, count: dimensions)
    for row in rows {
      for (index, value) in zip(row.indices, row.values) where value != 0 {
        precondition(value.isFinite, "a feature's value is a finite number")
        counts[Int(index)] += 1
      }
    }
    let least = max(minRows, 1)
    let kept = counts.indices.filter { counts[$0] >= least }
      .sorted { (counts[$1], $0) < (counts[$0], $1) }
    var places = [UInt32](repeating: .max, count: dimensions)
    for (place, feature) in kept.enumerated() { places[feature] = UInt32(place) }

    var starts = [0]
    var columns: [UInt32] = []
    var values: [Float] = []
    let entries = kept.reduce(0) { $0 + counts[$1] }
    columns.reserveCapacity(entries)
    values.reserveCapacity(entries)
    for row in rows {
      for (index, value) in zip(row.indices, row.values) where value != 0 {
        let place = places[Int(index)]
        guard place != .max else { continue }
        columns.append(place)
        values.append(value)
      }
      starts.append(columns.count)
    }
    self.dimensions = dimensions
    self.features = kept.map { UInt32($0) }
    self.starts = starts
    self.columns = columns
    self.values = values
  }
}
