import CZstd

/// One attempt to read a frame from its beginning to its end, of which nothing is kept.
struct FrameProbe {
  enum Outcome {
    /// It is sound and ends before this byte of the file.
    case ends(Int)
    /// The file stops before the frame does.
    case stops
    case fails(String)
  }

  private let file: Descriptor
  private let range: Range<Int>

  init(_ file: Descriptor, _ range: Range<Int>) {
    (self.file, self.range) = (file, range)
  }

  /// Whether 4 bytes begin a frame, be it a skippable one.
  static func isMagic(_ bytes: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(bytes)
    guard bytes.count == 4 else { return false }
    return bytes == [0x28, 0xB5, 0x2F, 0xFD]
      || (bytes[0] & 0xF0 == 0x50 && bytes[1...] == [0x2A, 0x4D, 0x18])
  }

  func outcome() throws -> Outcome {
    let head = try file.bytes(range.prefix(8))
    guard head.count >= 4 else { return .stops }
    guard FrameProbe.isMagic(head[..<4]) else { return .fails("no frame begins here") }
    return head[0] == 0x28 ? try decompressed() : try skipped(head)
  }

  /// A skippable frame says nothing that could be wrong but its length: what follows tells.
  private func skipped(_ head: [UInt8]) throws -> Outcome {
    guard head.count == 8 else { return .stops }
    let end = range.lowerBound + 8 + Int(head.littleEndian(at: 4))
    guard end <= range.upperBound else { return .stops }
    let next = try file.bytes(end..<min(end + 4, range.upperBound))
    return next.isEmpty || next.count < 4 || FrameProbe.isMagic(next[...])
      ? .ends(end) : .fails("its length is wrong")
  }

  private func decompressed() throws -> Outcome {
    let source = file.part(range)
    let context = ZSTD_createDCtx()!  // fails only without memory
    defer { ZSTD_freeDCtx(context) }
    var place = range.lowerBound
    return try withUnsafeTemporaryAllocation(
      byteCount: ZSTD_DStreamInSize() + ZSTD_DStreamOutSize(), alignment: 16
    ) { memory in
      let packed = UnsafeMutableRawBufferPointer(rebasing: memory[..<ZSTD_DStreamInSize()])
      let plain = UnsafeMutableRawBufferPointer(rebasing: memory[ZSTD_DStreamInSize()...])
      while true {
        let count = try source.read(into: packed)
        if count == 0 { return .stops }
        var origin = ZSTD_inBuffer(src: packed.baseAddress, size: count, pos: 0)
        var output = ZSTD_outBuffer()
        // A full output means that zstd may hold more of it.
        repeat {
          output = ZSTD_outBuffer(dst: plain.baseAddress, size: plain.count, pos: 0)
          let hint = ZSTD_decompressStream(context, &output, &origin)
          if ZSTD_isError(hint) != 0 { return .fails(String(cString: ZSTD_getErrorName(hint))) }
          if hint == 0 { return .ends(place + origin.pos) }
        } while origin.pos < origin.size || output.pos == output.size
        place += count
      }
    }
  }
}
