import Records
import Testing

struct PassThroughTests {
  @Test func `replay answers each probe once and in order`() throws {
    let probes = try StreamParts(Fixture.few().probes)
    let responses = try StreamParts(Fixture.few().responses)
    #expect(!probes.rows.isEmpty)
    #expect(responses.values(.probe) == probes.values(.probe))
    #expect(try responses.responses().allSatisfy { $0.target.name == "model-a" })
    #expect(responses.rows.allSatisfy { $0.keys == ["probe", "response"] })
  }

  @Test func `replay of two models answers each probe twice`() throws {
    let few = try Fixture.few()
    let output = try withFile(few.recorded) { path in
      try Program.output("collect", ["--target", "replay:\(path)"], input: few.probes)
    }
    let probes = try StreamParts(few.probes).probes().map(\.id)
    let answered = try StreamParts(output)
    #expect(try answered.probes().map(\.id) == probes.flatMap { [$0, $0] })
    #expect(
      try answered.responses().map(\.target.name)
        == probes.flatMap { _ in ["model-a", "model-b"] })
  }

  @Test func `a replayed answer keeps its bytes`() throws {
    let recorded = try StreamParts(Fixture.few().recorded)
    let own = try recorded.rows.filter {
      try $0.decode(Response.self, .response).target.name == "model-a"
    }
    let responses = try StreamParts(Fixture.few().responses)
    #expect(responses.values(.response) == own.map { $0.value(.response).map(Array.init) })
  }

  @Test func `a probe that the recorded run was not asked is a failed row, not a missing one`()
    throws
  {
    let few = try Fixture.few()
    let recorded = try StreamParts(few.recorded)
    let short = try Lines.stream(recorded.headers[0], Array(recorded.rows.prefix(1)))
    let output = try withFile(short) { path in
      try Program.output("collect", ["--target", "replay:\(path)"], input: few.probes)
    }
    let statuses = try StreamParts(output).responses().map(\.status)
    #expect(statuses.count == (try StreamParts(few.probes).rows.count))
    #expect(statuses.dropFirst().allSatisfy { $0 == .routeError })
  }

  @Test func `classify judges each response once, in order, and edits nothing`() throws {
    let responses = try StreamParts(Fixture.few().responses)
    let verdicts = try StreamParts(Fixture.few().verdicts)
    #expect(verdicts.values(.probe) == responses.values(.probe))
    #expect(verdicts.values(.response) == responses.values(.response))
    for (judged, plain) in zip(verdicts.rows, responses.rows) {
      #expect(judged.bytes.starts(with: plain.bytes.dropLast()))
    }
    let outcomes = try zip(verdicts.responses(), verdicts.verdicts()).map { response, verdict in
      (response.status == .ok, verdict.outcome == .error)
    }
    #expect(outcomes.allSatisfy { $0 != $1 })
    #expect(outcomes.contains { $0.0 } && outcomes.contains { !$0.0 })
  }

  @Test func `segments put together by cat stay two, with all their rows`() throws {
    let few = try Fixture.few()
    let judged = try StreamParts(Program.output("classify", input: few.responses + few.responses))
    #expect(judged.headers.count == 2)
    #expect(judged.ends.count == 2)
    let rows = try StreamParts(few.verdicts).rows.map(\.bytes)
    #expect(judged.rows.map(\.bytes) == rows + rows)
  }

  @Test(arguments: Subject.allCases)
  func `the same input gives the same bytes`(subject: Subject) throws {
    func output() throws -> [UInt8] {
      let run = try subject.run(subject.input())
      // Weights are no lines.
      return subject == .train ? run.output : [UInt8](try run.text())
    }
    let (first, second) = (try output(), try output())
    #expect(first == second)
    #expect(!first.isEmpty)
  }

  @Test(arguments: [Subject.generate, .collect, .import, .classify, .aggregate])
  func `only the chain knows the clock`(subject: Subject) throws {
    let now = try subject.run(subject.input())
    let later = try subject.run(
      subject.input(), environment: ["SOURCE_DATE_EPOCH": "1800000000"])
    #expect(try now.parts().rows.map(\.bytes) == later.parts().rows.map(\.bytes))
    #expect(try now.parts().headers != later.parts().headers)
    #expect(try later.parts().headers[0].chain.last?.startedAt == "2027-01-15T08:00:00Z")
  }

  @Test func `a verdict and its evidence do not depend on chance`() throws {
    let judged = try (0..<8).map { _ in
      try Subject.classify.run(Fixture.all().responses).text()
    }
    #expect(Set(judged).count == 1)
  }

  @Test func `the chain grows by one entry at each program and names no folder`() throws {
    let few = try Fixture.few()
    let stages = try [few.probes, few.responses, few.verdicts, few.findings].map { bytes in
      try StreamParts(bytes).headers[0].chain
    }
    #expect(
      stages.map { $0.map(\.stage) } == [
        ["generate"], ["generate", "collect"], ["generate", "collect", "classify"],
        ["generate", "collect", "classify", "aggregate"],
      ])
    for (shorter, longer) in zip(stages, stages.dropFirst()) {
      #expect(longer.starts(with: shorter))
      #expect(longer.last?.previous == shorter.last.map { [$0.id] })
    }
    #expect(stages.joined().allSatisfy { $0.arguments.allSatisfy { !$0.contains("/") } })
  }

  @Test func `the end record reaches back to what every program read`() throws {
    let few = try Fixture.few()
    var end = try #require(try StreamParts(few.findings).ends.first)
    var names: [String] = []
    while case .segment(let record) = end {
      for case .file(let name, _, _) in record.inputs { names.append(name) }
      guard let next = record.inputs.first(where: { if case .file = $0 { false } else { true } })
      else { break }
      end = next
    }
    #expect(names == ["file", "topics"])
  }

  @Test(arguments: ["always", "never"])
  func `output is compressed as asked, with the same lines`(compress: String) throws {
    let output = try Program.output(
      "classify", ["--compress", compress], input: Fixture.few().responses)
    #expect(output.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) == (compress == "always"))
    #expect(
      try StreamParts(output).rows.map(\.bytes)
        == StreamParts(Fixture.few().verdicts).rows.map(\.bytes))
  }

  @Test func `the frames can be read by the zstd tool's own rules`() throws {
    // A skippable frame with the seek table stands at the end.
    let verdicts = try Fixture.few().verdicts
    #expect(verdicts.suffix(4) == [0xB1, 0xEA, 0x92, 0x8F])
  }
}
