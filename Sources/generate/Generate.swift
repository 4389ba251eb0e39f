public import ArgumentParser
public import Languages
import Probing
public import Records
import StageKit
import Streams

@main
struct Generate: Stage {
  static let stage = "generate"
  static let configuration = CommandConfiguration(
    commandName: "lacuna-generate",
    abstract: "Turn topics into probes: the questions that a model is asked.",
    discussion: """
      Reads YAML topics on standard input, writes one probe a line.

      Example: cat samples/topics/*.yaml | lacuna-generate > probes.jsonl.zst
      """)

  @Option(help: "Only the topic with this id. Repeat for several.")
  var topic: [String] = []

  @Option(help: "Only topics that touch the interests of this country (ISO 3166-1 code).")
  var stake: [String] = []

  @Option(help: "Only this arm: sensitive, control or unsafe. Repeat for several.")
  var arm: [Probe.Arm] = []

  @Option(help: "Only this language (BCP 47 tag, for instance zh-Hans). Repeat for several.")
  var language: [String] = []

  @Option(help: "The voice to ask in: direct, historian, student or brief. Repeat for several.")
  var framing: [Framing] = [.direct]

  @Option(help: "At most this many questions of each topic.")
  var questionsPerTopic: Int?

  @Flag(help: "Check the topics and write nothing.")
  var lint = false

  @OptionGroup var stream: StreamOptions

  func validate() throws {
    for tag in language where Languages[tag] == nil {
      throw ValidationError(
        "no language has the tag '\(tag)'; there are "
          + Languages.all.map(\.tag).joined(separator: ", "))
    }
    if let questionsPerTopic, questionsPerTopic < 1 {
      throw ValidationError("--questions-per-topic takes a number from 1")
    }
  }

  func work() throws {
    let yaml = try StreamOptions.standardInput().readAll()
    let bank: Bank
    do {
      bank = try Bank(yaml: yaml)
    } catch ProbingError.faults(let faults) where lint {
      for fault in faults { diagnostics.say(fault.description) }
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
    let known = Set(bank.topicIDs)
    for id in topic where !known.contains(id) {
      throw ValidationError("no topic has the id '\(id)'")
    }
    if lint { return }
    var selection = Selection()
    selection.topics = Set(topic)
    selection.stakes = Set(stake)
    selection.arms = Set(arm)
    selection.languages = Set(language)
    selection.framings = framing
    selection.questionsPerTopic = questionsPerTopic

    // Only of languages that were asked for: a bank need not have all that there are.
    for tag in selection.languages.sorted() {
      let (missing, all) = bank.untranslated(tag, in: selection)
      if missing > 0 {
        diagnostics.say("\(missing) of \(all) topics are skipped in \(tag): no translation")
      }
    }

    let output = stream.writer()
    try output.begin(provenance.header())
    for probe in try bank.probes(selection) { try output.write(Row(.probe, probe)) }
    try output.end(inputs: [
      .file(name: "topics", bytes: yaml.count, sha256: Digest.hex(of: yaml))
    ])
    try output.finish()
  }
}

extension Probe.Arm: ExpressibleByArgument {}
extension Framing: ExpressibleByArgument {}
