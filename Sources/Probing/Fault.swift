/// One thing to mend in the topics, and where it stands.
public struct Fault: Hashable, CustomStringConvertible, Sendable {
  /// The file; `nil` where topics come from standard input.
  public var file: String?
  /// The topic's id, or `document` and its number where it has none.
  public var topic: String
  /// In the file or the whole input, from 1; `nil` if it is about no line.
  public var line: Int?
  /// What is wrong, and what to do.
  public var what: String
  public var weight: Weight

  /// How much a fault matters.
  public enum Weight: Int, Comparable, Sendable {
    /// Worth knowing; no fault.
    case warning
    /// The topic can be asked, but does not meet the bank's standard: `--lint` refuses it.
    case unsound
    /// Nothing that counts can be asked of it: every use refuses it.
    case unfit

    public static func < (a: Weight, b: Weight) -> Bool { a.rawValue < b.rawValue }
  }

  public var description: String {
    let place =
      if let file { "\(file)\(line.map { ":\($0)" } ?? "")" } else {
        "topic \(topic)\(line.map { ", line \($0) of the input" } ?? "")"
      }
    return "\(place): \(weight == .warning ? "warning: " : "")\(what)"
  }
}
