public import Records
import StageKit

/// Where a segment comes from, as a tree: the program run that wrote it, below it what that
/// read, down to files that no program of the family wrote.
public struct ProvenanceTree {
  public let header: Header
  /// The segment's end, as far as it has been read and is valid.
  public var end: EndRecord.Input?

  public init(_ header: Header) {
    self.header = header
  }

  /// The tree in lines that steer no terminal.
  public var text: String {
    guard let last = header.chain.last else { return "unknown: the provenance chain is empty\n" }
    var drawn: Set<String> = []
    return node(last, end, after: header.chain.dropLast(), &drawn).drawn
      .map { Diagnostics.printable($0) + "\n" }.joined()
  }

  private struct Node {
    var lines: [String]
    var children: [Node] = []

    var drawn: [String] {
      let bar = children.isEmpty ? "   " : "│  "
      return [lines[0]] + lines.dropFirst().map { bar + $0 }
        + children.enumerated().flatMap { index, child in
          let isLast = index == children.count - 1
          let inner = child.drawn
          return [(isLast ? "└─ " : "├─ ") + inner[0]]
            + inner.dropFirst().map { (isLast ? "   " : "│  ") + $0 }
        }
    }
  }

  /// A program run, what it wrote if that is known, and what it read.
  ///
  /// - Parameters:
  ///   - chain: what stands before the run in the chain: it follows from nothing else, so a
  ///     chain that somebody made up cannot lead in a circle.
  ///   - drawn: the runs that have been told of.
  private func node(
    _ entry: ChainEntry, _ output: EndRecord.Input?, after chain: ArraySlice<ChainEntry>,
    _ drawn: inout Set<String>
  ) -> Node {
    let isNew = drawn.insert(entry.id).inserted
    var lines = ["\(entry.stage) \(entry.version), \(entry.startedAt), run \(entry.id)"]
    if isNew {
      lines.append((["lacuna-\(entry.stage)"] + entry.arguments).joined(separator: " "))
      let settings = entry.settings.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      if !settings.isEmpty { lines.append(settings.joined(separator: ", ")) }
      if entry.allowedPartial == true { lines.append("incomplete input was allowed") }
    } else {
      lines[0] += ", as above"
    }
    var inputs: [EndRecord.Input] = []
    switch output {
    case .segment(let end):
      lines.append(written(end.records, end.sha256))
      inputs = end.inputs
    case .partial(let records, let sha256):
      lines.append(written(records, sha256) + ", without a valid end")
    case .file, nil: break
    }
    var children: [Node] = []
    for input in inputs {
      switch input {
      case .segment(let end): children.append(earlier(end.stage, input, in: chain, &drawn))
      case .file(let name, let bytes, let sha256):
        children.append(Node(lines: ["\(name), \(bytes) bytes, sha256 \(sha256)"]))
      case .partial(let records, let sha256):
        children.append(Node(lines: [written(records, sha256) + ", without a valid end"]))
      }
    }
    // What is not told by the end record is told by the chain.
    let told = inputs.compactMap { if case .segment(let end) = $0 { end.stage } else { nil } }
    for id in entry.previous where isNew && !told.contains(id) {
      children.append(earlier(id, nil, in: chain, &drawn))
    }
    return Node(lines: lines, children: children)
  }

  private func earlier(
    _ id: String, _ output: EndRecord.Input?, in chain: ArraySlice<ChainEntry>,
    _ drawn: inout Set<String>
  ) -> Node {
    guard let place = chain.lastIndex(where: { $0.id == id }) else {
      return Node(lines: ["run \(id), of which the chain says nothing"])
    }
    return node(chain[place], output, after: chain[..<place], &drawn)
  }

  private func written(_ records: Int, _ sha256: String) -> String {
    "\(records) records, sha256 \(sha256)"
  }
}
