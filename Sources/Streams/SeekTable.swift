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
    var bytes: [UInt8] = []
    func append(_ number: UInt32) {
      withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }
    append(SeekTable.skippableMagic)
    append(UInt32(frames.count * 8 + SeekTable.footerSize))
    for frame in frames {
      append(UInt32(frame.compressed))
      append(UInt32(frame.plain))
    }
    append(UInt32(frames.count))
    bytes.append(0)  // descriptor: no checksums, each frame has its own
    append(SeekTable.footerMagic)
    return bytes
  }
}
