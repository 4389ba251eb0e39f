import Foundation
import Records
import Streams
import Testing

private let rows = [
  #"{"probe":1}"#, #"{"probe":{"text":"中文 ’ \n \" }"}}"#, #"{"a":[1,2,{"b":"]"}]}"#, #"{}"#,
]

@Test(arguments: [nil, 1, 3, 19] as [Int?], [false, true])
func `what is written is read again, byte for byte`(level: Int?, flushing: Bool) throws {
  let (seen, isPartial) = try read(try stream(rows, level: level, flushing: flushing))
  #expect(seen == [.begin("test")] + rows.map(Seen.row) + [.end(4)])
  #expect(!isPartial)
}

@Test(arguments: [nil, 3] as [Int?])
func `a segment without records is complete`(level: Int?) throws {
  #expect(try read(try stream([], level: level)).seen == [.begin("test"), .end(0)])
}

@Test(arguments: [nil, 3] as [Int?])
func `line separators of Unicode do not end a record`(level: Int?) throws {
  let odd = "{\"probe\":\"a\u{2028}b\u{2029}c\u{85}d\u{0B}e\u{0C}f\u{1C}g\"}"
  let seen = try read(try stream([odd, "{}"], level: level)).seen
  #expect(seen == [.begin("test"), .row(odd), .row("{}"), .end(2)])
}

@Test func `a stream whose lines end in CR LF is the same stream`() throws {
  let bytes = try stream(rows, level: nil).replacing("\n", with: "\r\n")
  #expect(try read(bytes).seen == [.begin("test")] + rows.map(Seen.row) + [.end(4)])
}

@Test func `blank lines are no records`() throws {
  let bytes = try stream(rows, level: nil).replacing("\n", with: "\n \t\n")
  #expect(try read(bytes).seen == [.begin("test")] + rows.map(Seen.row) + [.end(4)])
}

@Test(arguments: [nil, 3] as [Int?])
func `two streams put together by cat are two segments`(level: Int?) throws {
  let bytes =
    try stream(["{}"], level: level, stage: "first")
    + stream(rows, level: level, stage: "second", flushing: true)
  #expect(
    try read(bytes).seen
      == [.begin("first"), .row("{}"), .end(1), .begin("second")] + rows.map(Seen.row) + [.end(4)])
}

