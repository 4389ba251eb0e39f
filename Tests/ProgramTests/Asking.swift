import Records
import Testing

/// `lacuna-collect` put to a server on this machine, and what it has to say at its end.
enum Asking {
  /// A key that nobody has.
  static let key = "sk-invented-0123456789abcdef"

  static func probes(_ count: Int = 12) throws -> [UInt8] {
    let parts = try StreamParts(Fixture.few().probes)
    try #require(parts.rows.count >= count)
    return try Lines.stream(parts.headers[0], Array(parts.rows.prefix(count)), level: 3)
  }

  static func arguments(_ server: LoopbackServer, _ more: [String]) -> [String] {
    ["--target", server.address, "--model", "invented/model", "--name", "model"] + more
  }

  static func collect(
    _ server: LoopbackServer, _ more: [String] = [], probes count: Int = 12,
    environment: [String: String] = [:]
  ) throws -> Run {
    try Program.run(
      "collect", arguments(server, more), input: probes(count), environment: environment)
  }

  /// The one line in which a run says how it went.
  static func expectSummary(
    _ run: Run, _ part: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(run.errorLines.count == 1, "\(run.errors)", sourceLocation: sourceLocation)
    #expect(
      run.errors.hasPrefix("lacuna-collect: \(part)"), "\(run.errors)",
      sourceLocation: sourceLocation)
  }

  /// Holds a run that ended early against what it has to say: how far it came, and why.
  static func expectEnd(
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
}
