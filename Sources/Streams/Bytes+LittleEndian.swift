/// Numbers as the zstd formats store them.
extension [UInt8] {
  mutating func append(littleEndian number: UInt32) {
    Swift.withUnsafeBytes(of: number.littleEndian) { self += $0 }
  }

  /// The number of 4 bytes that begins at an index, which must be there.
  func littleEndian(at index: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(self[index + $1]) << (8 * $1) }
  }

  /// A frame that zstd's readers pass over.
  static func skippableFrame(magic: UInt32, _ content: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(littleEndian: magic)
    bytes.append(littleEndian: UInt32(content.count))
    return bytes + content
  }
}
