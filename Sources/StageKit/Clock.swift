public import Foundation

/// The time of day, for the provenance chain and for `started_at`.
public enum Clock {
  /// Now, or the moment that `SOURCE_DATE_EPOCH` names, so that runs can be repeated exactly.
  public static var now: Date { fixed ?? Date() }

  /// Read once: a program that asks for the time at every request would else read its whole
  /// environment each time.
  private static let fixed = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"]
    .flatMap(Double.init).map(Date.init(timeIntervalSince1970:))

  /// RFC 3339 in UTC, to the second.
  public static func text(_ date: Date) -> String {
    date.formatted(.iso8601)
  }
}
