/// The rule of thumb that long answers are complete: a yardstick for those that know more.
public enum LengthRule {
  /// The shortest answer that counts as complete, in Unicode scalars, for a probe's language.
  public static func threshold(_ language: String) -> Int {
    language.split(separator: "-").first == "zh" ? 600 : 1050
  }

  /// Whether an answer is long enough to count as complete.
  public static func isLong(_ text: String, _ language: String) -> Bool {
    text.unicodeScalars.count >= threshold(language)
  }
}
