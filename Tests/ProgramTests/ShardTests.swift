import Records
import Testing

/// Rows counted in pieces, as many machines would, and at once.
struct ShardTests {
  /// The rows of a stream dealt out to so many streams, in turn.
  private static func shards(_ bytes: [UInt8], _ count: Int) throws -> [[UInt8]] {
    let parts = try StreamParts(bytes)
    return try (0..<count).map { shard in
      let rows = parts.rows.enumerated().filter { $0.offset % count == shard }.map(\.element)
      return try Lines.stream(parts.headers[0], rows, level: 3)
    }
  }

  private static func findings(_ bytes: [UInt8]) throws -> [[UInt8]] {
    let rows = try StreamParts(bytes).rows
    #expect(rows.count > 100)
    return rows.filter { $0.has(.finding) }.map(\.bytes)
  }

  @Test func `shards that are counted apart and put together give the same findings`() throws {
    let verdicts = try Fixture.all().verdicts
    let atOnce = try Program.output("aggregate", ["--evidence", "0"], input: verdicts)
    let cells = try ShardTests.shards(verdicts, 3).map {
      try Program.output("aggregate", ["--cells"], input: $0)
    }
    #expect(try StreamParts(cells[0]).rows.allSatisfy { $0.keys == ["cell"] })
    let expected = try ShardTests.findings(atOnce)
    for order in [[0, 1, 2], [2, 0, 1]] {
      let together = order.flatMap { cells[$0] }
      let merged = try Program.output("aggregate", input: together)
      #expect(try ShardTests.findings(merged) == expected)
    }
    // Cells of cells are cells: a tree of machines comes to the same.
    let pair = try Program.output("aggregate", ["--cells"], input: cells[1] + cells[2])
    let tree = try Program.output("aggregate", input: cells[0] + pair)
    #expect(try ShardTests.findings(tree) == expected)
  }

  @Test func `findings do not depend on the order of the rows`() throws {
    let parts = try StreamParts(Fixture.all().verdicts)
    let backward = try Lines.stream(parts.headers[0], parts.rows.reversed(), level: 3)
    let output = try Program.output("aggregate", input: backward)
    let expected = try StreamParts(Fixture.all().findings).rows.map(\.bytes)
    #expect(try StreamParts(output).rows.map(\.bytes) == expected)
  }

  @Test func `shards that are classified apart give the same verdicts`() throws {
    let responses = try Fixture.all().responses
    let judged = try ShardTests.shards(responses, 3).map {
      try StreamParts(Program.output("classify", input: $0)).rows.map(\.bytes)
    }
    let expected = try StreamParts(Fixture.all().verdicts).rows.map(\.bytes)
    #expect(expected.enumerated().allSatisfy { judged[$0 % 3][$0 / 3] == $1 })
  }

  @Test func `the counts of all cells are the rows`() throws {
    let output = try Program.output("aggregate", ["--cells"], input: Fixture.all().verdicts)
    let cells = try StreamParts(output).rows.map { try $0.decode(Cell.self, .cell) }
    let rows = try StreamParts(Fixture.all().verdicts).rows.count
    #expect(cells.reduce(0) { $0 + $1.rows } == rows)
  }

  @Test func `no evidence is kept where none is wanted, and never more than asked for`() throws {
    for limit in [0, 7] {
      let output = try Program.output(
        "aggregate", ["--evidence", String(limit)], input: Fixture.all().verdicts)
      let kept = try StreamParts(output).rows.count { $0.has(.evidence) }
      #expect(kept <= limit)
      #expect((kept == 0) == (limit == 0))
    }
  }
}
