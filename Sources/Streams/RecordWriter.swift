import Foundation
public import Records

/// Records into a stream of segments, compressed or plain.
///
/// Lines are held until a frame is full or `flush()` is called; whoever waits for
/// something calls it, so that a killed run keeps what it has.
public final class RecordWriter {
  /// How long records may be held; whoever waits looks every second, which makes 5 at most.
  public static let longestHold = Duration.seconds(4)

  private let sink: Descriptor
  private let frames: FrameWriter?
  private var buffer: [UInt8] = []
  /// How many of the held lines are records.
  private var held = 0
  private var lastFlush = ContinuousClock.now
  private var segment: (stage: String, tally: SegmentTally)?

  /// - Parameter level: the zstd level, or `nil` for plain lines.
  public init(_ sink: Descriptor, level: Int?) {
    self.sink = sink
    frames = level.map { FrameWriter(sink, level: Int32($0)) }
  }

  /// Begins a segment: its last chain entry is this program's.
  public func begin(_ header: Header) throws {
    segment = (header.chain.last?.id ?? "", SegmentTally())
    try append(Row(.header, header).bytes)
  }

  /// Writes one record.
  public func write(_ row: Row) throws {
    segment?.tally.add(row.bytes)
    held += 1
    try append(row.bytes)
  }

  /// Ends the segment: the commit, after which nothing of it can be missing.
  public func end(inputs: [EndRecord.Input]) throws {
    guard let segment else { return }
    let end = segment.tally.end(stage: segment.stage, inputs: inputs)
    try append(Row(.end, end).bytes)
    self.segment = nil
  }

  /// Passes on everything held.
  public func flush() throws {
    lastFlush = .now
    guard !buffer.isEmpty else { return }
    if let frames { try frames.write(buffer, records: held) } else { try sink.write(buffer) }
    buffer.removeAll(keepingCapacity: true)
    held = 0
  }

  /// Passes on everything held if it has been for ``longestHold``.
  public func flushIfDue() throws {
    if .now - lastFlush > RecordWriter.longestHold { try flush() }
  }

  /// Passes on everything held and closes the output. Nothing may be written after it.
  public func finish() throws {
    try flush()
    try frames?.finish()
    try sink.finish()
  }

  private func append(_ line: [UInt8]) throws {
    buffer += line
    buffer.append(0x0A)
    if buffer.count >= FrameWriter.frameSize { try flush() } else { try flushIfDue() }
  }
}
