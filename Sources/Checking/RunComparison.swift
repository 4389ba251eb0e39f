import Records
public import Streams

/// What differs between two runs: rows that only one has, answers and labels that changed.
///
/// Rows belong together by probe, target, provider and sample. Memory grows by one entry for
/// each row of the old run.
public struct RunComparison {
  private struct Key: Hashable {
    var probe: String
    var target: String
    var provider: String
    var sample: Int

    var text: String {
      target.isEmpty ? probe : "\(probe) \(target) at \(provider), sample \(sample)"
    }
  }

  private struct Mark {
    var status: Status?
    /// A hash of the answer, which may be long.
    var text: String
    var judgment: String?
    var isMet = false
  }

  private var old: [Key: Mark] = [:]
  private var order: [Key] = []
  private var differences: [String] = []
  private var (added, answers, labels, same) = (0, 0, 0, 0)

  /// Reads both streams; throws what a reader throws, and a ``StreamError`` where one of them
  /// holds no probes.
  public init(old: RecordReader, new: RecordReader) throws {
    try RunComparison.forEachRow(of: old) { key, mark in
      if self.old.updateValue(mark, forKey: key) == nil { order.append(key) }
    }
    try RunComparison.forEachRow(of: new) { key, mark in compare(key, mark) }
    for key in order where self.old[key]?.isMet == false {
      differences.append("- \(key.text)")
    }
  }

  /// Whether nothing differs.
  public var isEmpty: Bool { differences.isEmpty }

  /// The differences, a line each: `-` only in the old run, `+` only in the new one, `answer`
  /// and `label` in both, then how many of each there are. No answer's text.
  public var lines: [String] {
    let removed = order.count { old[$0]?.isMet == false }
    return differences + [
      "\(removed) rows only in the old run, \(added) only in the new one; "
        + "\(answers) answers and \(labels) labels changed; \(same) rows are the same"
    ]
  }

  private mutating func compare(_ key: Key, _ new: Mark) {
    guard let was = old[key] else {
      added += 1
      differences.append("+ \(key.text)")
      return
    }
    old[key]?.isMet = true
    var isSame = true
    if was.status != new.status || was.text != new.text {
      isSame = false
      answers += 1
      differences.append("answer \(key.text): \(RunComparison.change(was, new))")
    }
    if was.judgment != new.judgment {
      isSame = false
      labels += 1
      differences.append(
        "label \(key.text): \(was.judgment ?? "none") → \(new.judgment ?? "none")")
    }
    if isSame { same += 1 }
  }

  private static func change(_ old: Mark, _ new: Mark) -> String {
    guard old.status == new.status else {
      return "\(old.status?.rawValue ?? "none") → \(new.status?.rawValue ?? "none")"
    }
    return "other words"
  }

  private static func forEachRow(
    of reader: RecordReader, _ body: (Key, Mark) throws -> Void
  ) throws {
    var count = 0
    while let row = try reader.next() {
      guard row.has(.probe) else { continue }
      count += 1
      do {
        try body(try key(of: row), try mark(of: row))
      } catch let error as RowError {
        throw StreamError.malformed(line: reader.line, what: error.description)
      }
    }
    guard count > 0 else {
      throw StreamError.malformed(
        line: reader.line, what: "there are no probes to compare; compare responses or verdicts")
    }
  }

  private static func key(of row: Row) throws(RowError) -> Key {
    let probe = try row.decode(Probe.self, .probe)
    guard row.has(.response) else {
      return Key(probe: probe.id, target: "", provider: "", sample: 0)
    }
    let response = try row.decode(Response.self, .response)
    return Key(
      probe: probe.id, target: response.target.name, provider: response.endpoint.provider,
      sample: response.sample)
  }

  private static func mark(of row: Row) throws(RowError) -> Mark {
    guard row.has(.response) else { return Mark(text: "") }
    let response = try row.decode(Response.self, .response)
    let verdict = row.has(.verdict) ? try row.decode(Verdict.self, .verdict) : nil
    return Mark(
      status: response.status, text: Digest.hex(of: Array(response.text.utf8)),
      judgment: verdict.map { $0.label?.rawValue ?? $0.outcome.rawValue })
  }
}
