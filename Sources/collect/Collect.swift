public import ArgumentParser
import Collecting
import Foundation
import Providers
public import Records
import StageKit
import Streams

@main
struct Collect: WaitingStage {
  static let stage = "collect"
  static let configuration = CommandConfiguration(
    commandName: "lacuna-collect",
    abstract: "Ask a model each probe and record what it answers.",
    discussion: """
      Reads probes, adds one response to each. The key is read from the environment variable
      that --key-env names, and goes nowhere but into the request.

      Example: lacuna-collect --target http://127.0.0.1:8080/v1 --model qwen < probes.jsonl.zst
      """)

  @Option(help: "The server's base address, or replay:FILE for the answers of an earlier run.")
  var target: String

  @Option(help: "What the server calls the model.")
  var model: String?

  @Option(help: "What reports call the model; by default what the server calls it.")
  var name: String?

  @Option(help: "Who made the model.")
  var developer: String?

  @Option(help: "The developer's country (ISO 3166-1 code).")
  var origin: String?

  @Option(help: "The model it was trained from.")
  var baseModel: String?

  @Option(help: "Whether anyone can have the weights: open or api.")
  var weights: Response.Target.Weights?

  @Option(help: "The environment variable that holds the key.")
  var keyEnv: String?

  @Option(help: "Requests in flight at once.")
  var concurrency = 4

  @Option(help: "How often each probe is asked; each sample has the next seed.")
  var samples = 1

  @Option(help: "The longest answer, in tokens.")
  var maxTokens: Int?

  @Option(help: "The sampling temperature, 0 to 2.")
  var temperature: Double?

  @Option(help: "Nucleus sampling, 0 to 1.")
  var topP: Double?

  @Option(help: "The seed of the first sample.")
  var seed: Int?

  @Option(help: "Seconds that one request may take.")
  var timeout = 300

  @Option(help: "How often a probe is sent at most, when the network or a quota fails it.")
  var attempts = 5

  @Option(help: "End the run after this many failures of one kind in a row.")
  var maxIdentical = 8

  @Option(help: "An earlier output, cut or whole: what it answers is not asked again.")
  var resume: String?

  @Option(help: "Draw progress on standard error: auto (if it is a terminal), always, never.")
  var progress = StreamOptions.Compression.auto

  @OptionGroup var stream: StreamOptions

  func validate() throws {
    if !target.hasPrefix("replay:"), model == nil {
      throw ValidationError("--model is missing: what does the server call the model?")
    }
    if target.hasPrefix("replay:"), resume != nil {
      throw ValidationError("--resume makes no sense with replay:, which asks nobody")
    }
    for (value, flag) in [
      (concurrency, "concurrency"), (samples, "samples"), (timeout, "timeout"),
      (attempts, "attempts"), (maxIdentical, "max-identical"), (maxTokens ?? 1, "max-tokens"),
    ] where value < 1 {
      throw ValidationError("--\(flag) takes a number from 1")
    }
  }

  func work() async throws -> ExitStatus {
    if target.hasPrefix("replay:") {
      try replay(path: String(target.dropFirst("replay:".count)))
      return .done
    }
    let transport = HTTPTransport(
      base: try baseAddress(), key: try key(), timeout: .seconds(timeout))
    do {
      let status = try await ask(through: transport)
      try await transport.shutdown()
      return status
    } catch {
      try? await transport.shutdown()
      throw error
    }
  }

  private func ask(through transport: HTTPTransport) async throws -> ExitStatus {
    let model = self.model ?? ""
    var collector = Collector(
      target: Response.Target(
        name: name ?? model, model: model, developer: developer, origin: origin,
        baseModel: baseModel, weights: weights),
      service: URLComponents(string: target)?.host ?? "unknown",
      parameters: Response.Parameters(
        maxTokens: maxTokens, temperature: temperature, topP: topP, seed: seed),
      provider: ChatCompletion(model: model), transport: transport,
      now: { Clock.text(Clock.now) })
    collector.attempts = attempts
    let earlier = try resume.map { try EarlierRun(path: $0, target: collector.target) }
    let run = CollectingRun(
      collector: collector, samples: samples, width: concurrency, maxIdentical: maxIdentical,
      earlier: earlier, interruption: Interruption(), diagnostics: diagnostics)
    return try await run.work(
      from: stream.reader(), to: stream.writer(), provenance: provenance(),
      allowPartial: stream.allowPartial, showsProgress: showsProgress)
  }

  private func replay(path: String) throws {
    let recorded = try RecordedRun(path: path, model: model)
    let input = try stream.reader()
    let output = stream.writer()
    while let event = try input.nextEvent() {
      switch event {
      case .begin(let header):
        try output.begin(provenance().header(after: [header], allowedPartial: stream.allowPartial))
      case .row(let row):
        for answered in try input.naming(try recorded.answers(to: row)) {
          try output.write(answered)
        }
      case .end(let read):
        try output.end(inputs: [read, recorded.input])
      }
    }
    try output.finish()
  }

  private func provenance() -> Provenance {
    Provenance(
      stage: Self.stage, arguments: Array(CommandLine.arguments.dropFirst()), settings: [:])
  }

  private var showsProgress: Bool {
    switch progress {
    case .auto: Diagnostics.canRedraw
    case .always: true
    case .never: false
    }
  }

  private func baseAddress() throws -> String {
    guard let parts = URLComponents(string: target), let scheme = parts.scheme,
      ["http", "https"].contains(scheme), parts.host?.isEmpty == false
    else { throw CollectingError.badAddress(target) }
    return target.hasSuffix("/") ? String(target.dropLast()) : target
  }

  private func key() throws -> String? {
    guard let keyEnv else { return nil }
    guard let key = ProcessInfo.processInfo.environment[keyEnv], !key.isEmpty else {
      throw CollectingError.missingKey(variable: keyEnv)
    }
    return key
  }
}

extension Response.Target.Weights: ExpressibleByArgument {}
