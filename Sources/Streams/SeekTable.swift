/// Where each frame of a file begins, as the public zstd seekable format stores it.
///
/// Source: `contrib/seekable_format/zstd_seekable_compression_format.md` of the zstd project,
/// version 0.1.1. All numbers are little-endian.
public struct SeekTable: Equatable, Sendable {
  /// A frame's size in the file, and of the plain bytes it holds.
  public struct Frame: Equatable, Sendable {
    public var compressed: Int
    public var plain: Int
  }

  public private(set) var frames: [Frame] = []

  static let skippableMagic: UInt32 = 0x184D_2A5E
  static let footerMagic: UInt32 = 0x8F92_EAB1
  static let footerSize = 9

  public init() {}

  mutating func add(compressed: Int, plain: Int) {
    frames.append(Frame(compressed: compressed, plain: plain))
  }

  /// The table as a skippable frame.
  var bytes: [UInt8] {
    var content: [UInt8] = []
    for frame in frames {
      content.append(littleEndian: UInt32(frame.compressed))
      content.append(littleEndian: UInt32(frame.plain))
    }
    content.append(littleEndian: UInt32(frames.count))
    content.append(0)  // descriptor: no checksums, each frame has its own
    content.append(littleEndian: SeekTable.footerMagic)
    return .skippableFrame(magic: SeekTable.skippableMagic, content)
  }

  /// The table that ends at a place in a file, and where it begins; `nil` if none does.
  ///
  /// A table is believed only as far as it fits: its frames and itself must be in the file.
  static func ending(
    at end: Int, of file: Descriptor
  ) throws -> (table: SeekTable, start: Int)? {
    guard end >= footerSize else { return nil }
    let footer = try file.bytes(end - footerSize..<end)
    guard footer.count == footerSize, footer.littleEndian(at: 5) == footerMagic else { return nil }
    let count = Int(footer.littleEndian(at: 0))
    let descriptor = footer[4]
    // The lowest two bits are free for others' use, the next five have to be zero.
    guard descriptor & 0b0111_1100 == 0 else { return nil }
    let entrySize = descriptor & 0b1000_0000 == 0 ? 8 : 12
    let contentSize = count * entrySize + footerSize
    let start = end - contentSize - 8
    guard start >= 0 else { return nil }
    let bytes = try file.bytes(start..<end)
    guard bytes.count == contentSize + 8, bytes.littleEndian(at: 0) == skippableMagic,
      Int(bytes.littleEndian(at: 4)) == contentSize
    else { return nil }
    var table = SeekTable()
    for index in 0..<count {
      let entry = 8 + index * entrySize
      table.add(
        compressed: Int(bytes.littleEndian(at: entry)),
        plain: Int(bytes.littleEndian(at: entry + 4)))
    }
    return table.compressed <= start ? (table, start) : nil
  }

  /// The size of all its frames.
  var compressed: Int { frames.reduce(0) { $0 + $1.compressed } }
}
