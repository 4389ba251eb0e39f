// The format, little endian:
//
//   "LinM"  version 1  form (0 = Float32, 1 = bytes)  classes UInt8  dimensions UInt32
//   bias: Float32 × classes
//   form 0: weights by feature, then class: Float32 × classes × dimensions
//   form 1: scales: Float32 × classes
//           one bit for each feature, lowest bit first, set if any class's weight is not 0
//           Int8 × classes for each set bit
//
// Hashed features leave most buckets without a weight; the bits make those cost 1/8 byte.

extension LinearModel {
  private static let mark = "LinM"

  /// Most weights that decoding accepts, so that damaged bytes cannot ask for all memory.
  private static let mostWeights = 1 << 26

  /// The model in a compact form: equal models give equal bytes.
  ///
  /// Weights are 4 bytes each, or 1 if ``isQuantized``. Traps if there are more than 255
  /// classes or 2²⁶ weights.
  public func encoded() -> [UInt8] {
    precondition(classes <= 255 && classes * dimensions <= Self.mostWeights, "too many weights")
    var writer = ByteWriter(mark: Self.mark, version: 1)
    writer.write(isQuantized ? 1 : 0 as UInt8)
    writer.write(UInt8(classes))
    writer.write(UInt32(dimensions))
    for number in bias { writer.write(number) }
    switch weights {
    case .float(let flat):
      for weight in flat { writer.write(weight) }
    case .int8(let flat, let scales):
      for scale in scales { writer.write(scale) }
      let used = (0..<dimensions).map { feature in
        flat[feature * classes..<(feature + 1) * classes].contains { $0 != 0 }
      }
      for start in stride(from: 0, to: dimensions, by: 8) {
        var bits: UInt8 = 0
        for feature in start..<min(start + 8, dimensions) where used[feature] {
          bits |= 1 << UInt8(feature - start)
        }
        writer.write(bits)
      }
      for feature in 0..<dimensions where used[feature] {
        for label in 0..<classes { writer.write(flat[feature * classes + label]) }
      }
    }
    return writer.bytes
  }

  /// The model that ``encoded()`` wrote; throws on any other bytes.
  ///
  /// Bytes are not sealed: damage that leaves a well-formed model with another weight is not
  /// noticed here.
  public init(decoding bytes: [UInt8]) throws(ModelDecodingError) {
    var reader = try ByteReader(bytes, mark: Self.mark, version: 1)
    let form = try reader.integer(UInt8.self)
    guard form <= 1 else { throw reader.invalid("weights have form \(form), not 0 or 1") }
    let classes = Int(try reader.integer(UInt8.self))
    guard classes > 0 else { throw reader.invalid("there are no classes") }
    let dimensions = Int(try reader.integer(UInt32.self))
    guard classes * dimensions <= Self.mostWeights else {
      throw reader.invalid("\(classes) × \(dimensions) weights are too many")
    }
    let bias = try reader.floats(classes, "a bias")
    let weights: Weights
    if form == 0 {
      weights = .float(try reader.floats(classes * dimensions, "a weight"))
    } else {
      weights = try reader.quantized(classes: classes, dimensions: dimensions)
    }
    try reader.finish()
    self.init(classes: classes, dimensions: dimensions, bias: bias, weights: weights)
  }
}

extension ByteReader {
  fileprivate mutating func floats(
    _ count: Int, _ meaning: String
  ) throws(ModelDecodingError) -> [Float] {
    try require(4 * count)
    var numbers: [Float] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count { numbers.append(try float(meaning)) }
    return numbers
  }

  fileprivate mutating func quantized(
    classes: Int, dimensions: Int
  ) throws(ModelDecodingError) -> LinearModel.Weights {
    let scales = try floats(classes, "a scale")
    guard scales.allSatisfy({ $0 >= 0 }) else { throw invalid("a scale is negative") }
    try require((dimensions + 7) / 8)
    var used: [Int] = []
    for start in stride(from: 0, to: dimensions, by: 8) {
      let bits = try integer(UInt8.self)
      for place in 0..<8 where bits >> UInt8(place) & 1 == 1 {
        guard start + place < dimensions else { throw invalid("a bit has no feature") }
        used.append(start + place)
      }
    }
    try require(used.count * classes)
    var flat = [Int8](repeating: 0, count: classes * dimensions)
    for feature in used {
      for label in 0..<classes { flat[feature * classes + label] = try integer(Int8.self) }
    }
    return .int8(flat, scales: scales)
  }
}
