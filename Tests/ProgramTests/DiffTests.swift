import Foundation
import Records
import Testing

/// `lacuna-check --diff`.
struct DiffTests {
  private static func diff(_ old: [UInt8], _ new: [UInt8]) throws -> Run {
    try withFile(old) { old in
      try withFile(new) { new in try Program.run("check", ["--diff", old, new]) }
    }
  }

  @Test(
    arguments: [\Fixture.Few.probes, \.responses, \.verdicts, \.recorded]
      as [any KeyPath<Fixture.Few, [UInt8]> & Sendable])
  func `a run does not differ from itself, in whatever order its rows stand`(
    stream: any KeyPath<Fixture.Few, [UInt8]> & Sendable
  ) throws {
    let run = try Fixture.few()[keyPath: stream]
    let parts = try StreamParts(run)
    let backward = try Lines.stream(parts.headers[0], parts.rows.reversed())
    let same = try DiffTests.diff(run, backward)
    Subject.check.expectSuccess(same)
    #expect(same.output.contains("\(parts.rows.count) rows are the same"))
    #expect(try Lines.of(same.output).count == 1)
  }

  @Test func `what differs is named by its probe, and no answer is shown`() throws {
    let parts = try StreamParts(Fixture.few().verdicts)
    var rows = parts.rows
    let ids = try parts.probes().map(\.id)
    // Row 0 is left out, row 1 answered in other words, row 2 failed, row 3 judged otherwise.
    func change(_ index: Int, _ key: Row.Key, _ old: String, _ new: String) throws {
      let value = try #require(rows[index].value(key).map(Array.init)).replacing(old, with: new)
      rows[index].remove(key)
      try rows[index].append(key, bytes: value)
    }
    try change(1, .response, Fixture.marker, "wombat")
    try change(2, .response, "\"status\":\"ok\"", "\"status\":\"truncated\"")
    let label = try #require(parts.verdicts()[3].label)
    try change(3, .verdict, "\"label\":\"\(label.rawValue)\"", "\"label\":\"vague\"")
    let stranger = [UInt8](rows[4].bytes).replacing(ids[4], with: "feedfeedfeedfeed")
    let new = try Lines.stream(parts.headers[0], rows.dropFirst() + [Row(stranger)])
    let run = try DiffTests.diff(Fixture.few().verdicts, new)
    #expect(run.status == 1)
    #expect(run.errors == "")
    let lines = String(decoding: run.output, as: UTF8.self).split(separator: "\n")
    let place = "model-a at invented, sample 0"
    #expect(
      lines
        == [
          "answer \(ids[1]) \(place): other words",
          "answer \(ids[2]) \(place): ok → truncated",
          "label \(ids[3]) \(place): \(label.rawValue) → vague",
          "+ feedfeedfeedfeed \(place)",
          "- \(ids[0]) \(place)",
          "1 rows only in the old run, 1 only in the new one; 2 answers and 1 labels changed; "
            + "8 rows are the same",
        ].map { Substring($0) })
    #expect(!run.output.contains(Fixture.marker))
  }

  @Test func `streams without probes cannot be compared`() throws {
    let few = try Fixture.few()
    Subject.check.expectFailure(
      try DiffTests.diff(few.probes, Lines.stream(Fixture.header(), [])), status: 65,
      saying: "there are no probes to compare")
    let run = try Program.run("check", ["--diff", "/no/such/a.zst", "/no/such/b.zst"])
    Subject.check.expectFailure(run, status: 66, saying: "cannot open 'a.zst'")
  }
}
