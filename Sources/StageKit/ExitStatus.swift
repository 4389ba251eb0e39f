public import Records

/// What a program's exit status says about the whole run. A single record's failure is data.
public enum ExitStatus: Int32, Sendable {
  /// Done, or the reader of our output stopped on purpose.
  case done = 0
  /// Done, and a check that was asked for failed.
  case checkFailed = 1
  case usage = 64
  case badInput = 65
  case cannotOpen = 66
  case unreachable = 69
  /// An invariant broke: a bug of ours.
  case bug = 70
  case system = 74
  /// Stopped early by a quota or rate limit; `collect --resume` goes on from there.
  case exhausted = 75
  case credentials = 77
  case interrupted = 130
  case terminated = 143
}

extension Failure {
  /// The status with which a program ends that fails like this.
  public var exitStatus: ExitStatus {
    switch kind {
    case .badInput: .badInput
    case .cannotOpen: .cannotOpen
    case .unreachable: .unreachable
    case .system: .system
    case .exhausted: .exhausted
    case .credentials: .credentials
    case .readerStopped: .done
    }
  }
}
