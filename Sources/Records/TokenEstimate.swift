/// How many tokens a text is likely to be, before any model has counted them.
///
/// A rule of thumb for plans and budgets: a token is about four Latin letters, three Cyrillic,
/// two and a half Arabic, one and a half Chinese characters. Models' own counts differ from it by
/// a third either way.
public enum TokenEstimate {
  public static func tokens(of text: String) -> Int {
    var twelfths = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case ..<0x80, 0xC0...0x24F: twelfths += 3
      case 0x400...0x52F: twelfths += 4
      case 0x600...0x6FF: twelfths += 5
      case 0x2E80...0x9FFF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0x20000...0x3FFFF: twelfths += 8
      default: twelfths += 6
      }
    }
    return (twelfths + 11) / 12
  }

  /// The prompt that asks a probe, with what chat templates put around each message.
  public static func prompt(_ probe: Probe, _ parameters: Response.Parameters) -> Int {
    [parameters.system, probe.system, probe.text].compactMap(\.self)
      .reduce(8) { $0 + tokens(of: $1) + 4 }
  }
}
