import Foundation
import Records
import Testing

/// `pipeline/rerun.sh` and `pipeline/archive.sh`: what is done with a run's folder.
struct RunFolderTests {
  private let pipeline = PipelineTests()

  /// A folder `run` with the streams of the small run; it is gone after the closure.
  private func withRun(_ body: (URL) throws -> Void) throws {
    let folder = try pipeline.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = folder.appending(path: "run")
    try FileManager.default.createDirectory(at: run, withIntermediateDirectories: true)
    let few = try Fixture.few()
    for (name, bytes) in [("probes", few.probes), ("responses", few.responses)] {
      try Data(bytes).write(to: run.appending(path: "\(name).jsonl.zst"))
    }
    try body(run)
  }

  private func rerun(
    _ run: URL, _ arguments: String, bin: String = Program.folder.path
  ) throws -> (status: Int32, said: [String]) {
    let done = try pipeline.shell(
      "LACUNA_BIN='\(bin)' pipeline/rerun.sh '\(run.path)' \(arguments)", in: PipelineTests.root)
    return (done.status, done.output.split(separator: "\n").map(String.init))
  }

  private func rows(_ run: URL, _ name: String) throws -> [[UInt8]] {
    let file = run.appending(path: "\(name).jsonl.zst").path
    return try StreamParts(contents(of: file)).rows.map(\.bytes)
  }

  private let current = ["classify: current", "aggregate: current", "report: current"]

