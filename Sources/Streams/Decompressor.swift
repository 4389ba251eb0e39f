import CZstd
import Records

/// Plain bytes out of a file or pipe that is zstd-compressed or plain, told by its first bytes.
///
/// Takes any number of frames in a row and skips skippable ones. Memory stays flat: one
/// input chunk, one output chunk and zstd's window of at most 128 MiB.
final class Decompressor {
  private let source: Descriptor
  private let context: OpaquePointer
  private var input: [UInt8]
  /// What one step of decompression yields.
  private var chunk: [UInt8]
  private var available = 0..<0
  private var format: Format?
  private var isAtEnd = false
  /// Whether the last frame that was begun is not finished.
  private var isInsideFrame = false
  /// How many bytes of the source have been taken.
  private(set) var offset = 0

  /// Called when no input has come for `idleMilliseconds`, so that what is held can be passed on.
  var whenIdle: (() throws -> Void)?
  var idleMilliseconds: Int32 = 2000

  private enum Format { case plain, zstd }

  init(_ source: Descriptor) {
    self.source = source
    context = ZSTD_createDCtx()!  // fails only without memory
    input = [UInt8](repeating: 0, count: ZSTD_DStreamInSize())
    chunk = [UInt8](repeating: 0, count: ZSTD_DStreamOutSize())
  }

  deinit { ZSTD_freeDCtx(context) }

  /// Appends the next plain bytes to `output`; `false` at the end of the source.
  func read(into output: inout [UInt8]) throws -> Bool {
    while true {
      if available.isEmpty, !isAtEnd { try fill() }
      if format == nil, !(try recognise()) { return false }
      if available.isEmpty, isAtEnd {
        if isInsideFrame { throw StreamError.cutFrame(offset: offset) }
        return false
      }
      switch format {
      case .plain, nil:
        output += input[available]
        available = 0..<0
        return true
      case .zstd:
        if try inflate(into: &output) { return true }
      }
    }
  }

  private func fill() throws {
    if let whenIdle {
      while !source.waitForInput(milliseconds: idleMilliseconds) { try whenIdle() }
    }
    let count = try input.withUnsafeMutableBytes { try source.read(into: $0) }
    available = 0..<count
    offset += count
    isAtEnd = count == 0
  }

  /// Looks at the first four bytes; `false` if the source is empty.
  private func recognise() throws -> Bool {
    while available.count < 4, !isAtEnd {
      let held = available.count
      let more = try input.withUnsafeMutableBytes {
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[held...]))
      }
      isAtEnd = more == 0
      available = 0..<held + more
      offset += more
    }
    guard !available.isEmpty else { return false }
    format = FrameProbe.isMagic(input[available].prefix(4)) ? .zstd : .plain
    return true
  }

  /// One step of decompression; `false` if it needs more input first.
  private func inflate(into output: inout [UInt8]) throws -> Bool {
    var consumed = 0
    var hint = 0
    var produced = 0
    chunk.withUnsafeMutableBytes { plain in
      input.withUnsafeBytes { packed in
        var target = ZSTD_outBuffer(dst: plain.baseAddress, size: plain.count, pos: 0)
        let rest = UnsafeRawBufferPointer(rebasing: packed[available])
        var origin = ZSTD_inBuffer(src: rest.baseAddress, size: rest.count, pos: 0)
        hint = ZSTD_decompressStream(context, &target, &origin)
        consumed = origin.pos
        produced = target.pos
      }
    }
    output += chunk[..<produced]
    if ZSTD_isError(hint) != 0 {
      let place = offset - available.count + consumed
      if ZSTD_getErrorCode(hint) == ZSTD_error_frameParameter_windowTooLarge {
        throw StreamError.windowTooLarge(offset: place)
      }
      throw StreamError.corrupt(offset: place, what: String(cString: ZSTD_getErrorName(hint)))
    }
    available = available.lowerBound + consumed..<available.upperBound
    isInsideFrame = hint != 0
    return produced > 0
  }
}
