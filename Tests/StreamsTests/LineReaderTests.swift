import Foundation
import Records
import Streams
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Test(
  arguments: [
    ("", [], 0),
    ("\n", [""], 0),
    ("a", [], 1),
    ("a\n", ["a"], 0),
    ("a\nb", ["a"], 1),
    ("a\r\nb\r\n", ["a", "b"], 0),
    ("\r\n", [""], 0),
    ("a\rb\n", ["a\rb"], 0),
    ("a\r\r\n", ["a\r"], 0),
    ("a\u{2028}b\u{2029}c\u{85}d\n", ["a\u{2028}b\u{2029}c\u{85}d"], 0),
    ("a\u{0}b\n\u{0}\n", ["a\u{0}b", "\u{0}"], 0),
    ("a\u{0B}b\u{0C}c\n", ["a\u{0B}b\u{0C}c"], 0),
    ("\n\n\n", ["", "", ""], 0),
  ] as [(String, [String], Int)])
func `a line is what ends in a line feed, and nothing else ends one`(
  text: String, wanted: [String], unfinished: Int
) throws {
  let found = try lines(of: Array(text.utf8))
  #expect(found.lines.map { String(decoding: $0, as: UTF8.self) } == wanted)
  #expect(found.unfinished == unfinished)
}

@Test func `bytes that are not UTF-8 stay as they are`() throws {
  let found = try lines(of: [0xFF, 0xFE, 0x0A, 0xC3, 0x0A])
  #expect(found.lines == [[0xFF, 0xFE], [0xC3]])
}

@Test(arguments: [4095, 65_535, 65_536, 131_074, 131_075, 131_076, 262_144, 2 << 20])
func `lines of any length come whole across the borders of chunks`(length: Int) throws {
  let rows = [length - 9, 0, length, 1, length + 1].map { count in
    #"{"a":""# + String(repeating: "y", count: max(0, count)) + #""}"#
  }
  let plain = Array((rows.joined(separator: "\n") + "\n").utf8)
  #expect(try lines(of: plain).lines == rows.map { Array($0.utf8) })
  let packed = try read(try stream(rows, level: 3)).seen
  #expect(packed == [.begin("test")] + rows.map(Seen.row) + [.end(5)])
}

@Test func `a line feed at the very end of a chunk is seen`() throws {
  // The reader's chunk is zstd's input size, 131,075 bytes.
  let text = String(repeating: "a", count: 131_074) + "\n" + String(repeating: "b", count: 131_074)
  let found = try lines(of: Array((text + "\n").utf8))
  #expect(found.lines.map(\.count) == [131_074, 131_074])
}

@Test func `a line that never ends is refused before it fills the memory`() throws {
  let file = try TemporaryFile()
  // A file with a hole: nothing is written.
  try #require(truncate(file.path, off_t(LineReader.longestLine + (8 << 20))) == 0)
  let reader = LineReader(try Descriptor(reading: file.path))
  #expect(throws: StreamError.lineTooLong(line: 1, limit: LineReader.longestLine)) {
    _ = try reader.next()
  }
}

@Test func `lines are counted from 1`() throws {
  let file = try TemporaryFile(Array("a\n\nb\n".utf8))
  let reader = LineReader(try Descriptor(reading: file.path))
  #expect(reader.line == 0)
  for number in 1...3 {
    #expect(try reader.next() != nil)
    #expect(reader.line == number)
  }
  #expect(try reader.next() == nil)
  #expect(reader.line == 3)
}
