import Reporting

/// Lines for a terminal, made harmless and at most 80 columns wide.
enum TextField {
  private static let width = 80
  private static let margin = 13

  /// A name and what there is to say of it, the second beside the first.
  static func lines(_ name: String, _ text: String) -> [String] {
    let gap = String(repeating: " ", count: margin - name.count)
    return wrapped(name + gap + text, indent: margin)
  }

  /// Breaks text at spaces, and Chinese, which has none, and long words where it must.
  ///
  /// - Parameter indent: the blanks before each line but the first.
  static func wrapped(_ text: String, indent: Int = 0) -> [String] {
    var lines: [String] = []
    var (line, used) = ("", 0)
    func startLine() {
      lines.append(line)
      (line, used) = (String(repeating: " ", count: indent), indent)
    }
    for word in words(Escape.terminal(text)) {
      let needed = columns(word)
      if word != " ", used + needed > width, needed <= width - indent { startLine() }
      for scalar in word.unicodeScalars {
        let size = columns(scalar)
        if used + size > width {
          startLine()
          if scalar == " " { continue }
        }
        line.unicodeScalars.append(scalar)
        used += size
      }
    }
    lines.append(line)
    return lines.map(trimmed)
  }

  /// Spaces, characters of two columns, and what stands between them.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let standsAlone = scalar == " " || columns(scalar) == 2
      if standsAlone, !word.isEmpty {
        words.append(String(word))
        word = String.UnicodeScalarView()
      }
      if standsAlone { words.append(String(scalar)) } else { word.append(scalar) }
    }
    return word.isEmpty ? words : words + [String(word)]
  }

  private static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns($1) }
  }

  /// How wide a terminal draws it.
  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
