/// Dense rows with each number replaced by the place of its bin, feature after feature.
struct BinnedTable {
  let rows: Int
  let features: Int

  /// Which features have more than one bin; the others cannot split anything.
  let usable: [Int]

  /// For each feature the upper bounds of its bins but the last, ascending: bin b holds what is
  /// `bounds[b]` or less, and more than the bound before.
  let bounds: [[Float]]

  /// Bins, feature by feature, then row by row. Bytes: a feature's column then fits the
  /// processor's nearest cache, which is most of what makes histograms fast.
  let codes: [UInt8]

  /// - Parameter bins: most bins of a feature, 2...255, one for missing numbers included.
  init(_ table: [[Float]], features: Int, bins: Int) {
    rows = table.count
    self.features = features
    var bounds: [[Float]] = []
    var codes = [UInt8](repeating: 0, count: rows * features)
    for feature in 0..<features {
      let column = table.map { Self.limited($0[feature]) }
      let own = Self.bounds(column, bins: bins)
      for (row, number) in column.enumerated() {
        codes[feature * rows + row] = Self.code(number, own)
      }
      bounds.append(own)
    }
    self.bounds = bounds
    self.codes = codes
    usable = bounds.indices.filter { !bounds[$0].isEmpty }
  }

  /// Infinite numbers become the largest finite ones, so that every bound is finite.
  private static func limited(_ number: Float) -> Float {
    let most = Float.greatestFiniteMagnitude
    return number.isNaN ? number : max(-most, min(most, number))
  }

  /// The first bin whose bound is not below the number; missing numbers are in the first.
  private static func code(_ number: Float, _ bounds: [Float]) -> UInt8 {
    var (low, high) = (0, bounds.count)
    while low < high {
      let middle = (low + high) / 2
      if number > bounds[middle] { low = middle + 1 } else { high = middle }
    }
    return UInt8(low)
  }

  /// One bin for each value where there are few; else bins of about equal numbers of rows,
  /// where a value that fills a bin alone gets its own.
  ///
  /// Missing numbers go left of everything, so they get a first bin with the lowest bound.
  private static func bounds(_ column: [Float], bins: Int) -> [Float] {
    let sorted = column.filter { !$0.isNaN }.sorted()
    let missing = sorted.count < column.count
    var bounds = missing && !sorted.isEmpty ? [-Float.greatestFiniteMagnitude] : []
    var values: [(number: Float, count: Int)] = []
    for number in sorted {
      if values.last?.number == number {
        values[values.count - 1].count += 1
      } else {
        values.append((number, 1))
      }
    }
    var (rowsLeft, binsLeft) = (sorted.count, bins - bounds.count)
    var filled = 0
    let single = values.count <= binsLeft
    for place in values.indices.dropLast() {
      filled += values[place].count
      let (next, after) = (values[place + 1].number, values[place + 1].count)
      let target = rowsLeft / max(binsLeft, 1)
      guard single || (binsLeft > 1 && (filled >= target || after >= target)) else { continue }
      rowsLeft -= filled
      binsLeft -= 1
      filled = 0
      let middle = values[place].number / 2 + next / 2
      // Halves of tiny numbers may round past either neighbor.
      let fits = middle >= values[place].number && middle < next
      let bound = fits ? middle : values[place].number
      if bounds.last != bound { bounds.append(bound) }
    }
    return bounds
  }
}
