/// How many tokens a text is likely to be, before any model has counted them.
///
/// A rule of thumb for plans and budgets: four bytes a token in alphabetic scripts, which write
/// two to a letter outside of Latin, and two twelfths of a token to a Chinese character. Models'
/// own counts differ from it by a third either way.
public enum TokenEstimate {
  public static func tokens(of text: String) -> Int {
    var twelfths = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x2E80...0x9FFF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0x20000...0x3FFFF: twelfths += 8
      case 0x80...: twelfths += 6
      default: twelfths += 3
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
