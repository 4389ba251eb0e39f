/// Whether an outcome that is said to have a chance of 0.8 is right in eight of ten rows.
public struct Calibration: Encodable, Sendable {
  /// Rows whose verdict gives its outcome a chance.
  public var n: Int
  /// The mean distance between chance and share of right ones over the bins, each weighted
  /// by its rows, 0…1.
  ///
  /// Source: M. P. Naeini, G. F. Cooper, M. Hauskrecht, AAAI 2015, 2901–2907.
  public var expectedError: Double
  /// Ten of equal width, from 0 to 1; a chance on a border belongs to the bin above.
  public var bins: [Bin]

  enum CodingKeys: String, CodingKey {
    case n, bins
    case expectedError = "expected_error"
  }

  /// The rows whose chance lies between two bounds.
  public struct Bin: Encodable, Sendable {
    public var lower: Double
    public var upper: Double
    public var n: Int
    /// The mean chance; `nil` without rows.
    public var probability: Double?
    /// The share of rows that the reference agrees with; `nil` without rows.
    public var accuracy: Double?
  }

  /// - Returns: `nil` if no verdict gives its outcome a chance.
  init?(_ pairs: [Pair]) {
    let rows = pairs.compactMap { pair in
      pair.isScored ? pair.probability.map { ($0, pair.own == pair.reference) } : nil
    }
    guard !rows.isEmpty else { return nil }
    n = rows.count
    let members = Dictionary(grouping: rows) { max(0, min(9, Int($0.0 * 10))) }
    bins = (0..<10).map { index in
      let rows = members[index] ?? []
      let count = Double(rows.count)
      return Bin(
        lower: Double(index) / 10, upper: Double(index + 1) / 10, n: rows.count,
        probability: rows.isEmpty ? nil : rows.reduce(0) { $0 + $1.0 } / count,
        accuracy: rows.isEmpty ? nil : Double(rows.count { $0.1 }) / count)
    }
    let total = Double(rows.count)
    expectedError = bins.reduce(0) { sum, bin in
      guard let probability = bin.probability, let accuracy = bin.accuracy else { return sum }
      return sum + Double(bin.n) / total * abs(accuracy - probability)
    }
  }
}
