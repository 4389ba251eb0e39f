import Foundation
import Records
import Testing

/// `lacuna-check --salvage`.
struct SalvageTests {
  private static func salvage(_ bytes: [UInt8]) throws -> Run {
    try withFile(bytes) { try Program.run("check", ["--salvage", $0]) }
  }

  /// The rows of the verdicts in frames of two rows each, and where each frame begins.
  private static func framed() throws -> (bytes: [UInt8], frames: [Int], rows: [[UInt8]]) {
    let parts = try StreamParts(Fixture.few().verdicts)
    let bytes = try Lines.stream(parts.headers[0], parts.rows, level: 3, flushingEvery: 2)
    let frames = bytes.ranges(of: [0x28, 0xB5, 0x2F, 0xFD]).map(\.lowerBound)
    try #require(frames.count == 6)
    return (bytes, frames, parts.rows.map(\.bytes))
  }

  /// What was saved is a sound stream that says that its input was not.
  private static func expectSaved(
    _ run: Run, _ rows: [[UInt8]], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(run.status == 1, "\(run.errors)", sourceLocation: sourceLocation)
    #expect(try run.parts().rows.map(\.bytes) == rows, sourceLocation: sourceLocation)
    #expect(
      try run.parts().headers.allSatisfy { $0.chain.last?.allowedPartial == true },
      sourceLocation: sourceLocation)
    #expect(
      run.errorLines.last == "lacuna-check: \(rows.count) records are saved",
      sourceLocation: sourceLocation)
    #expect(!run.errors.contains(Fixture.marker), sourceLocation: sourceLocation)
    let checked = try Program.run("check", ["--allow-partial"], input: run.output)
    #expect(checked.status == 0, "\(checked.errors)", sourceLocation: sourceLocation)
  }

  @Test func `of a sound file nothing is lost`() throws {
    let few = try Fixture.few()
    let run = try SalvageTests.salvage(few.responses + few.verdicts)
    Subject.check.expectSuccess(run)
    #expect(
      try run.parts().rows.map(\.bytes)
        == StreamParts(few.responses + few.verdicts).rows.map(\.bytes))
    #expect(try run.parts().headers.count == 2)
  }

  @Test func `damage in one frame costs its records, which are named, and no others`() throws {
    let (bytes, frames, rows) = try SalvageTests.framed()
    for number in 1..<5 {
      var damaged = bytes
      for place in frames[number] + 20..<frames[number] + 30 { damaged[place] ^= 0x55 }
      let run = try SalvageTests.salvage(damaged)
      let lost = number * 2..<number * 2 + 2
      try SalvageTests.expectSaved(
        run, rows.enumerated().filter { !lost.contains($0.offset) }.map(\.element))
      let range = "bytes \(frames[number])–\(frames[number + 1] - 1)"
      #expect(
        run.errors.contains("frame \(number + 1), \(range), after line \(number * 2 + 1): lost"),
        "\(run.errors)")
      #expect(run.errors.contains("(records \(lost.lowerBound + 1)–\(lost.upperBound))"))
      #expect(run.errors.contains("of 12 records of its segment 2 are lost"))
    }
  }

  @Test func `of a file cut anywhere a beginning is saved, byte for byte`() throws {
    let (bytes, frames, rows) = try SalvageTests.framed()
    var most = 0
    for length in stride(from: frames[1], to: bytes.count - 200, by: 211) {
      let run = try SalvageTests.salvage(Array(bytes[..<length]))
      let saved = try run.parts().rows.map(\.bytes)
      #expect(saved == Array(rows.prefix(saved.count)))
      #expect(saved.count >= (frames.lastIndex { $0 <= length } ?? 0) * 2)
      try SalvageTests.expectSaved(run, saved)
      most = max(most, saved.count)
    }
    #expect(most >= 10)
  }

  @Test func `lines that are no records are named by their numbers`() throws {
    var lines = try Lines.of(Fixture.few().verdicts)
    let rows = Array(lines[1...12])
    lines[3] = [UInt8]("rub\u{0}bish")
    lines[4] = [UInt8]("more \(Fixture.marker)")
    lines[8].removeLast(9)
    lines[10][5] = 0xFF
    let run = try SalvageTests.salvage(Lines.joined(lines))
    try SalvageTests.expectSaved(
      run, [0, 1, 4, 5, 6, 8, 10, 11].map { rows[$0] })
    #expect(run.errors.contains("lines 4–5: \(lines[3].count + lines[4].count + 2) bytes lost"))
    #expect(run.errors.contains("line 9: \(lines[8].count + 1) bytes lost: the line is not a JSON"))
    #expect(
      run.errors.contains("line 11: \(lines[10].count + 1) bytes lost: the line is not valid UTF-8")
    )
    #expect(run.errors.contains("of 12 records of its segment 4 are lost"))
  }

  @Test func `a plain file that was cut keeps its whole lines`() throws {
    let lines = try Lines.of(Fixture.few().verdicts)
    let cut = Lines.joined(Array(lines[...6])) + lines[7].prefix(40)
    let run = try SalvageTests.salvage(cut)
    try SalvageTests.expectSaved(run, Array(lines[1...6]))
    #expect(run.errors.contains("after line 7: 40 bytes lost: a line without its end"))
    #expect(run.errors.contains("the end of segment 1 is lost"))
  }

  @Test func `a lost header is said, and its records are kept`() throws {
    let (bytes, frames, rows) = try SalvageTests.framed()
    let run = try SalvageTests.salvage(Array(bytes[(frames[1] - 30)...]))
    #expect(run.status == 1)
    #expect(try run.parts().rows.map(\.bytes) == Array(rows[2...]))
    #expect(run.errors.contains("frame 1, bytes 0–29, after line 0: lost: no frame begins here"))
    #expect(run.errors.contains("line 1: the header of the records from here on is lost"))
  }

  @Test func `records that somebody changed are told`() throws {
    var lines = try Lines.of(Fixture.few().verdicts)
    lines[2] = lines[2].replacing(Fixture.marker, with: "wombat")
    let run = try SalvageTests.salvage(Lines.joined(lines))
    try SalvageTests.expectSaved(run, Array(lines[1...12]))
    #expect(run.errors.contains("line 14: the records of its segment are not those that it names"))
  }

  @Test func `a pipe, an empty file and another schema are refused`() throws {
    Subject.check.expectFailure(
      try Program.run("check", ["--salvage"], input: Fixture.few().verdicts), status: 65,
      saying: "a pipe cannot be read twice")
    Subject.check.expectFailure(
      try SalvageTests.salvage([]), status: 65, saying: "the input is empty")
    let later = try Lines.stream(
      Fixture.header(schema: "2.0"), StreamParts(Fixture.few().verdicts).rows)
    Subject.check.expectFailure(
      try SalvageTests.salvage(later), status: 65, saying: "the schema is version 2.0")
  }
}
