import Foundation
import Records
import Testing

/// `lacuna-collect` by way of batch files.
struct CollectBatchTests {
  private let options = ["--target", "https://api.example.com/v1", "--model", "m"]

  /// What a service makes of the requests: the first answered, the second blocked, the third
  /// forgotten, the others answered in the opposite order.
  private func results(_ requests: [JSONValue]) throws -> [UInt8] {
    let lines = try requests.enumerated().compactMap { index, request -> [UInt8]? in
      let words = request["body"]?["messages"]?[0]?["content"]?.string ?? ""
      let completion: JSONValue = .object([
        "choices": .array([
          .object([
            "message": .object(["content": .string("Answer to: \(words)")]),
            "finish_reason": .string("stop"),
          ])
        ])
      ])
      let error: JSONValue = .object(["error": .object(["message": .string("Content Exists Risk")])]
      )
      let isBlocked = index == 1
      return index == 2
        ? nil
        : try JSON.encode(
          JSONValue.object([
            "custom_id": request["custom_id"] ?? .null,
            "response": .object([
              "status_code": .integer(isBlocked ? 400 : 200),
              "body": isBlocked ? error : completion,
            ]),
          ]))
    }
    return Array(lines.reversed().joined(separator: [0x0A]))  // no line feed at the end
  }

  @Test func `requests go out in a file and answers come back in the probes' order`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let out = try Program.run(
      "collect", options + ["--batch-out", folder.path, "--max-tokens", "50"],
      input: Asking.probes(6))
    #expect(out.status == 0, "\(out.errors)")
    #expect(out.output == [])
    #expect(out.errors.contains("6 requests in 1 file"))
    let file = try Data(contentsOf: folder.appending(path: "requests-0001.jsonl"))
    let requests = try file.split(separator: 0x0A).map {
      try JSON.decode(JSONValue.self, from: $0)
    }
    #expect(requests.count == 6)
    let answers = try results(requests)
    let run = try withFile(answers, name: "results.jsonl") { path in
      try Program.run(
        "collect", options + ["--batch-in", path, "--max-tokens", "50"], input: Asking.probes(6))
    }
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("5 of 6 requests answered, 1 missing"))
    let parts = try run.parts()
    let probes = try StreamParts(Asking.probes(6)).probes()
    #expect(try parts.probes() == probes)
    let responses = try parts.responses()
    #expect(
      responses.map(\.status)
        == [.ok, .filteredInput, .transportError, .ok, .ok, .ok])
    for (probe, response) in zip(probes, responses) where response.status == .ok {
      #expect(response.text == "Answer to: \(probe.text)")
    }
    // What is missing is asked again, by itself.
    try LoopbackServer.serving { _ in
      .answer("Late.")
    } _: { server in
      let resumed = try withFile(run.output, name: "batch.zst") { path in
        try Program.run(
          "collect",
          ["--target", server.address, "--model", "m", "--max-tokens", "50", "--resume", path],
          input: Asking.probes(6))
      }
      // Another host answered, so nothing of it is taken over.
      #expect(resumed.status == 0)
      #expect(server.requests.count == 6)
    }
  }

  @Test func `lines that name no request are counted, not hidden`() throws {
    let run = try withFile(Array("{}\nnonsense\n\n".utf8), name: "results.jsonl") { path in
      try Program.run("collect", options + ["--batch-in", path], input: Asking.probes(2))
    }
    #expect(run.status == 0)
    #expect(run.errors.contains("0 of 2 requests answered, 2 missing"))
    #expect(run.errors.contains("2 lines cannot be read"))
  }

  @Test func `what an earlier run has answered is not paid for again`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try LoopbackServer.serving { _ in
      .answer("Yes.")
    } _: { server in
      let target = ["--target", server.address, "--model", "m"]
      let first = try Program.run("collect", target, input: Asking.probes(4))
      let out = try withFile(first.output, name: "first.zst") { path in
        try Program.run(
          "collect", target + ["--resume", path, "--batch-out", folder.path],
          input: Asking.probes(6))
      }
      #expect(out.errors.contains("2 requests in 1 file, 4 answered by the earlier run"))
    }
  }

  @Test func `Anthropic's batches have its own form`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let options = options + ["--api", "anthropic"]
    _ = try Program.run(
      "collect", options + ["--batch-out", folder.path], input: Asking.probes(1))
    let line = try JSON.decode(
      JSONValue.self, from: try Data(contentsOf: folder.appending(path: "requests-0001.jsonl")))
    #expect(line["params"]?["max_tokens"]?.integer == 4096)
    let id = try #require(line["custom_id"]?.string)
    let result =
      #"{"custom_id":"\#(id)","result":{"type":"succeeded","message":{"content":"#
      + #"[{"type":"text","text":"Yes."}],"stop_reason":"end_turn"}}}"#
    let run = try withFile(Array(result.utf8), name: "results.jsonl") { path in
      try Program.run("collect", options + ["--batch-in", path], input: Asking.probes(1))
    }
    #expect(try run.parts().responses()[0].text == "Yes.")
    #expect(try run.parts().responses()[0].parameters.maxTokens == 4096)
  }
}
