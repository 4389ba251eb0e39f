public import Records

/// Where the records of a file stand, by their number from 1: from the tables behind its
/// frames, without reading any of those.
///
/// `cat` leaves several tables in a file, each behind the frames that it is about. They are
/// found from the end of the file backwards.
public struct RecordIndex {
  /// Some frames in a row, and the numbers of the records in them.
  struct Place: Equatable {
    /// In the file.
    var range: Range<Int>
    /// How many bytes it holds when it is decompressed.
    var plain: Int
    /// The number of its first record and of the one behind its last.
    var records: Range<Int>
  }

  private let file: Descriptor
  /// Every frame that holds lines, in the file's order.
  let frames: [Place]

  /// How many records there are.
  public var count: Int { (frames.last?.records.upperBound ?? 1) - 1 }

  public var frameCount: Int { frames.count }

  /// Reads the tables; `nil` where any is missing or does not fit the file.
  public init?(_ file: Descriptor) throws {
    guard var end = file.size, end > 0 else { return nil }
    self.file = file
    var backward: [(range: Range<Int>, plain: Int, records: Int)] = []
    while end > 0 {
      guard let (table, start) = try SeekTable.ending(at: end, of: file),
        let last = table.frames.last,
        let index = RowIndex(try file.bytes(start - last.compressed..<start)),
        index.records.count == table.frames.count - 1
      else { return nil }
      end = start - last.compressed
      for (frame, records) in zip(table.frames, index.records).reversed() {
        backward.append((end - frame.compressed..<end, frame.plain, records))
        end -= frame.compressed
      }
    }
    var next = 1
    frames = backward.reversed().map { frame in
      defer { next += frame.records }
      return Place(
        range: frame.range, plain: frame.plain, records: next..<next + frame.records)
    }
  }

  /// The lines of these records, in their order, those that are there.
  ///
  /// Reads only the frames that hold them, each of them whole, so that its checksum counts;
  /// the digest of the end record is about all records and cannot be checked here. Throws
  /// ``StreamError/indexDiffers(offset:said:found:)`` where a frame holds other records than
  /// the index says.
  public func forEachRecord(
    in numbers: ClosedRange<Int>, _ body: (Row) throws -> Void
  ) throws {
    for frame in frames where frame.records.overlaps(Range(numbers)) {
      let rows = try rows(of: frame)
      for (number, row) in zip(frame.records, rows) where numbers.contains(number) {
        try body(row)
      }
    }
  }

  /// The numbers of the records that stand, in part at least, in a range of the file's bytes.
  public func records(in bytes: Range<Int>) -> Range<Int> {
    let touched = frames.filter { $0.range.overlaps(bytes) }
    guard let first = touched.first, let last = touched.last else { return 1..<1 }
    return first.records.lowerBound..<last.records.upperBound
  }

  private func rows(of frame: Place) throws -> [Row] {
    let lines = LineReader(file.part(frame.range))
    var rows: [Row] = []
    while let line = try lines.next() {
      if LineReader.isBlank(line) { continue }
      let row: Row
      do {
        row = try Row(line)
      } catch {
        throw StreamError.malformed(line: lines.line, what: error.description)
      }
      if !row.isFraming { rows.append(row) }
    }
    guard rows.count == frame.records.count else {
      throw StreamError.indexDiffers(
        offset: frame.range.lowerBound, said: frame.records.count, found: rows.count)
    }
    return rows
  }
}