  @Test func `a run is made current once, then there is nothing to do`() throws {
    try withRun { run in
      let first = try rerun(run, "collect")
      #expect(first.status == 0)
      #expect(
        first.said.map { $0.prefix(while: { $0 != ";" }) } == [
          "collect: current", "classify: it is missing", "aggregate: it is missing",
          "report: it is missing",
        ])
      let second = try rerun(run, "collect")
      #expect(second.said == ["collect: current"] + current, "\(second.said)")
      #expect(try rows(run, "verdicts") == StreamParts(Fixture.few().verdicts).rows.map(\.bytes))
      let page = try contents(of: run.appending(path: "report.html").path)
      #expect(page.starts(with: [UInt8]("<!DOCTYPE html>")))
    }
  }

  @Test func `a change of options is carried through, and remembered`() throws {
    try withRun { run in
      _ = try rerun(run, "classify")
      let before = try rows(run, "verdicts")
      let changed = try rerun(run, "classify --rules-only")
      #expect(
        changed.said[0] == "classify: options are given; running lacuna-classify --rules-only")
      #expect(changed.said[1].hasPrefix("aggregate: its input has changed"))
      #expect(changed.said[2].hasPrefix("report: its input has changed"))
      let after = try rows(run, "verdicts")
      #expect(after != before)
      // What is lost is made again as it was.
      try FileManager.default.removeItem(at: run.appending(path: "findings.jsonl.zst"))
      try FileManager.default.removeItem(at: run.appending(path: "programs.sha256"))
      let again = try rerun(run, "classify")
      #expect(again.said[0].hasSuffix("running lacuna-classify --rules-only"), "\(again.said)")
      #expect(try rows(run, "verdicts") == after)
    }
  }

  /// A folder of programs of which one is another file.
  private func withPrograms(
    exchanging verb: String, for bytes: [UInt8], _ body: (String) throws -> Void
  ) throws {
    let bin = try pipeline.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: bin) }
    for name in ["check", "classify", "aggregate", "report"] where name != verb {
      try FileManager.default.createSymbolicLink(
        at: bin.appending(path: "lacuna-\(name)"),
        withDestinationURL: Program.folder.appending(path: "lacuna-\(name)"))
    }
    let file = bin.appending(path: "lacuna-\(verb)")
    try Data(bytes).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    try body(bin.path)
  }

  @Test func `another build of a program runs again, those behind it only if it says otherwise`()
    throws
  {
    try withRun { run in
      _ = try rerun(run, "classify")
      let own = Program.folder.appending(path: "lacuna-classify").path
      // The loader does not mind what stands behind a program.
      try withPrograms(exchanging: "classify", for: contents(of: own) + [0]) { bin in
        let done = try rerun(run, "collect", bin: bin)
        #expect(done.status == 0)
        #expect(done.said[0] == "collect: current")
        #expect(done.said[1].hasPrefix("classify: another build of lacuna-classify wrote it"))
        #expect(done.said.suffix(2) == ["aggregate: current", "report: current"], "\(done.said)")
      }
    }
  }

  @Test func `a program that fails leaves the earlier file`() throws {
    try withRun { run in
      _ = try rerun(run, "classify")
      let before = try contents(of: run.appending(path: "verdicts.jsonl.zst").path)
      let script = [UInt8]("#!/bin/sh\nhead -c 100\nexit 70\n")
      try withPrograms(exchanging: "classify", for: script) { bin in
        let done = try rerun(run, "classify", bin: bin)
        #expect(done.status == 70)
        #expect(done.said.last?.contains("lacuna-classify failed") == true)
      }
      #expect(try contents(of: run.appending(path: "verdicts.jsonl.zst").path) == before)
      let names = try FileManager.default.contentsOfDirectory(atPath: run.path)
      #expect(!names.contains { $0.hasSuffix(".new") })
      #expect(try rerun(run, "classify").said == current)
    }
  }

  @Test func `only new probes are asked, and only with the options that are named`() throws {
    try LoopbackServer.serving {
      .answer("Answer to: \($0.question)")
    } _: { server in
      try withRun { run in
        let file = run.appending(path: "responses.jsonl.zst")
        let first = try Asking.collect(server, probes: 9)
        try Data(first.output).write(to: file)
        let refused = try rerun(run, "collect")
        #expect(refused.status == 64)
        #expect(refused.said.last?.contains("name the options of lacuna-collect") == true)
        #expect(server.requests.count == 9)
        let options = Asking.arguments(server, []).joined(separator: " ")
        let done = try rerun(run, "collect \(options)")
        #expect(done.status == 0, "\(done.said)")
        #expect(server.requests.count == 12)
        #expect(try rows(run, "responses").count == 12)
        #expect(try rerun(run, "collect").said == ["collect: current"] + current)
        #expect(server.requests.count == 12)
      }
    }
  }

  @Test func `unsound answers and stages that nobody knows are refused`() throws {
    try withRun { run in
      #expect(try rerun(run, "judge").status == 64)
      #expect(try rerun(run, "").status == 64)
      #expect(try rerun(run.appending(path: "none"), "classify").status == 66)
      let file = run.appending(path: "responses.jsonl.zst")
      try Data(contents(of: file.path).dropLast(400)).write(to: file)
      let done = try rerun(run, "classify")
      #expect(done.status == 65)
      #expect(done.said.last?.contains("--salvage") == true)
    }
  }

  // MARK: Archives

  private func archive(_ run: URL, _ option: String = "") throws -> (
    status: Int32, output: String
  ) {
    try pipeline.shell("pipeline/archive.sh '\(run.path)' \(option)", in: PipelineTests.root)
  }

  @Test func `an archive is verified with ours and with standard tools, and has equal bytes`()
    throws
  {
    try withRun { run in
      _ = try rerun(run, "classify")
      #expect(try archive(run).status == 0)
      let first = try contents(of: run.path + ".tar")
      #expect(try archive(run).status == 0)
      #expect(try contents(of: run.path + ".tar") == first)
      let verified = try archive(run, "--verify")
      #expect(verified.status == 0, "\(verified.output)")
      #expect(verified.output.contains("whole and unchanged, 4 segments"))
      let stranger = try pipeline.shell(
        """
        mkdir other && tar -C other -xf run.tar && cd other/run && sha256sum --quiet -c SHA256SUMS
        test "$(zstd -dc verdicts.jsonl.zst | sed '1d;$d' | sha256sum | cut -c-64)" = \
          "$(grep ^verdicts MANIFEST.tsv | cut -f4)"
        zstd -dc verdicts.jsonl.zst | jq 'select(.verdict) | .verdict.outcome' | wc -l
        """, in: run.deletingLastPathComponent())
      #expect(stranger.status == 0)
      #expect(stranger.output == "12\n")
    }
  }

  @Test func `an archive that was changed anywhere is refused`() throws {
    try withRun { run in
      _ = try rerun(run, "classify")
      _ = try archive(run)
      let tar = run.path + ".tar"
      let whole = try contents(of: tar)
      var refused = 0
      for name in ["verdicts.jsonl.zst", "MANIFEST.tsv", "SHA256SUMS", "report.html"] {
        let head = try #require(whole.firstRange(of: [UInt8]("run/\(name)\u{0}")))
        var changed = whole
        changed[head.lowerBound + 512 + 40] ^= 1
        try Data(changed).write(to: URL(filePath: tar))
        #expect(try archive(run, "--verify").status == 65, "\(name)")
        refused += 1
      }
      try Data(whole.prefix(whole.count / 2)).write(to: URL(filePath: tar))
      #expect(try archive(run, "--verify").status == 65)
      // A stranger's file, put in with its checksum missing.
      try Data(whole).write(to: URL(filePath: tar))
      let added = try pipeline.shell(
        "mkdir -p more/run && echo x > more/run/more.txt && tar -C more -rf run.tar run/more.txt",
        in: run.deletingLastPathComponent())
      #expect(added.status == 0)
      #expect(try archive(run, "--verify").status == 65)
      #expect(refused == 4)
    }
  }

  @Test func `an archive holds no unsound stream`() throws {
    try withRun { run in
      let file = run.appending(path: "responses.jsonl.zst")
      try Data(contents(of: file.path).dropLast(400)).write(to: file)
      let done = try archive(run)
      #expect(done.status == 65)
      #expect(done.output.contains("responses.jsonl.zst is unsound"))
      #expect(!FileManager.default.fileExists(atPath: run.path + ".tar"))
      #expect(try archive(run, "--verify").status == 66)
    }
  }
}
