import Aggregating
import ArgumentParser
import Records
import StageKit
import Streams

@main
struct Aggregate: Stage {
  static let stage = "aggregate"
  static let configuration = CommandConfiguration(
    commandName: "lacuna-aggregate",
    abstract: "Count verdicts: rates and paired contrasts, each with an interval and its n.",
    discussion: """
      Reads verdicts, or the cells of other shards; writes findings, and a seeded sample of
      the rows as evidence.

      Example: cat shard-*.jsonl.zst | lacuna-aggregate > findings.jsonl.zst
      """)

  @Flag(help: "Write the cells, so that shards can be put together later, and no findings.")
  var cells = false

  @Option(help: "Rows to keep as evidence at most: two of each target, topic and language.")
  var evidence = 1000

  @Option(help: "The seed of resampling and of the choice of evidence.")
  var seed: UInt64 = 1

  @OptionGroup var stream: StreamOptions

  var settings: [String: String] { ["seed": String(seed)] }

  func validate() throws {
    if evidence < 0 { throw ValidationError("--evidence takes a number from 0") }
  }

  func work() throws {
    let input = try stream.reader()
    var table = CellTable()
    var sample = EvidenceSample(rows: cells ? 0 : evidence, seed: seed)
    var headers: [Header] = []
    var inputs: [EndRecord.Input] = []
    while let event = try input.nextEvent() {
      switch event {
      case .begin(let header): headers.append(header)
      case .end(let read): inputs.append(read)
      case .row(let row):
        if row.has(.cell) {
          table.add(try input.naming(try row.decode(Cell.self, .cell)))
        } else {
          let probe = try input.naming(try row.decode(Probe.self, .probe))
          let response = try input.naming(try row.decode(Response.self, .response))
          let verdict = try input.naming(try row.decode(Verdict.self, .verdict))
          table.add(probe, response, verdict)
          sample.add(row, probe, response)
        }
      }
    }
    let output = stream.writer()
    try output.begin(
      provenance.header(after: headers, allowedPartial: stream.allowPartial))
    let counted = table.sorted
    if cells {
      for cell in counted { try output.write(Row(.cell, cell)) }
    } else {
      let findings =
        Distributions.findings(counted, seed: seed) + Contrasts.findings(counted)
      for finding in findings { try output.write(Row(.finding, finding)) }
      for row in sample.rows {
        var kept = try Row(Array("{}".utf8))
        try kept.append(.evidence, bytes: row.bytes)
        try output.write(kept)
      }
    }
    try output.end(inputs: inputs)
    try output.finish()
  }
}
