public import Records

/// What can be wrong with topics.
public enum ProbingError: Failure {
  case noTopics
  case notUTF8
  case unreadable(document: Int, line: Int?, what: String)
  case faults([Fault])

  /// One thing to mend in one topic.
  public struct Fault: Hashable, CustomStringConvertible, Sendable {
    /// The topic's id, or the document's number where it has none.
    public var topic: String
    public var what: String

    public var description: String { "topic \(topic): \(what)" }
  }

  public var kind: FailureKind { .badInput }

  public var description: String {
    switch self {
    case .noTopics:
      "no topics on standard input; try: cat samples/topics/*.yaml | lacuna-generate"
    case .notUTF8:
      "the topics are not valid UTF-8"
    case .unreadable(let document, let line, let what):
      "topic document \(document)\(line.map { ", line \($0) of the input" } ?? ""): \(what)"
    case .faults(let faults):
      "\(faults.first?.description ?? "a fault")"
        + (faults.count > 1 ? " (and \(faults.count - 1) more faults; --lint lists them)" : "")
    }
  }
}
