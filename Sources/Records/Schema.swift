/// The version of the record schema that this build writes.
public enum Schema {
  /// `major.minor`: a new optional field raises the minor number; a renamed, removed or
  /// reinterpreted one raises the major number, and readers refuse a major they do not know.
  public static let version = "1.0"

  /// Whether a stream written under `version` can be read by this build.
  public static func canRead(_ version: String) -> Bool {
    version.split(separator: ".").first == self.version.split(separator: ".").first
  }
}
