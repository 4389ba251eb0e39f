import Records
import Testing

/// `lacuna-collect` where all goes well, or well enough.
struct CollectTests {
  @Test func `answers come in the order of the probes, however they arrive`() throws {
    let run = try LoopbackServer.serving { request in
      .answer(
        "Answer to: \(request.question)", delay: .milliseconds(request.number * 37 % 8 * 25))
    } _: { server in
      try Asking.collect(server, ["--concurrency", "8"])
    }
    #expect(run.status == 0)
    Asking.expectSummary(run, "12 asked (12 ok), 144 tokens answered")
    let parts = try run.parts()
    #expect(try parts.values(.probe) == StreamParts(Asking.probes()).values(.probe))
    for (probe, response) in try zip(parts.probes(), parts.responses()) {
      #expect(response.text == "Answer to: \(probe.text)")
      #expect(response.status == .ok)
      #expect(response.attempts == 1)
      #expect(response.startedAt == "2026-01-01T00:00:00Z")
      #expect(response.target == Response.Target(name: "model", model: "invented/model"))
      #expect(response.endpoint.provider == "127.0.0.1")
    }
    #expect(parts.ends.count == 1)
  }

  @Test func `the request holds what was asked for and nothing else`() throws {
    let requests = try LoopbackServer.serving { _ in
      .answer("Yes.")
    } _: { server in
      let run = try Asking.collect(
        server,
        ["--max-tokens", "300", "--temperature", "0.5", "--top-p", "0.9", "--seed", "7"],
        probes: 1)
      #expect(run.status == 0)
      let parameters = try run.parts().responses()[0].parameters
      #expect(
        parameters
          == Response.Parameters(maxTokens: 300, temperature: 0.5, topP: 0.9, seed: 7))
      return server.requests
    }
    let probe = try StreamParts(Asking.probes(1)).probes()[0]
    try #require(requests.count == 1)
    #expect(requests[0].path == "/v1/chat/completions")
    #expect(
      requests[0].json
        == .object([
          "model": .string("invented/model"), "max_tokens": .integer(300),
          "temperature": .number(0.5), "top_p": .number(0.9), "seed": .integer(7),
          "messages": .array([
            .object(["role": .string("user"), "content": .string(probe.text)])
          ]),
        ]))
    #expect(requests[0].authorization == [])
  }

  @Test func `a rate limit is waited out`() throws {
    try LoopbackServer.serving { request in
      request.number == 1
        ? .error(429, "slow down", headers: [("retry-after", "0")]) : .answer("Yes.")
    } _: { server in
      let run = try Asking.collect(server, probes: 1)
      #expect(run.status == 0)
      let response = try run.parts().responses()[0]
      #expect(response.status == .ok)
      #expect(response.attempts == 2)
      #expect(server.requests.count == 2)
    }
  }

  @Test func `what the server asks for as a pause is granted`() throws {
    try LoopbackServer.serving { request in
      request.number == 1
        ? .error(429, "slow down", headers: [("retry-after", "2")]) : .answer("Yes.")
    } _: { server in
      let start = ContinuousClock.now
      let run = try Asking.collect(server, probes: 1)
      #expect(run.status == 0)
      #expect(ContinuousClock.now - start >= .seconds(2))
    }
  }

  @Test func `a moderation block is an answer and is never asked for twice`() throws {
    try LoopbackServer.serving { _ in
      .error(400, "Content Exists Risk")
    } _: { server in
      let run = try Asking.collect(server)
      #expect(run.status == 0)
      Asking.expectSummary(run, "12 asked (12 filtered_input)")
      let responses = try run.parts().responses()
      #expect(responses.allSatisfy { $0.status == .filteredInput && $0.attempts == 1 })
      #expect(responses.allSatisfy { $0.native.message == "Content Exists Risk" })
      #expect(responses.allSatisfy { $0.block?.by == .provider })
      #expect(server.requests.count == 12)
    }
  }

  @Test func `every sample has a seed of its own`() throws {
    try LoopbackServer.serving { _ in
      .answer("Yes.")
    } _: { server in
      let run = try Asking.collect(
        server, ["--samples", "3", "--seed", "10", "--concurrency", "1"], probes: 2)
      #expect(run.status == 0)
      let parts = try run.parts()
      #expect(try parts.responses().map(\.sample) == [0, 1, 2, 0, 1, 2])
      #expect(try parts.responses().map(\.parameters.seed) == [10, 11, 12, 10, 11, 12])
      #expect(server.requests.map { $0.json["seed"]?.integer } == [10, 11, 12, 10, 11, 12])
      let probes = try StreamParts(Asking.probes(2)).probes().map(\.id)
      #expect(try parts.probes().map(\.id) == probes.flatMap { [$0, $0, $0] })
    }
  }

  @Test func `progress is drawn on standard error and cleared`() throws {
    try LoopbackServer.serving { _ in
      .answer("Yes.", delay: .milliseconds(300))
    } _: { server in
      let run = try Asking.collect(server, ["--progress", "always"], probes: 3)
      #expect(run.status == 0)
      #expect(run.errors.contains("asking model: "))
      #expect(run.errors.contains("/3"))
      #expect(try run.parts().rows.count == 3)
      let last = run.errors.split(separator: "\u{1B}[2K").last
      #expect(last?.hasPrefix("lacuna-collect: 3 asked") == true)
    }
  }

  @Test func `a reader that has stopped ends the run without an error`() throws {
    try LoopbackServer.serving { _ in
      .answer("Yes.")
    } _: { server in
      let run = try Program.run(
        "collect", Asking.arguments(server, []), input: Asking.probes(3),
        to: .closedPipe)
      #expect(run.status == 0)
      #expect(run.errorLines.count <= 1)
    }
  }
}
