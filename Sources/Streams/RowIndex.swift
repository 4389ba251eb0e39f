import Records

/// How many records each frame holds, so that a record is found by its number.
///
/// A skippable frame right before the seek table, which lists it as a frame of 0 plain bytes,
/// as the seekable format provides; every zstd tool passes over both. Content: 8 bytes that
/// say what it is, a number of 4 bytes (little-endian) for each frame before it, and the
/// first 8 bytes of the SHA-256 of all that.
struct RowIndex: Equatable {
  /// Records, header and end lines not counted, of each frame in the file's order.
  var records: [Int] = []

  private static let skippableMagic: UInt32 = 0x184D_2A5D
  private static let name = Array("lacunaRI".utf8)
  private static let digestSize = 8

  /// The index as a skippable frame.
  var bytes: [UInt8] {
    var content = RowIndex.name
    for count in records { content.append(littleEndian: UInt32(count)) }
    return .skippableFrame(magic: RowIndex.skippableMagic, content + RowIndex.digest(content))
  }

  init(records: [Int] = []) {
    self.records = records
  }

  /// Reads a skippable frame; `nil` if it is anything else, or not as it was written.
  init?(_ frame: [UInt8]) {
    let head = 8 + RowIndex.name.count
    let end = frame.count - RowIndex.digestSize
    guard end >= head, (end - head) % 4 == 0,
      frame.littleEndian(at: 0) == RowIndex.skippableMagic,
      Int(frame.littleEndian(at: 4)) == frame.count - 8,
      frame[8..<head].elementsEqual(RowIndex.name),
      frame[end...].elementsEqual(RowIndex.digest(Array(frame[8..<end])))
    else { return nil }
    records = stride(from: head, to: end, by: 4).map { Int(frame.littleEndian(at: $0)) }
  }

  private static func digest(_ content: [UInt8]) -> [UInt8] {
    var digest = Digest()
    digest.update(content)
    return Array(digest.bytes.prefix(digestSize))
  }
}
