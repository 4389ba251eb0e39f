public import Records

/// What can be wrong with topics.
public enum ProbingError: Failure {
  case noTopics
  case noPrompts
  case notUTF8(file: String?, line: Int)
  /// At least one fault that makes a topic unfit.
  case faults([Fault])

  public var kind: FailureKind { .badInput }

  public var description: String {
    switch self {
    case .noTopics:
      "no topics on standard input; try: cat samples/topics/*.yaml | lacuna-generate"
    case .noPrompts:
      "no prompts on standard input; write one a line, or name another kind of list"
    case .notUTF8(let file, let line):
      "\(file.map { "\($0):\(line)" } ?? "line \(line) of the input"): not valid UTF-8; "
        + "save it as UTF-8"
    case .faults(let faults):
      "\(faults.first?.description ?? "a fault")"
        + (faults.count > 1 ? " (and \(faults.count - 1) more faults; --lint lists them)" : "")
    }
  }
}
