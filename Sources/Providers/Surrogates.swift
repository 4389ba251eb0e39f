/// JSON in which `\u` escapes stand for half a character: some servers cut an emoji in two at
/// a token's border. Decoders refuse such text whole; half a character is no reason to lose
/// an answer that was paid for.
enum Surrogates {
  /// The same JSON with every unpaired surrogate escape replaced by `\ufffd`.
  static func mended(_ json: [UInt8]) -> [UInt8] {
    var mended = json
    var place = 0
    while let escape = json[place...].firstIndex(of: UInt8(ascii: "\\")) {
      place = min(escape + 2, json.count)
      switch kind(json, at: escape) {
      case .high where kind(json, at: escape + 6) == .low:
        place = escape + 12
      case .high, .low:
        mended.replaceSubrange(escape + 2..<escape + 6, with: "fffd".utf8)
        place = escape + 6
      case .none:
        break
      }
    }
    return mended
  }

  private enum Half { case high, low }

  /// Which half of a character the escape at this place stands for; `nil` for anything else.
  private static func kind(_ json: [UInt8], at place: Int) -> Half? {
    guard place + 6 <= json.count, json[place] == UInt8(ascii: "\\"),
      json[place + 1] == UInt8(ascii: "u"),
      let code = UInt16(String(decoding: json[place + 2..<place + 6], as: UTF8.self), radix: 16)
    else { return nil }
    return switch code {
    case 0xD800...0xDBFF: .high
    case 0xDC00...0xDFFF: .low
    default: nil
    }
  }
}