@Test func `next() gives the records of all segments and nothing else`() throws {
  let file = try TemporaryFile(
    try stream(["{}"], level: 3) + stream([#"{"b":1}"#], level: 3))
  let reader = RecordReader(try Descriptor(reading: file.path))
  var found: [String] = []
  while let row = try reader.next() { found.append(String(decoding: row.bytes, as: UTF8.self)) }
  #expect(found == ["{}", #"{"b":1}"#])
}

@Test func `skippable frames are passed over wherever they stand`() throws {
  let packed = try stream(["{}"], level: 3)
  let noise = skippable(Array("not a record\n".utf8)) + skippable([], magic: 0x5F)
  #expect(try read(noise + packed).seen == [.begin("test"), .row("{}"), .end(1)])
  #expect(
    try read(packed + noise + packed + noise).seen
      == [.begin("test"), .row("{}"), .end(1), .begin("test"), .row("{}"), .end(1)])
}

// MARK: Cut and damaged

@Test func `a plain stream that is cut anywhere is refused`() throws {
  let whole = try stream(rows, level: nil)
  for length in stride(from: 0, to: whole.count, by: 7) {
    let fault = try fault(Array(whole.prefix(length)))
    #expect(fault?.kind == .badInput, "cut after \(length) of \(whole.count) bytes")
  }
}

@Test(arguments: [false, true])
func `a compressed stream that is cut anywhere in its frames is refused`(
  flushing: Bool
) throws {
  let whole = try stream(rows, level: 3, flushing: flushing)
  let (index, table) = tables(of: whole)
  for length in stride(from: 0, to: whole.count, by: 7) where length != index && length != table {
    let fault = try fault(Array(whole.prefix(length)))
    #expect(fault?.kind == .badInput, "cut after \(length) of \(whole.count) bytes")
  }
}

@Test func `a cut in the middle of a frame is named as one`() throws {
  let whole = try stream(rows, level: 3)
  let cut = Array(whole.prefix(whole.count / 2))
  #expect(try fault(cut) == .cutFrame(offset: cut.count))
}

@Test func `a stream without an end record is truncated`() throws {
  let whole = try stream(rows, level: nil)
  let text = String(decoding: whole, as: UTF8.self).split(separator: "\n").dropLast()
  let cut = Array((text.joined(separator: "\n") + "\n").utf8)
  #expect(try fault(cut) == .truncated(line: 5))
  let (seen, isPartial) = try read(cut, allowsPartial: true)
  #expect(seen == [.begin("test")] + rows.map(Seen.row) + [.partial(4)])
  #expect(isPartial)
}

@Test func `a cut last line is no line, even if it reads like a whole one`() throws {
  let whole = try stream(rows, level: nil)
  #expect(try fault(Array(whole.dropLast())) == .truncated(line: 5))
  let (seen, isPartial) = try read(Array(whole.dropLast()), allowsPartial: true)
  #expect(seen.last == .partial(4))
  #expect(isPartial)
}

@Test(arguments: [nil, 3] as [Int?])
func `what is read of a cut stream is a beginning of what was written`(level: Int?) throws {
  let whole = try stream(rows, level: level, flushing: true)
  let wanted = [.begin("test")] + rows.map(Seen.row)
  var longest = 0
  for length in stride(from: 0, to: whole.count, by: 7) {
    // Without a whole header line nothing at all can be read.
    guard let seen = try? read(Array(whole.prefix(length)), allowsPartial: true).seen else {
      continue
    }
    let begun = seen.dropLast()
    #expect(Array(wanted.prefix(begun.count)) == Array(begun))
    #expect(seen.last == .partial(begun.count - 1) || seen.last == .end(4))
    longest = max(longest, begun.count)
  }
  #expect(longest == wanted.count)
}

@Test(arguments: [false, true])
func `a flipped bit is refused or changes nothing`(flushing: Bool) throws {
  let whole = try stream(rows, level: 3, flushing: flushing)
  let wanted = try read(whole).seen
  var refused = 0
  // Every byte, and each time another of its bits.
  let bits = (0..<tables(of: whole).index).map { $0 * 8 + $0 * 5 % 8 }
  for bit in bits {
    let bytes = whole.flipping(bit: bit)
    if let fault = try fault(bytes) {
      #expect(fault.kind == .badInput)
      refused += 1
    } else {
      #expect(try read(bytes).seen == wanted, "bit \(bit)")
    }
  }
  // The format has a few bits that say nothing; nearly all of them do.
  #expect(refused * 10 > bits.count * 9)
}

@Test func `a flipped bit in the middle of a frame is damage, not a record`() throws {
  let long = (0..<400).map { #"{"probe":"\#($0 * 7919 % 10_007)"}"# }
  let whole = try stream(long, level: 3)
  guard case .corrupt(let offset, _)? = try fault(whole.flipping(bit: whole.count / 2 * 8)) else {
    Issue.record("the damage was not noticed")
    return
  }
  #expect((0...whole.count).contains(offset))
}

@Test func `a record that was changed does not fit its end record`() throws {
  let bytes = try stream(rows, level: nil).replacing(#"{"probe":1}"#, with: #"{"probe":2}"#)
  #expect(try fault(bytes) == .digestDiffers(line: 6))
  let (seen, isPartial) = try read(bytes, allowsPartial: true)
  #expect(seen[1] == .row(#"{"probe":2}"#))
  #expect(seen.last == .partial(4))
  #expect(isPartial)
}

@Test func `a record that was taken out is counted`() throws {
  let bytes = try stream(rows, level: nil).replacing("{}\n", with: "")
  #expect(try fault(bytes) == .countDiffers(line: 5, said: 4, found: 3))
  #expect(try read(bytes, allowsPartial: true).seen.last == .partial(3))
}

@Test func `records in another order do not fit their end record`() throws {
  let bytes = try stream(["{}", #"{"a":1}"#], level: nil)
    .replacing("{}\n{\"a\":1}\n", with: "{\"a\":1}\n{}\n")
  #expect(try fault(bytes) == .digestDiffers(line: 4))
}

@Test(arguments: [
  ("rubbish", StreamError.truncated(line: 3)),
  ("rubbish\n", .malformed(line: 4, what: "the line is not a JSON object")),
  ("{}\n", .afterEnd(line: 4)),
])
func `what stands after the end of a plain stream is refused`(
  rubbish: String, wanted: StreamError
) throws {
  #expect(try fault(try stream(["{}"], level: nil) + Array(rubbish.utf8)) == wanted)
}

@Test(arguments: ["rubbish", "{}\n", "\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}"])
func `what stands after the last frame is refused`(rubbish: String) throws {
  let fault = try fault(try stream(["{}"], level: 3) + Array(rubbish.utf8))
  #expect(fault?.kind == .badInput)
}

@Test func `a line that is not UTF-8 is refused by its number`() throws {
  var bytes = try stream([#"{"probe":"x"}"#], level: nil)
  bytes[try #require(bytes.lastIndex(of: UInt8(ascii: "x")))] = 0xFF
  #expect(try fault(bytes) == .malformed(line: 2, what: RowError.notUTF8.description))
}

// MARK: Headers

@Test(arguments: ["1.0", "1.9", "1.10", "1"])
func `a schema of the same major version is read`(version: String) throws {
  #expect(try fault(try stream(["{}"], level: nil, schema: version)) == nil)
}

@Test(arguments: ["2.0", "0.9", "10.0", "11.1", "", "one"], [false, true])
func `a schema of another major version is refused, also by partial reading`(
  version: String, allowsPartial: Bool
) throws {
  let bytes = try stream(["{}"], level: nil, schema: version)
  #expect(
    try fault(bytes, allowsPartial: allowsPartial) == .unknownSchema(version, line: 1))
}

@Test func `an unknown schema is refused in a later segment too`() throws {
  let bytes = try stream(["{}"], level: nil) + stream(["{}"], level: nil, schema: "2.0")
  #expect(try fault(bytes) == .unknownSchema("2.0", line: 4))
}

@Test func `records without a header are refused, and read on request`() throws {
  let bytes = Array("{\"a\":1}\n{}\n".utf8)
  #expect(try fault(bytes) == .noHeader(line: 1))
  let (seen, isPartial) = try read(bytes, allowsPartial: true)
  #expect(seen == [.begin(""), .row(#"{"a":1}"#), .row("{}"), .partial(2)])
  #expect(isPartial)
}

@Test func `a header within a segment means that its end is missing`() throws {
  let open = try stream(["{}"], level: nil, stage: "first")
  let text = String(decoding: open, as: UTF8.self).split(separator: "\n").dropLast()
  let bytes =
    Array((text.joined(separator: "\n") + "\n").utf8)
    + (try stream([#"{"a":1}"#], level: nil, stage: "second"))
  #expect(try fault(bytes) == .truncated(line: 2))
  let (seen, isPartial) = try read(bytes, allowsPartial: true)
  #expect(
    seen == [
      .begin("first"), .row("{}"), .partial(1), .begin("second"), .row(#"{"a":1}"#), .end(1),
    ])
  #expect(isPartial)
}

@Test func `an empty input is no stream`() throws {
  #expect(try fault([]) == .empty)
  #expect(try fault(Array("\n\n".utf8)) == .empty)
}

@Test func `a header that lacks something is named, with its line`() throws {
  let fault = try fault(Array("{\"header\":{\"schema\":\"1.0\"}}\n".utf8))
  guard case .malformed(line: 1, let what)? = fault else {
    Issue.record("read as \(String(describing: fault))")
    return
  }
  #expect(what.contains("chain"))
}

@Test func `the reader tells the number of the line that it has read`() throws {
  let file = try TemporaryFile(try stream(rows, level: nil))
  let reader = RecordReader(try Descriptor(reading: file.path))
  var numbers: [Int] = []
  while try reader.next() != nil { numbers.append(reader.line) }
  #expect(numbers == [2, 3, 4, 5])
}

// MARK: Made to fill the memory

@Test func `a line of 50 MB is a record like any other`() throws {
  let long = #"{"probe":""# + String(repeating: "wide ", count: 10 << 20) + #""}"#
  let seen = try read(try stream([long, "{}"], level: 1)).seen
  #expect(seen == [.begin("test"), .row(long), .row("{}"), .end(2)])
}

@Test func `a frame that wants gigabytes is refused by name`() throws {
  // A frame's head by RFC 8878, 3.1.1.1: no content size, a window of 2^31 bytes; one empty block.
  let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, (31 - 10) << 3, 0x01, 0x00, 0x00]
  #expect(try fault(frame) == .windowTooLarge(offset: 0))
}

@Test func `a small file that holds a huge line is refused before it fills the memory`() throws {
  // 8 bytes to a block of 128 KiB of the same byte (RFC 8878, 3.1.1.2: RLE blocks), 4 GiB in all.
  let size = 128 << 10
  let head: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, (17 - 10) << 3]
  let block: [UInt8] = (0..<3).map { UInt8(truncatingIfNeeded: (size << 3 | 0b010) >> (8 * $0)) }
  let bomb = head + (0..<4 << 13).flatMap { _ in block + [0x7B] }
  #expect(bomb.count < 200_000)
  #expect(try fault(bomb) == .lineTooLong(line: 1, limit: LineReader.longestLine))
}

@Test func `a NUL byte within a line is refused with the line's number`() throws {
  var bytes = try stream([#"{"probe":"x"}"#, "{}"], level: nil)
  bytes.insert(0, at: try #require(bytes.lastIndex(of: UInt8(ascii: "{"))))
  #expect(try fault(bytes)?.kind == .badInput)
  let rows = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(3)
  let nul = rows.joined(separator: [0x0A]) + [0x0A, 0x00, 0x0A]
  #expect(try fault(Array(nul)) == .malformed(line: 4, what: "the line is not a JSON object"))
}
