/// Every language that the instrument can ask in and read.
public enum Languages {
  public static let all: [Language] = [
    .english,
    .simplifiedChinese,
    .traditionalChinese,
    .russian,
    .spanish,
    .french,
    .arabic,
  ]

  /// The language with this tag; `nil` if there is none.
  public static subscript(tag: String) -> Language? {
    all.first { $0.tag == tag }
  }
}
