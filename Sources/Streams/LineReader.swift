import Foundation
import Records

/// Lines of bytes. A line is what ends in byte 0A; a carriage return before it is dropped.
///
/// Bytes, not characters: U+2028, U+0085 and a lone carriage return stay inside their line.
public final class LineReader {
  /// No record comes near this; without a bound, a small hostile file could fill the memory.
  public static let longestLine = 128 << 20

  private let source: Decompressor
  private var buffer: [UInt8] = []
  private var start = 0
  /// How far the buffer has been searched for a line feed.
  private var searched = 0
  private var isAtEnd = false
  /// The number of the last line returned, from 1.
  public private(set) var line = 0

  public init(_ source: Descriptor) {
    self.source = Decompressor(source)
  }

  /// What to do when no input comes for a while.
  public var whenIdle: (() throws -> Void)? {
    get { source.whenIdle }
    set { source.whenIdle = newValue }
  }

  /// The next line without its ending; `nil` at the end.
  ///
  /// What stands after the last line feed is not a line: see ``unfinished``.
  public func next() throws -> [UInt8]? {
    while true {
      if let feed = nextFeed() {
        line += 1
        let end = feed > start && buffer[feed - 1] == 0x0D ? feed - 1 : feed
        let bytes = Array(buffer[start..<end])
        start = feed + 1
        return bytes
      }
      if isAtEnd { return nil }
      if start > 0 {
        buffer.removeSubrange(0..<start)
        searched -= start
        start = 0
      }
      guard buffer.count <= LineReader.longestLine else {
        throw StreamError.lineTooLong(line: line + 1, limit: LineReader.longestLine)
      }
      isAtEnd = try !source.read(into: &buffer)
    }
  }

  /// Whether there is nothing in a line but blanks: no record, and no fault.
  public static func isBlank(_ line: [UInt8]) -> Bool {
    line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// At the end of the input: how many bytes stand after the last line feed.
  public var unfinished: Int { isAtEnd ? buffer.count - start : 0 }

  private func nextFeed() -> Int? {
    let from = max(searched, start)
    let found: Int? = buffer.withUnsafeBytes { bytes in
      guard from < bytes.count,
        let match = memchr(bytes.baseAddress! + from, 0x0A, bytes.count - from)
      else { return nil }
      return UnsafeRawPointer(match) - bytes.baseAddress!
    }
    searched = found.map { $0 + 1 } ?? buffer.count
    return found
  }
}
