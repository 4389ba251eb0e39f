/// Scripts that the bank's languages are written in.
enum Script: String {
  case latin = "Latin"
  case cyrillic = "Cyrillic"
  case arabic = "Arabic"
  case chinese = "Chinese"

  /// The script of a language; `nil` for one that the bank does not have.
  static func of(language tag: String) -> Script? {
    switch tag {
    case "en", "es", "fr": .latin
    case "ru": .cyrillic
    case "ar": .arabic
    case "zh-Hans", "zh-Hant": .chinese
    default: nil
    }
  }

  /// The script of a letter; `nil` for anything else.
  static func of(_ scalar: Unicode.Scalar) -> Script? {
    guard scalar.properties.isAlphabetic else { return nil }
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: return .latin
    case 0x400...0x52F: return .cyrillic
    case 0x600...0x6FF, 0x750...0x77F: return .arabic
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: return .chinese
    default: return nil
    }
  }

  /// How many letters of each script a text has.
  static func counts(in text: String) -> [Script: Int] {
    text.unicodeScalars.reduce(into: [:]) { counts, scalar in
      if let script = of(scalar) { counts[script, default: 0] += 1 }
    }
  }

  /// The Latin pieces of a word: scripts may meet without a space.
  static func latinRuns(in word: Substring) -> [Substring] {
    word.split { !$0.unicodeScalars.allSatisfy { of($0) == .latin } }
  }

  /// The text without what stands in parentheses, and in quotation marks too if that is asked
  /// for.
  static func withoutAsides(_ text: String, quotations: Bool = true) -> String {
    var depth = 0
    return text.filter { character in
      if "(（[".contains(character) || quotations && "“«「『《".contains(character) { depth += 1 }
      defer {
        if ")）]".contains(character) || quotations && "”»」』》".contains(character) {
          depth = max(0, depth - 1)
        }
      }
      return depth == 0
    }
  }

  /// The text without the vowel signs and the lengthening stroke of Arabic.
  static func withoutVowelSigns(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x64B...0x652, 0x640, 0x670: continue
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }
}
