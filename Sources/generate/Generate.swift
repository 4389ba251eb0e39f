public import ArgumentParser
import Languages
public import Probing
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
      Reads YAML topics on standard input, or in the named files; writes one probe a line.

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

  @Option(
    help: """
      The voice to ask in: direct, historian, student, brief, hypothetical, \
      quoted-official-line, quoted-independent-report, or all. Repeat for several. Without \
      it: direct.
      """)
  var framing: [String] = []

  @Option(help: "At most this many questions of each topic.")
  var questionsPerTopic: Int?

  @Option(help: "Only this theme (category code of the Citizen Lab). Repeat for several.")
  var theme: [String] = []

  @Option(
    help: """
      What to ask for: question, essay, summary, translation, completion, multiple-choice, \
      critics, government, or all. Repeat for several. Without it: the topics' own questions.
      """)
  var form: [String] = []

  @Option(
    help: """
      Which combinations of form and voice to ask: full (every one) or balanced (each form \
      once, the voices in turn). Forms and voices that are not named are all asked.
      """)
  var design: Design.Kind?

  @Option(
    help: ArgumentHelp(
      "Leave out pairs of topics as a whole, until no more probes than this are left.",
      valueName: "n"))
  var maxProbes: Int?

  @Option(help: "The seed of the design, and of what --max-probes leaves out.")
  var seed: UInt64 = 0

  @Option(
    help: ArgumentHelp(
      """
      Read a list of prompts instead of topics: lines, csv (a column prompt, question or \
      text), promptfoo (CSV or YAML) or speechmap. They have no facts.
      """, valueName: "kind"))
  var prompts: PromptList?

  @Flag(help: "Check the topics against the bank's whole standard and write nothing.")
  var lint = false

  @Flag(help: "Print the topics as a table and write nothing.")
  var list = false

  @Flag(help: "Print how balanced the topics are, as a Markdown table, and write nothing.")
  var table = false

  @Flag(
    help: """
      Print what would be asked, by every factor, with tokens and the smallest differences \
      that would show, and write nothing.
      """)
  var plan = false

  @Option(help: ArgumentHelp("For --plan: the price of a million prompt tokens."))
  var priceIn: Double?

  @Option(help: ArgumentHelp("For --plan: the price of a million answer tokens."))
  var priceOut: Double?

  @Argument(help: "Topic files; without them standard input is read.")
  var files: [String] = []

  @OptionGroup var stream: StreamOptions

  var settings: [String: String] {
    ["design": plannedDesign.kind.rawValue, "seed": String(seed)]
  }

  func validate() throws {
    for tag in language where Languages[tag] == nil {
      throw ValidationError(
        "no language has the tag '\(tag)'; there are "
          + Languages.all.map(\.tag).joined(separator: ", "))
    }
    if let questionsPerTopic, questionsPerTopic < 1 {
      throw ValidationError("--questions-per-topic takes a number from 1")
    }
    if [lint, list, table, plan].count(where: { $0 }) > 1 {
      throw ValidationError("--lint, --list, --table and --plan exclude each other")
    }
    if prompts != nil, lint {
      throw ValidationError("a list of prompts has no standard to be held against")
    }
    if (priceIn != nil || priceOut != nil) && !plan {
      throw ValidationError("prices are for --plan")
    }
    if let maxProbes, maxProbes < 1 {
      throw ValidationError("--max-probes takes a number from 1")
    }
  }

  func work() throws {
    let sources = try sources()
    if lint { return try check(sources) }
    let bank = try bank(of: sources)
    let known = Set(bank.topicIDs)
    for id in topic where !known.contains(id) {
      throw ValidationError("no topic has the id '\(id)'")
    }
    let selection = try selection()
    if list { return try show(bank.catalogue(selection)) }
    if table { return try show(bank.balanceTable) }
    if plan { return try show(bank.plan(selection, plannedDesign).text(prices: prices)) }

    // Only of languages that were asked for: a bank need not have all that there are.
    for tag in selection.languages.sorted() {
      let (missing, all) = bank.untranslated(tag, in: selection)
      if missing > 0 {
        diagnostics.say("\(missing) of \(all) topics are skipped in \(tag): no translation")
      }
    }

    // A balanced design asks nothing in a voice that the topics have nothing for.
    for framing in selection.framings where design != .balanced {
      let (missing, all) = bank.unvoiced(framing, in: selection)
      if missing > 0 {
        diagnostics.say(
          "\(missing) of \(all) questions are skipped as \(framing.rawValue): "
            + "their topics have nothing for it")
      }
    }

    let output = stream.writer()
    try output.begin(provenance(adding: ["bank": bank.version]).header())
    let dropped = try bank.write(selection, plannedDesign, to: output.write)
    try output.end(inputs: sources.map(\.input))
    try output.finish()
    say(dropped)
  }
}

extension Probe.Arm: ExpressibleByArgument {}
extension PromptList: ExpressibleByArgument {}
extension Design.Kind: ExpressibleByArgument {}
