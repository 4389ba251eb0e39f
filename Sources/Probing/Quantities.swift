/// Numbers of 100 and more, as they stand in a text.
///
/// The bank writes such numbers in digits, the same in every language; words for
/// thousands and more may follow them. English and Chinese number words are understood where
/// another language has digits.
struct Quantities {
  /// What a number in digits may mean: itself, and times what follows the end of its range
  /// (`15 to 45 million`).
  private(set) var written: [(text: String, values: Set<Double>, isDecade: Bool)] = []
  /// What number words mean.
  private(set) var spoken: Set<Double> = []

  init(_ text: String, _ tag: String) {
    let characters = Array(Script.withoutVowelSigns(text).lowercased().map(Quantities.plain))
    scan(characters, tag)
    if tag == "en" { spoken = NumberWords.english(in: String(characters)) }
    if tag.hasPrefix("zh") { spoken = NumberWords.chinese(in: characters) }
  }

  /// The numbers that one text has and the other lacks, in a sentence; `nil` if they agree.
  ///
  /// - Parameter isName: whether the text is a name, which may have numbers of its own.
  static func difference(
    _ text: String, _ tag: String, from original: String, _ base: String, isName: Bool
  ) -> String? {
    let (own, others) = (Quantities(text, tag), Quantities(original, base))
    let missing = others.notable(notIn: own)
    let extra = isName ? [] : own.notable(notIn: others)
    guard !missing.isEmpty || !extra.isEmpty else { return nil }
    return [(missing, "'%' of \(base) is not there"), (extra, "'%' is not in \(base)")]
      .filter { !$0.0.isEmpty }
      .map { $0.1.replacing("%", with: $0.0.joined(separator: "', '")) }
      .joined(separator: "; ") + ": write numbers from 100 on in digits, the same everywhere"
  }

  private func notable(notIn other: Quantities) -> [String] {
    let known = other.written.reduce(into: other.spoken) { $0.formUnion($1.values) }
    // Decades have names in words: "los años cuarenta".
    return written.filter {
      !$0.isDecade && ($0.values.max() ?? 0) >= 100 && $0.values.isDisjoint(with: known)
    }.map(\.text)
  }

  /// A character as European digits have it.
  private static func plain(_ character: Character) -> Character {
    guard let value = character.unicodeScalars.first?.value else { return character }
    switch value {
    case 0x660...0x669: return Character(Unicode.Scalar(UInt8(value - 0x660 + 0x30)))
    case 0x6F0...0x6F9: return Character(Unicode.Scalar(UInt8(value - 0x6F0 + 0x30)))
    case 0xFF10...0xFF19: return Character(Unicode.Scalar(UInt8(value - 0xFF10 + 0x30)))
    default: return character
    }
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  private mutating func scan(_ text: [Character], _ tag: String) {
    var position = 0
    /// The number before, if nothing but a word of range stands between it and the next.
    var open: (index: Int, value: Double, end: Int)?
    while position < text.count {
      guard Quantities.isDigit(text[position]) else {
        position += 1
        continue
      }
      let start = position
      let number = Quantities.number(text, &position, spaced: tag != "en" && !tag.hasPrefix("zh"))
      let end = position
      // "In December 2016 thousands of workers …"
      let isYear = (1500...2100).contains(number) && number == number.rounded()
      let factor = isYear ? nil : Multipliers.factor(text, &position, tag)
      let value = number * (factor ?? 1)
      if let factor, let last = open, start - last.end <= 12,
        !text[last.end..<start].contains(where: { ".,;。，；".contains($0) })
      {
        written[last.index].values.insert(last.value * factor)
      }
      let isDecade =
        number >= 1000
        && ["s", "'s", "’s", "-х", "-е", "-м", "年代"].contains { text[end...].starts(with: $0) }
      written.append((String(text[start..<end]), [value], isDecade))
      open = factor == nil ? (written.count - 1, number, end) : nil
    }
  }

  /// A number with its separators; moves behind it.
  private static func number(
    _ text: [Character], _ position: inout Int, spaced: Bool
  ) -> Double {
    func digits(from start: Int) -> Int {
      text[start...].prefix(while: isDigit).count
    }
    let lead = digits(from: position)
    var figures = String(text[position..<position + lead])
    position += lead
    var separator: Character?
    while lead <= 3, position + 1 < text.count, figures.first != "0" {
      let mark = text[position]
      let separates = ",.٬’'\u{A0}\u{202F}\u{2009}".contains(mark) || spaced && mark == " "
      guard separates, digits(from: position + 1) == 3 else { break }
      figures += String(text[position + 1..<position + 4])
      position += 4
      separator = mark
    }
    if position + 1 < text.count, ".,٫".contains(text[position]),
      text[position] != separator
    {
      let count = digits(from: position + 1)
      if count > 0, count != 3 || separator != nil {
        figures += "." + String(text[position + 1..<position + 1 + count])
        position += 1 + count
      }
    }
    return Double(figures) ?? 0
  }
}

/// Words behind a number that multiply it.
enum Multipliers {
  /// By language; the longer ones first where one begins with another.
  private static let words: [String: [(word: String, factor: Double)]] = [
    "en": [
      ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12), ("bn", 1e9),
    ],
    "ru": [
      ("тыс", 1e3), ("миллион", 1e6), ("млн", 1e6), ("миллиард", 1e9), ("млрд", 1e9),
      ("триллион", 1e12),
    ],
    "es": [
      ("mil millones", 1e9), ("millones", 1e6), ("millón", 1e6), ("mil", 1e3),
      ("billones", 1e12),
    ],
    "fr": [("milliard", 1e9), ("million", 1e6), ("mille", 1e3)],
    "ar": [
      ("مليار", 1e9), ("بليون", 1e9), ("مليون", 1e6), ("ملايين", 1e6), ("ملايين", 1e6),
      ("ألف", 1e3), ("آلاف", 1e3), ("الف", 1e3), ("الاف", 1e3),
    ],
  ]

  private static let chinese: [(word: String, factor: Double)] = [
    ("百万", 1e6), ("百萬", 1e6), ("千万", 1e7), ("千萬", 1e7), ("万亿", 1e12), ("萬億", 1e12),
    ("兆", 1e12), ("亿", 1e8), ("億", 1e8), ("万", 1e4), ("萬", 1e4), ("千", 1e3), ("百", 1e2),
  ]

  /// What the number that ends at a position is multiplied by; moves behind the word. `nil`
  /// if there is no such word.
  static func factor(_ text: [Character], _ position: inout Int, _ tag: String) -> Double? {
    var start = position
    if tag.hasPrefix("zh") {
      // "200多万": more than two million.
      while start < text.count, "多余餘几幾 ".contains(text[start]) { start += 1 }
    } else {
      while start < text.count, " \u{A0}\u{202F}".contains(text[start]) { start += 1 }
    }
    let list = tag.hasPrefix("zh") ? chinese : words[tag] ?? []
    guard let match = list.first(where: { text[start...].starts(with: $0.word) }) else {
      return nil
    }
    let end = start + match.word.count
    // "mil" begins "militares".
    if match.word == "mil", end < text.count, text[end].isLetter { return nil }
    position = end
    return match.factor
  }
}
