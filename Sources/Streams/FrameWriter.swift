import CZstd
import Foundation
import Records

/// Bytes into independent zstd frames, with a row index and a seek table behind the last one.
///
/// Each frame has a content checksum and holds whole lines, about 1 MiB of them, so that
/// frames can be read alone. The table is the public zstd seekable format's: like the index
/// a skippable frame, which other readers pass over.
final class FrameWriter {
  /// Plain bytes per frame, roughly: a line is never split.
  static let frameSize = 1 << 20

  private let sink: Descriptor
  private let context: OpaquePointer
  private var packed: [UInt8] = []
  private var table = SeekTable()
  private var index = RowIndex()

  init(_ sink: Descriptor, level: Int32) {
    self.sink = sink
    context = ZSTD_createCCtx()!  // fails only without memory
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level)
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit { ZSTD_freeCCtx(context) }

  /// Writes one frame.
  ///
  /// - Parameter records: how many of its lines are records.
  func write(_ plain: [UInt8], records: Int) throws {
    guard !plain.isEmpty else { return }
    let bound = ZSTD_compressBound(plain.count)
    if packed.count < bound { packed = [UInt8](repeating: 0, count: bound) }
    let size = packed.withUnsafeMutableBytes { target in
      plain.withUnsafeBytes { source in
        ZSTD_compress2(context, target.baseAddress, target.count, source.baseAddress, source.count)
      }
    }
    guard ZSTD_isError(size) == 0 else {
      throw StreamError.write(reason: "zstd: " + String(cString: ZSTD_getErrorName(size)))
    }
    try sink.write(Array(packed[..<size]))
    table.add(compressed: size, plain: plain.count)
    index.records.append(records)
  }

  /// Writes index and table.
  func finish() throws {
    let index = index.bytes
    try sink.write(index)
    table.add(compressed: index.count, plain: 0)
    try sink.write(table.bytes)
  }
}
