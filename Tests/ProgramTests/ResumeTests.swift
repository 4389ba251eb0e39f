import Records
import Testing

/// Runs of `lacuna-collect` that stop and go on.
struct ResumeTests {
  @Test func `a resumed run asks what is missing or failed and nothing else`() throws {
    let whole = try LoopbackServer.serving { request in
      switch request.number {
      case 3: .error(500, "out of order")
      case 4: .error(400, "Content Exists Risk")
      default: .answer("First: \(request.question)")
      }
    } _: { server in
      let run = try Asking.collect(server, ["--attempts", "1", "--concurrency", "1"])
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
        try Asking.collect(server, ["--resume", path])
      }
      #expect(run.status == 0)
      Asking.expectSummary(run, "6 asked (6 ok), 6 kept from the earlier run")
      #expect(server.requests.count == 6)
      let parts = try run.parts()
      let probes = try StreamParts(Asking.probes()).probes()
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
      let first = try Asking.collect(server, ["--samples", "2"], probes: 3)
      let second = try withFile(first.output) { path in
        try Asking.collect(server, ["--samples", "2", "--resume", path], probes: 3)
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
        try Asking.collect(server, ["--resume", path], probes: 3)
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
        try Asking.collect(server, ["--resume", path], probes: 2)
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
        "collect", Asking.arguments(server, ["--concurrency", "2"]),
        input: Asking.probes())
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
    Asking.expectSummary(run, "stopped: ")
    #expect(run.errors.contains("--resume"))
    #expect(throws: (any Error).self) { try run.parts() }
    let kept = try run.parts(allowsPartial: true)
    #expect(try kept.responses().allSatisfy { $0.status == .ok })
    try LoopbackServer.serving {
      .answer("Answer to: \($0.question)")
    } _: { server in
      let resumed = try withFile(run.output) { path in
        try Asking.collect(server, ["--resume", path])
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

  @Test func `answers reach the disk within seconds, however long the next one takes`() throws {
    try LoopbackServer.serving {
      .answer("Yes.", delay: $0.number > 3 ? .seconds(8) : .zero)
    } _: { server in
      let start = ContinuousClock.now
      let program = try RunningProgram(
        "collect", Asking.arguments(server, ["--concurrency", "1"]), input: Asking.probes(4))
      wait(for: "the first frame") { program.outputCount > 0 }
      #expect(ContinuousClock.now - start < .seconds(7.5))
      let run = try program.finish()
      // The frame that was there before the fourth answer.
      let second = try #require(run.output.ranges(of: [0x28, 0xB5, 0x2F, 0xFD]).dropFirst().first)
      let first = try StreamParts(Array(run.output[..<second.lowerBound]), allowsPartial: true)
      #expect(first.rows.count == 3)
    }
  }
}
