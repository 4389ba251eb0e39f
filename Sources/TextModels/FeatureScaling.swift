/// Brings dense numbers to a common scale: (number − mean) ÷ deviation, feature by feature.
///
/// A number that is missing (not a number) becomes 0, the mean. Written by `Training`, applied
/// before a ``LinearModel`` over dense numbers.
public struct FeatureScaling: Hashable, Sendable {
  /// The mean of each feature over the training rows.
  public let means: [Float]

  /// The standard deviation of each feature, above 0; 1 for a constant feature.
  public let deviations: [Float]

  /// Traps unless counts agree, numbers are finite and deviations above 0.
  public init(means: [Float], deviations: [Float]) {
    precondition(means.count == deviations.count, "a deviation for each mean")
    precondition(means.allSatisfy(\.isFinite), "finite means")
    precondition(deviations.allSatisfy { $0 > 0 && $0.isFinite }, "deviations above 0")
    self.means = means
    self.deviations = deviations
  }

  /// The row on the common scale, limited to −10...10; traps unless it has a number for each
  /// feature.
  ///
  /// The limit keeps one absurd number from deciding a linear score.
  public func apply(_ row: [Float]) -> [Float] {
    precondition(row.count == means.count, "a row has \(means.count) numbers, not \(row.count)")
    return row.indices.map { place in
      let scaled = (row[place] - means[place]) / deviations[place]
      return scaled.isNaN ? 0 : max(-10, min(10, scaled))
    }
  }

  private static let mark = "Scal"

  /// The scaling in a compact form: a mark, the version, a count UInt32, then for each feature
  /// mean and deviation as Float32, little endian.
  public func encoded() -> [UInt8] {
    var writer = ByteWriter(mark: Self.mark, version: 1)
    writer.write(UInt32(means.count))
    for (mean, deviation) in zip(means, deviations) {
      writer.write(mean)
      writer.write(deviation)
    }
    return writer.bytes
  }

  /// The scaling that ``encoded()`` wrote; throws on any other bytes.
  public init(decoding bytes: [UInt8]) throws(ModelDecodingError) {
    var reader = try ByteReader(bytes, mark: Self.mark, version: 1)
    let count = Int(try reader.integer(UInt32.self))
    try reader.require(8 * count)
    var means: [Float] = []
    var deviations: [Float] = []
    for _ in 0..<count {
      means.append(try reader.float("a mean"))
      let deviation = try reader.float("a deviation")
      guard deviation > 0 else { throw reader.invalid("a deviation is not above 0") }
      deviations.append(deviation)
    }
    try reader.finish()
    self.init(means: means, deviations: deviations)
  }
}
