import Records
import StageKit
import Streams

/// What can be said of a stream whose frames, counts and digests the reader has found sound.
struct StreamCheck {
  static let shownFaults = 20

  private(set) var faults: [String] = []
  private var segments: [(header: Header, end: EndRecord.Input?)] = []
  private var kinds: [String: Int] = [:]
  private var statuses: [Status: Int] = [:]
  private var labels: [String: Int] = [:]
  /// What has been answered, by a hash: a set of names would outgrow the memory.
  private var answered: Set<Int> = []
  private var records = 0

  mutating func add(_ event: RecordReader.Event, line: Int) {
    switch event {
    case .begin(let header):
      segments.append((header, nil))
      checkChain(header, line: line)
    case .end(let end):
      segments[segments.count - 1].end = end
      if case .segment(let record) = end,
        record.stage != segments[segments.count - 1].header.chain.last?.id
      {
        faults.append("line \(line): the end record is of another program run than the header")
      }
    case .row(let row):
      records += 1
      do { try check(row, line: line) } catch { faults.append("line \(line): \(error)") }
    }
  }

  private mutating func checkChain(_ header: Header, line: Int) {
    var known: Set<String> = []
    if header.chain.isEmpty { faults.append("line \(line): the provenance chain is empty") }
    for entry in header.chain {
      let honest = try? ChainEntry(
        stage: entry.stage, version: entry.version, arguments: entry.arguments,
        settings: entry.settings, previous: entry.previous, startedAt: entry.startedAt,
        allowedPartial: entry.allowedPartial)
      if honest?.id != entry.id {
        faults.append(
          "line \(line): the chain's entry '\(entry.stage)' was changed: its id does not fit")
      }
      for id in entry.previous where !known.contains(id) {
        faults.append(
          "line \(line): the chain's entry '\(entry.stage)' follows \(id), which is missing")
      }
      known.insert(entry.id)
    }
  }

  private mutating func check(_ row: Row, line: Int) throws(RowError) {
    let kind = Row.Key.allCases.last { row.has($0) }
    guard let kind else {
      faults.append("line \(line): none of its keys (\(row.keys.joined(separator: ", "))) is known")
      return
    }
    kinds[kind.rawValue, default: 0] += 1
    switch kind {
    case .header, .end:
      faults.append("line \(line): '\(kind.rawValue)' stands beside other keys")
    case .cell: _ = try row.decode(Cell.self, .cell)
    case .finding: _ = try row.decode(Finding.self, .finding)
    case .evidence:
      try checkAnswer(Row(Array(row.value(.evidence) ?? [])), line: line, isOnce: false)
    case .probe, .response, .verdict: try checkAnswer(row, line: line, isOnce: true)
    }
  }

  private mutating func checkAnswer(_ row: Row, line: Int, isOnce: Bool) throws(RowError) {
    let probe = try row.decode(Probe.self, .probe)
    if row.has(.verdict), !row.has(.response) { throw .missing("response") }
    guard row.has(.response) else { return }
    let response = try row.decode(Response.self, .response)
    if isOnce {
      statuses[response.status, default: 0] += 1
      var hasher = Hasher()
      hasher.combine(probe.id)
      hasher.combine(response.target.name)
      hasher.combine(response.endpoint.provider)
      hasher.combine(response.sample)
      if !answered.insert(hasher.finalize()).inserted {
        faults.append(
          "line \(line): probe \(probe.id), sample \(response.sample) has been "
            + "answered by \(response.target.name) before")
      }
    }
    guard row.has(.verdict) else { return }
    let verdict = try row.decode(Verdict.self, .verdict)
    if isOnce { labels[verdict.label?.rawValue ?? verdict.outcome.rawValue, default: 0] += 1 }
    if verdict.label != nil, response.status != .ok {
      faults.append(
        "line \(line): a label on a response whose status is \(response.status.rawValue)")
    }
  }

  /// What the stream holds, a line each.
  var summary: String {
    func list(_ counts: [String: Int]) -> String {
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }
    var lines = [
      "\(faults.isEmpty ? "sound" : "\(faults.count) faults"): \(segments.count) "
        + "segment\(segments.count == 1 ? "" : "s"), \(records) records (\(list(kinds)))"
    ]
    if !statuses.isEmpty {
      let named = statuses.map { ($0.key.rawValue, $0.value) }
      lines.append("statuses: \(list(Dictionary(uniqueKeysWithValues: named)))")
    }
    if !labels.isEmpty { lines.append("labels: \(list(labels))") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Where each segment comes from: its program runs, and what each read.
  var tree: String {
    segments.enumerated().map { number, segment in
      var lines = ["segment \(number + 1)"]
      for entry in segment.header.chain {
        let settings = entry.settings.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
        lines.append(
          "  \(entry.id) \(entry.stage) \(entry.version) \(entry.startedAt)"
            + settings.joined() + (entry.allowedPartial == true ? " (partial input)" : ""))
        if !entry.arguments.isEmpty {
          lines.append("    $ \(entry.arguments.joined(separator: " "))")
        }
      }
      if let end = segment.end { lines += ["  read"] + branches(end, depth: 2) }
      return lines.map(Diagnostics.printable).joined(separator: "\n") + "\n"
    }.joined()
  }

  private func branches(_ input: EndRecord.Input, depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    switch input {
    case .segment(let end):
      return ["\(indent)\(end.records) records of \(end.stage), sha256 \(end.sha256)"]
        + end.inputs.flatMap { branches($0, depth: depth + 1) }
    case .file(let name, let bytes, let sha256):
      return ["\(indent)\(name), \(bytes) bytes, sha256 \(sha256)"]
    case .partial(let records, let sha256):
      return ["\(indent)\(records) records without a valid end, sha256 \(sha256)"]
    }
  }
}
