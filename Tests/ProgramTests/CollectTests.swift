import Foundation
import NIOCore
import NIOHTTP1
import Records
import Synchronization
import Testing

/// `lacuna-collect` against a server on this machine.
struct CollectTests {
  private typealias Reply = LoopbackServer.Reply

  /// A key that nobody has.
  private static let key = "sk-invented-0123456789abcdef"

  private static func probes(_ count: Int = 12) throws -> [UInt8] {
    let parts = try StreamParts(Fixture.few().probes)
    try #require(parts.rows.count >= count)
    return try Lines.stream(parts.headers[0], Array(parts.rows.prefix(count)), level: 3)
  }

  private static func arguments(_ server: LoopbackServer, _ more: [String]) -> [String] {
    ["--target", server.address, "--model", "invented/model", "--name", "model"] + more
  }

  private static func collect(
    _ server: LoopbackServer, _ more: [String] = [], probes count: Int = 12,
    environment: [String: String] = [:]
  ) throws -> Run {
    try Program.run(
      "collect", arguments(server, more), input: probes(count), environment: environment)
  }

  /// The one line in which a run says how it went.
  private static func expectSummary(
    _ run: Run, _ part: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(run.errorLines.count == 1, "\(run.errors)", sourceLocation: sourceLocation)
    #expect(
      run.errors.hasPrefix("lacuna-collect: \(part)"), "\(run.errors)",
      sourceLocation: sourceLocation)
  }

  /// Holds a run that ended early against what it has to say: how far it came, and why.
  private static func expectEnd(
    _ run: Run, status: Int32, saying part: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(run.status == status, "\(run.errors)", sourceLocation: sourceLocation)
    #expect(
      run.errorLines.allSatisfy { $0.hasPrefix("lacuna-collect: ") }, "\(run.errors)",
      sourceLocation: sourceLocation)
    #expect(
      run.errorLines.last?.contains(part) == true, "\(run.errors)",
      sourceLocation: sourceLocation)
    #expect((1...2).contains(run.errorLines.count), sourceLocation: sourceLocation)
  }

  @Test func `answers come in the order of the probes, however they arrive`() throws {
    let run = try LoopbackServer.serving { request in
      .answer(
        "Answer to: \(request.question)", delay: .milliseconds(request.number * 37 % 8 * 25))
    } _: { server in
      try CollectTests.collect(server, ["--concurrency", "8"])
    }
    #expect(run.status == 0)
    CollectTests.expectSummary(run, "12 asked (12 ok), 144 tokens answered")
    let parts = try run.parts()
    #expect(try parts.values(.probe) == StreamParts(CollectTests.probes()).values(.probe))
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
      let run = try CollectTests.collect(
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
    let probe = try StreamParts(CollectTests.probes(1)).probes()[0]
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
    #expect(requests[0].headers["authorization"] == [])
  }

  @Test func `a rate limit is waited out`() throws {
    try LoopbackServer.serving { request in
      request.number == 1
        ? .error(429, "slow down", headers: [("retry-after", "0")]) : .answer("Yes.")
    } _: { server in
      let run = try CollectTests.collect(server, probes: 1)
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
      let run = try CollectTests.collect(server, probes: 1)
      #expect(run.status == 0)
      #expect(ContinuousClock.now - start >= .seconds(2))
    }
  }

  @Test func `a quota that stays exhausted ends with 75, after all attempts`() throws {
    try LoopbackServer.serving { request in
      request.number <= 2 ? .answer("Yes.") : .error(402, "no credit left")
    } _: { server in
      let run = try CollectTests.collect(
        server, ["--concurrency", "1", "--attempts", "1", "--max-identical", "2"])
      CollectTests.expectEnd(run, status: 75, saying: "takes no more requests")
      let statuses = try run.parts(allowsPartial: true).responses().map(\.status)
      #expect(statuses == [.ok, .ok, .quotaError, .quotaError])
    }
  }

  @Test func `a server that fails alike again and again ends the run, answers kept`() throws {
    try LoopbackServer.serving { request in
      request.number <= 4 ? .answer("Yes.") : .error(500, "out of order")
    } _: { server in
      let run = try CollectTests.collect(
        server, ["--concurrency", "1", "--attempts", "1", "--max-identical", "3"])
      CollectTests.expectEnd(run, status: 69, saying: "model gives no answers: out of order")
      let parts = try run.parts(allowsPartial: true)
      #expect(
        try parts.responses().map(\.status)
          == [.ok, .ok, .ok, .ok, .transportError, .transportError, .transportError])
      #expect(try parts.responses().last?.native.httpStatus == 500)
      #expect(server.requests.count <= 8)
      #expect(throws: (any Error).self) { try run.parts() }
    }
  }

  @Test func `a hostile error message does not steer the terminal`() throws {
    try LoopbackServer.serving { _ in
      .error(500, "one\ntwo\u{1B}[31m\u{202E}three")
    } _: { server in
      let run = try CollectTests.collect(
        server, ["--attempts", "1", "--max-identical", "2"], probes: 4)
      CollectTests.expectEnd(run, status: 69, saying: "three")
      #expect(!run.errors.contains("\u{1B}"))
      #expect(!run.errors.unicodeScalars.contains("\u{202E}"))
    }
  }

  @Test(arguments: [401, 403])
  func `refused credentials end with 77 and no key in any output`(status: Int) throws {
    try LoopbackServer.serving { request in
      .error(status, "wrong key \(request.headers["authorization"])")
    } _: { server in
      let run = try CollectTests.collect(
        server, ["--key-env", "INVENTED_KEY"], environment: ["INVENTED_KEY": CollectTests.key])
      CollectTests.expectEnd(run, status: 77, saying: "refuses the credentials")
      #expect(!run.errors.contains(CollectTests.key))
      #expect(try !run.text().contains(CollectTests.key))
      #expect(server.requests.first?.headers["authorization"] == ["Bearer \(CollectTests.key)"])
    }
  }

  @Test func `credentials that are refused in the middle of a run cost no answer`() throws {
    try LoopbackServer.serving { request in
      request.number <= 3 ? .answer("Yes.") : .error(401, "expired")
    } _: { server in
      let run = try CollectTests.collect(server, ["--concurrency", "1"])
      CollectTests.expectEnd(run, status: 77, saying: "refuses the credentials")
      #expect(try run.parts(allowsPartial: true).rows.count == 3)
    }
  }

  @Test func `answers behind a slower one are kept when credentials are refused`() throws {
    try LoopbackServer.serving { request in
      switch request.number {
      case 1: .answer("Slow.", delay: .milliseconds(1500))
      case 2, 3: .answer("Fast.")
      default: .error(401, "expired")
      }
    } _: { server in
      let run = try CollectTests.collect(server, ["--concurrency", "2"], probes: 4)
      #expect(run.status == 77)
      #expect(try run.parts(allowsPartial: true).rows.count == 3)
    }
  }

  @Test(arguments: [401, 500])
  func `a run that ended early has no end record, however short it is`(status: Int) throws {
    try LoopbackServer.serving { _ in .error(status, "no") } _: { server in
      let run = try CollectTests.collect(
        server, ["--concurrency", "8", "--attempts", "1", "--max-identical", "2"], probes: 3)
      #expect(run.status == (status == 401 ? 77 : 69))
      #expect(try !run.text().contains("{\"end\":"))
    }
  }

  @Test func `a variable without a key ends with 77 before any request`() throws {
    try LoopbackServer.serving { _ in
      .answer("Yes.")
    } _: { server in
      for environment in [[:], ["INVENTED_KEY": ""]] {
        let run = try CollectTests.collect(
          server, ["--key-env", "INVENTED_KEY"], environment: environment)
        CollectTests.expectEnd(run, status: 77, saying: "INVENTED_KEY")
        #expect(run.output == [])
      }
      #expect(server.requests.isEmpty)
    }
  }

  @Test(arguments: [200, 400, 500])
  func `a key that the server echoes reaches no record and no terminal`(status: Int) throws {
    try LoopbackServer.serving { request in
      .error(status, "you sent \(request.headers["authorization"])")
    } _: { server in
      let run = try CollectTests.collect(
        server,
        ["--key-env", "INVENTED_KEY", "--attempts", "1", "--max-identical", "2"], probes: 3,
        environment: ["INVENTED_KEY": CollectTests.key])
      #expect(run.status == 69)
      #expect(!run.errors.contains(CollectTests.key))
      let lines = try Lines.of(run.output)
      #expect(lines.allSatisfy { !$0.contains(CollectTests.key) })
    }
  }

  @Test func `a page instead of answers ends with 69 and says what came`() throws {
    try LoopbackServer.serving { _ in
      Reply(
        headers: [("content-type", "text/html")], body: [UInt8]("<html>Sign in first</html>"))
    } _: { server in
      let run = try CollectTests.collect(
        server, ["--attempts", "1", "--max-identical", "3", "--concurrency", "1"])
      CollectTests.expectEnd(run, status: 69, saying: "not JSON but text/html")
      #expect(try run.parts(allowsPartial: true).responses().count == 3)
    }
  }

  @Test func `a port where nobody listens ends with 69`() throws {
    let address = try LoopbackServer.serving { _ in
      Reply()
    } _: {
      $0.address
    }
    let run = try Program.run(
      "collect",
      ["--target", address, "--model", "m", "--attempts", "1", "--max-identical", "2"],
      input: CollectTests.probes())
    CollectTests.expectEnd(run, status: 69, saying: "the connection was refused")
    let responses = try run.parts(allowsPartial: true).responses()
    #expect(responses.count >= 2)
    #expect(responses.allSatisfy { $0.status == .transportError })
  }

  @Test func `a connection that breaks in the middle of an answer is no answer`() throws {
    try LoopbackServer.serving { request in
      var reply = Reply.answer("Half of this is lost.")
      reply.isCut = request.number == 2
      return reply
    } _: { server in
      let run = try CollectTests.collect(
        server, ["--attempts", "1", "--concurrency", "1"], probes: 3)
      #expect(run.status == 0)
      let responses = try run.parts().responses()
      #expect(responses.map(\.status) == [.ok, .transportError, .ok])
      #expect(responses[1].text == "")
    }
  }

  @Test func `a request that takes too long is a failed row`() throws {
    try LoopbackServer.serving { request in
      .answer("Yes.", delay: .seconds(request.number == 1 ? 20 : 0))
    } _: { server in
      let run = try CollectTests.collect(
        server, ["--attempts", "1", "--timeout", "1", "--concurrency", "1"], probes: 2)
      #expect(run.status == 0)
      let responses = try run.parts().responses()
      #expect(responses.map(\.status) == [.transportError, .ok])
      #expect(responses[0].native.message == "no reply in time")
    }
  }

  @Test func `a moderation block is an answer and is never asked for twice`() throws {
    try LoopbackServer.serving { _ in
      .error(400, "Content Exists Risk")
    } _: { server in
      let run = try CollectTests.collect(server)
      #expect(run.status == 0)
      CollectTests.expectSummary(run, "12 asked (12 filtered_input)")
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
      let run = try CollectTests.collect(
        server, ["--samples", "3", "--seed", "10", "--concurrency", "1"], probes: 2)
      #expect(run.status == 0)
      let parts = try run.parts()
      #expect(try parts.responses().map(\.sample) == [0, 1, 2, 0, 1, 2])
      #expect(try parts.responses().map(\.parameters.seed) == [10, 11, 12, 10, 11, 12])
      #expect(server.requests.map { $0.json["seed"]?.integer } == [10, 11, 12, 10, 11, 12])
      let probes = try StreamParts(CollectTests.probes(2)).probes().map(\.id)
      #expect(try parts.probes().map(\.id) == probes.flatMap { [$0, $0, $0] })
    }
  }

  @Test func `a resumed run asks what is missing or failed and nothing else`() throws {
    let whole = try LoopbackServer.serving { request in
      switch request.number {
      case 3: .error(500, "out of order")
      case 4: .error(400, "Content Exists Risk")
      default: .answer("First: \(request.question)")
      }
    } _: { server in
      let run = try CollectTests.collect(server, ["--attempts", "1", "--concurrency", "1"])
      #expect(run.status == 0)
      return run
    }
    // Seven answers stayed, and half of a line.
    let lines = try Lines.of(whole.output)
    let cut = Lines.joined(Array(lines[..<8])) + lines[8].prefix(200)
    try LoopbackServer.serving {
      .answer("Second: \($0.question)")
    } _: { server in
      let run = try withFile(cut, name: "earlier.jsonl") { path in
        try CollectTests.collect(server, ["--resume", path])
      }
      #expect(run.status == 0)
      CollectTests.expectSummary(run, "6 asked (6 ok), 6 kept from the earlier run")
      #expect(server.requests.count == 6)
      let parts = try run.parts()
      let probes = try StreamParts(CollectTests.probes()).probes()
      #expect(try parts.probes() == probes)
      let texts = probes.enumerated().map { index, probe in
        switch index {
        case 3: ""
        case 0, 1, 4, 5, 6: "First: \(probe.text)"
        default: "Second: \(probe.text)"
        }
      }
      #expect(try parts.responses().map(\.text) == texts)
      let earlier = try StreamParts(Lines.joined(Array(lines[..<8])), allowsPartial: true)
      #expect(parts.values(.response)[0] == earlier.values(.response)[0])
      guard case .segment(let end) = try #require(parts.ends.first) else { return }
      #expect(
        end.inputs.contains { if case .file("earlier.jsonl", _, _) = $0 { true } else { false } })
    }
  }

  @Test func `a whole earlier run is resumed without any request`() throws {
    try LoopbackServer.serving { _ in
      .answer("Yes.")
    } _: { server in
      let first = try CollectTests.collect(server, ["--samples", "2"], probes: 3)
      let second = try withFile(first.output) { path in
        try CollectTests.collect(server, ["--samples", "2", "--resume", path], probes: 3)
      }
      #expect(second.status == 0)
      #expect(server.requests.count == 6)
      #expect(try second.parts().rows.map(\.bytes) == first.parts().rows.map(\.bytes))
    }
  }

  @Test func `answers of another model are not taken over`() throws {
    try LoopbackServer.serving { _ in
      .answer("Yes.")
    } _: { server in
      let run = try withFile(Fixture.few().recorded) { path in
        try CollectTests.collect(server, ["--resume", path], probes: 3)
      }
      #expect(run.status == 0)
      #expect(server.requests.count == 3)
    }
  }

  @Test(arguments: [[UInt8](), [UInt8]("{\"header\":")])
  func `an earlier run that had got nowhere is resumed from the start`(bytes: [UInt8]) throws {
    try LoopbackServer.serving { _ in
      .answer("Yes.")
    } _: { server in
      let run = try withFile(bytes) { path in
        try CollectTests.collect(server, ["--resume", path], probes: 2)
      }
      #expect(run.status == 0, "\(run.errors)")
      #expect(server.requests.count == 2)
    }
  }

  @Test func `an interrupted run keeps its answers and can be resumed`() throws {
    let script: LoopbackServer.Script = { request in
      .answer("Answer to: \(request.question)", delay: .milliseconds(150))
    }
    let run = try LoopbackServer.serving(script) { server in
      let program = try RunningProgram(
        "collect", CollectTests.arguments(server, ["--concurrency", "2"]),
        input: CollectTests.probes())
      wait(for: "five requests") { server.requests.count >= 5 }
      program.interrupt()
      let run = try program.finish()
      // What was in flight was waited for, and nothing was begun after.
      let rows = try run.parts(allowsPartial: true).rows.count
      #expect(rows == server.requests.count)
      #expect(rows < 12)
      return run
    }
    #expect(run.status == 130)
    CollectTests.expectSummary(run, "stopped: ")
    #expect(run.errors.contains("--resume"))
    #expect(throws: (any Error).self) { try run.parts() }
    let kept = try run.parts(allowsPartial: true)
    #expect(try kept.responses().allSatisfy { $0.status == .ok })
    try LoopbackServer.serving {
      .answer("Answer to: \($0.question)")
    } _: { server in
      let resumed = try withFile(run.output) { path in
        try CollectTests.collect(server, ["--resume", path])
      }
      #expect(resumed.status == 0)
      #expect(server.requests.count == 12 - kept.rows.count)
      let parts = try resumed.parts()
      #expect(
        try zip(parts.probes(), parts.responses()).allSatisfy {
          $1.text == "Answer to: \($0.text)"
        })
      #expect(parts.rows.count == 12)
    }
  }

  @Test func `progress is drawn on standard error and cleared`() throws {
    try LoopbackServer.serving { _ in
      .answer("Yes.", delay: .milliseconds(300))
    } _: { server in
      let run = try CollectTests.collect(server, ["--progress", "always"], probes: 3)
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
        "collect", CollectTests.arguments(server, []), input: CollectTests.probes(3),
        to: .closedPipe)
      #expect(run.status == 0)
      #expect(run.errorLines.count <= 1)
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `a full disk ends the run with 74`() throws {
    try LoopbackServer.serving { _ in
      .answer("Yes.")
    } _: { server in
      let run = try Program.run(
        "collect", CollectTests.arguments(server, []), input: CollectTests.probes(3),
        to: .file("/dev/full"))
      CollectTests.expectEnd(run, status: 74, saying: "writing failed")
    }
  }

  @Test func `input that breaks off ends with 65 and keeps the answers`() throws {
    let cut = try Lines.joined(Lines.of(CollectTests.probes(4)).dropLast())
    try LoopbackServer.serving { _ in
      .answer("Yes.")
    } _: { server in
      let arguments = CollectTests.arguments(server, ["--concurrency", "1"])
      let run = try Program.run("collect", arguments, input: cut)
      CollectTests.expectEnd(run, status: 65, saying: "without an end record")
      let rows = try run.parts(allowsPartial: true).rows.count
      #expect(rows == server.requests.count)
      let partial = try Program.run("collect", arguments + ["--allow-partial"], input: cut)
      #expect(partial.status == 0)
      #expect(try partial.parts().rows.count == 4)
    }
  }

  @Test func `an empty input is refused without any request`() throws {
    try LoopbackServer.serving { _ in
      .answer("Yes.")
    } _: { server in
      let run = try Program.run("collect", CollectTests.arguments(server, []))
      Subject.collect.expectFailure(run, status: 65, saying: "is empty")
      #expect(server.requests.isEmpty)
    }
  }

  @Test(arguments: [
    ["--target", "http://127.0.0.1:1/v1"],
    ["--target", "http://127.0.0.1:1/v1", "--model", "m", "--concurrency", "0"],
    ["--target", "http://127.0.0.1:1/v1", "--model", "m", "--attempts", "0"],
    ["--target", "http://127.0.0.1:1/v1", "--model", "m", "--progress", "often"],
    ["--target", "replay:x", "--resume", "y"],
    ["--model", "m"],
  ])
  func `options that make no sense are wrong usage`(arguments: [String]) throws {
    let run = try Program.run("collect", arguments, input: CollectTests.probes(1))
    #expect(run.status == 64)
    #expect(run.output == [])
  }

  @Test(arguments: ["127.0.0.1:8080", "ftp://127.0.0.1/v1", "http://", "not an address"])
  func `a target that is no address is refused`(target: String) throws {
    let run = try Program.run(
      "collect", ["--target", target, "--model", "m"], input: CollectTests.probes(1))
    CollectTests.expectEnd(run, status: 65, saying: "is no base address")
  }

  @Test func `a password in the address reaches no record`() throws {
    try LoopbackServer.serving { _ in
      .answer("Yes.")
    } _: { server in
      let target = server.address.replacingOccurrences(
        of: "//", with: "//user:\(CollectTests.key)@")
      let run = try Program.run(
        "collect",
        ["--target", target + "?token=\(CollectTests.key)", "--model", "m"]
          + ["--attempts", "1"],
        input: CollectTests.probes(1))
      #expect(try !run.text().contains(CollectTests.key))
      #expect(!run.errors.contains(CollectTests.key))
    }
  }
}
