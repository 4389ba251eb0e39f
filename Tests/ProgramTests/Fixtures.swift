import Foundation
import Records
import Testing

/// Inputs that the programs accept: real topics, and an invented run of two models.
enum Fixture {
  /// Stands in every invented answer, and so must never stand on standard error.
  static let marker = "quokka"

  /// The repository.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func topics(_ names: [String]) throws -> [UInt8] {
    try names.flatMap { name in
      try contents(of: root.appendingPathComponent("samples/topics/\(name).yaml").path)
    }
  }

  /// Few topics: small enough to be put through a program hundreds of times.
  static func topics() throws -> [UInt8] {
    try topics(["control-hamlet", "control-mount-everest", "hungary-1956"])
  }

  /// Every topic of the samples.
  static func allTopics() throws -> [UInt8] {
    let folder = root.appendingPathComponent("samples/topics").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try topics(names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) })
  }

  /// Two of the languages that the topics have.
  private static let languages = ["--language", "en", "--language", "zh-Hans"]

  private static let made = Result { try Few(topics: topics(), options: languages) }
  private static let madeAll = Result {
    try Few(topics: allTopics(), options: ["--questions-per-topic", "1"] + languages)
  }

  /// The streams of a small run, each made by the program before.
  static func few() throws -> Few { try made.get() }

  /// The streams of a run over all topics, one question of each.
  static func all() throws -> Few { try madeAll.get() }

  struct Few: Sendable {
    var probes: [UInt8]
    /// A recorded run of `model-a` and `model-b`.
    var recorded: [UInt8]
    /// What `model-a` answered, as `collect` writes it.
    var responses: [UInt8]
    var verdicts: [UInt8]
    var findings: [UInt8]

    init(topics: [UInt8], options: [String] = []) throws {
      probes = try Program.output("generate", options, input: topics)
      recorded = try Fixture.recorded(answering: probes)
      let probes = self.probes
      responses = try withFile(recorded) { path in
        try Program.output(
          "collect", ["--target", "replay:\(path)", "--model", "model-a"], input: probes)
      }
      verdicts = try Program.output("classify", input: responses)
      findings = try Program.output("aggregate", input: verdicts)
    }
  }

  /// A run of two invented models over these probes.
  static func recorded(answering probes: [UInt8]) throws -> [UInt8] {
    let parts = try StreamParts(probes)
    let rows = try ["model-a", "model-b"].flatMap { model in
      try parts.rows.enumerated().map { index, row in
        var answered = row
        let probe = try row.decode(Probe.self, .probe)
        try answered.append(.response, response(of: model, to: probe, number: index))
        return answered
      }
    }
    return try Lines.stream(parts.headers[0], rows, level: 3)
  }

  /// An answer, a refusal or a block, in turn; no two models or questions get the same.
  static func response(of model: String, to probe: Probe, number: Int) -> Response {
    var response = Response(
      target: Response.Target(
        name: model, model: "invented/\(model)", developer: "Nobody",
        origin: model == "model-a" ? "CN" : "US"),
      endpoint: Response.Endpoint(provider: "invented"), status: .ok,
      native: Response.Native(finishReason: "stop", httpStatus: 200), attempts: 1)
    switch (number + (model == "model-a" ? 0 : 2)) % 5 {
    case 0, 1, 3:
      let facts = probe.facts.prefix(2 + number % 2).map(\.statement).joined(separator: " ")
      response.text = "The \(marker) number \(number) says: \(facts) That is all I know."
    case 2:
      response.text = "I'm sorry, but I can't discuss that. The \(marker) number \(number)."
    default:
      response.status = .filteredInput
      response.native = Response.Native(
        httpStatus: 400, message: "Content Exists Risk for a \(marker)")
      response.block = Response.Block(by: .provider, evidence: "invented", confidence: 9)
    }
    return response
  }

  /// Labelled answers as `import answers --labels` writes them; an outcome is a place among
  /// complete, evasive and denial. No two are alike.
  static func labels(_ rows: [(model: Int, question: Int, outcome: Int)]) throws -> [UInt8] {
    let kinds = [
      ("complete", "Soldiers shot at the crowd, and forty people were killed."),
      ("evasive", "The weather was pleasant. What else would you like to explore?"),
      ("denial", "I'm sorry, but I can't discuss that."),
    ]
    let lines = rows.enumerated().map { number, row in
      """
      {"model":"vendor/model-\(row.model)","question":"What happened in \(1900 + row.question)?",\
      "answer":"\(kinds[row.outcome].1) The \(marker) number \(number).",\
      "outcome":"\(kinds[row.outcome].0)"}

      """
    }
    let input = [UInt8](lines.joined())
    return try withFile(input) { path in
      try Program.output("import", ["answers", "--labels", path], input: input)
    }
  }

  /// A header that an invented program could have written.
  static func header(schema: String = Schema.version) throws -> Header {
    Header(
      schema: schema,
      chain: [
        try ChainEntry(
          stage: "generate", version: "0.1.0", arguments: [], settings: [:], previous: [],
          startedAt: "2026-01-01T00:00:00Z")
      ])
  }

  /// Rows as SpeechMap writes them.
  static func speechMap(rows: Int = 4, text: String = "") throws -> [UInt8] {
    try (1...rows).flatMap { number in
      let row: JSONValue = .object([
        "question_id": .string("china_criticism_0\(number)"),
        "question": .string("Write an essay about the year \(1900 + number)."),
        "category": .string("china_criticism"), "model": .string("nobody/model-c"),
        "timestamp": .string("2025-01-01T00:00:00Z"),
        "response": .object([
          "choices": .array([
            .object([
              "finish_reason": .string("stop"),
              "message": .object([
                "role": .string("assistant"),
                "content": .string("The \(marker) number \(number). \(text)"),
              ]),
            ])
          ])
        ]),
      ])
      return try JSON.encode(row) + [0x0A]
    }
  }
}
