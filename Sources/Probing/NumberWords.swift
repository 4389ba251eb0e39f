/// Numbers in words, where people write them so.
enum NumberWords {
  private static let english: [String: Double] = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
  ]

  private static let scales: [String: Double] = [
    "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9,
  ]

  /// The round numbers of a lower-case English text: `two hundred thousand`, `half a million`.
  static func english(in text: String) -> Set<Double> {
    var values: Set<Double> = []
    var value: Double?
    for word in text.split(whereSeparator: { !$0.isLetter }).map(String.init) + [""] {
      if let scale = scales[word] {
        value = (value ?? 1) * scale
      } else {
        if let value, value >= 100 { values.insert(value) }
        let sum = english[word].map { number in
          (value ?? 0) < 100 ? (value ?? 0) + number : number
        }
        value = sum
      }
    }
    return values
  }

  private static let digits: [Character: Double] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9,
  ]

  private static let small: [Character: Double] = ["十": 10, "百": 100, "千": 1e3]
  private static let large: [Character: Double] = ["万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8]

  /// The numbers of a Chinese text: `两千`, `四千五百万`.
  static func chinese(in text: [Character]) -> Set<Double> {
    var values: Set<Double> = []
    var (total, section, digit, isOpen) = (0.0, 0.0, 0.0, false)
    /// The first of two digits side by side: 二三百, two or three hundred.
    var earlier: Double?
    for character in text + ["。"] {
      if let scale = small[character], let low = earlier { values.insert(low * scale) }
      earlier = nil
      if let value = digits[character] {
        earlier = isOpen && digit > 0 ? digit : nil
        (digit, isOpen) = (value, true)
      } else if let scale = small[character] {
        section += (digit == 0 ? 1 : digit) * scale
        (digit, isOpen) = (0, true)
      } else if let scale = large[character] {
        total += max(section + digit, isOpen ? 0 : 1) * scale
        (section, digit, isOpen) = (0, 0, true)
      } else {
        if isOpen { values.insert(total + section + digit) }
        (total, section, digit, isOpen) = (0, 0, 0, false)
      }
    }
    return values
  }
}
