import ArgumentParser
import Records
import StageKit
import Streams

@main
struct Check: Stage {
  static let stage = "check"
  static let configuration = CommandConfiguration(
    commandName: "lacuna-check",
    abstract: "Validate a stream: framing, digests, schema, provenance, one response per probe.",
    discussion: """
      Reads any stream of the family on standard input; prints what it holds. Status 65 if
      anything is wrong with it, each fault on a line of its own.

      Example: lacuna-check --chain < verdicts.jsonl.zst
      """)

  @Flag(help: "Print where the records come from, as a tree.")
  var chain = false

  func work() throws {
    let input = RecordReader(try StreamOptions.standardInput())
    var check = StreamCheck()
    while let event = try input.nextEvent() { check.add(event, line: input.line) }
    for fault in check.faults.prefix(StreamCheck.shownFaults) { diagnostics.say(fault) }
    if check.faults.count > StreamCheck.shownFaults {
      diagnostics.say("and \(check.faults.count - StreamCheck.shownFaults) more faults")
    }
    let text = check.summary + (chain ? check.tree : "")
    try Descriptor(Descriptor.standardOutput).write(Array(Diagnostics.lines(text).utf8))
    if !check.faults.isEmpty { throw ExitCode(ExitStatus.badInput.rawValue) }
  }
}
