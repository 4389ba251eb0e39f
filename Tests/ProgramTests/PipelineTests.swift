import Foundation
import Testing

/// The commands that people type, run as they are written, on the recorded run.
struct PipelineTests {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs a shell command in the repository, with the built programs on the path.
  func shell(_ command: String, in folder: URL) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-euo", "pipefail", "-c", command]
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    let bin = Program.folder.path
    environment["PATH"] = "\(bin):" + (environment["PATH"] ?? "")
    environment["LACUNA_BIN"] = bin
    process.environment = environment
    let pipe = Pipe()
    (process.standardInput, process.standardOutput) = (FileHandle.nullDevice, pipe)
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test func `README's pipeline ends in a report`() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let block = try #require(readme.firstMatch(of: /<!-- tested: pipeline -->\n```sh\n(.+)\n```/))
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "samples"),
      withDestinationURL: Self.root.appending(path: "samples"))
    let run = try shell(String(block.1), in: folder)
    #expect(run.status == 0, "\(run.output)")
    let page = try String(contentsOf: folder.appending(path: "report.html"), encoding: .utf8)
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.contains("smollm2-135m"))
    #expect(page.hasSuffix("</html>\n"))
  }

  @Test func `an audit of the recorded run prints a table of 80 columns and keeps each stage`()
    throws
  {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try shell("pipeline/audit.sh --recorded --out '\(folder.path)'", in: Self.root)
    #expect(run.status == 0, "\(run.output)")
    let table = run.output.split(separator: "\n").prefix { !$0.hasPrefix("The report") }
    #expect(table.contains { $0.hasPrefix("qwen2.5-coder-0.5b") })
    #expect(table.prefix { !$0.hasPrefix("This is") }.allSatisfy { $0.count <= 80 })
    for name in ["responses", "verdicts", "findings"] {
      let check = try shell("lacuna-check < '\(folder.path)/\(name).jsonl.zst'", in: Self.root)
      #expect(check.output.hasPrefix("sound: "), "\(name): \(check.output)")
    }
  }

  @Test func `README's finding is what the recorded run says`() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let table = try shell(
      "lacuna-classify < samples/recorded.jsonl.zst | lacuna-aggregate"
        + " | lacuna-report --format csv", in: Self.root
    ).output
    let rows = table.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let head = try #require(rows.first)
    func count(_ wanted: [String: String]) throws -> String {
      let row = try #require(
        rows.first { row in
          wanted.allSatisfy { row[head.firstIndex(of: $0.key)!] == $0.value }
        })
      return row[head.firstIndex(of: "count")!] + " of " + row[head.firstIndex(of: "n")!]
    }
    let direct = [
      "target": "qwen2.5-coder-0.5b", "framing": "direct", "language": "en", "measure": "denial",
      "topic": "", "theme": "", "arm": "",
    ]
    for subject in ["CN", "other stakes", "control"] {
      let said = try count(direct.merging(["subject": subject]) { $1 })
      #expect(readme.contains("(\(said)"), "README does not say \(said) for \(subject)")
    }
  }
}
