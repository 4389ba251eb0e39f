/// Who has read a text of the bank before it was used.
public enum Reviewer: String, CaseIterable, Codable, Comparable, Sendable {
  case nobody = "none"
  case model
  case person

  /// Whether one review is worth less than another.
  public static func < (a: Reviewer, b: Reviewer) -> Bool {
    allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!  // every case is in its list
  }
}
