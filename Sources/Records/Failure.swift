/// An error that ends a program: one sentence for a person, one kind for the exit status.
///
/// Every library has one error enum that conforms; `StageKit` turns the kind into a status.
/// The sentence says what, where and what to do. It never holds an answer's text or a key.
public protocol Failure: Error, CustomStringConvertible, Sendable {
  var kind: FailureKind { get }
}

/// Why a program ended early, in the terms of the family's exit statuses.
public enum FailureKind: Sendable {
  /// The input is malformed, truncated or of an unknown schema.
  case badInput
  /// A named file cannot be opened.
  case cannotOpen
  /// The provider could not be reached, after all retries.
  case unreachable
  /// The operating system refused a read or a write.
  case system
  /// A quota or rate limit ended the run early; it can be resumed.
  case exhausted
  /// Credentials are missing or were refused.
  case credentials
  /// Whoever read our output has stopped, on purpose: no error at all.
  case readerStopped
}
