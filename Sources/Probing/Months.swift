/// The months that a text names, and the days that stand beside them.
struct Months {
  private(set) var named: Set<Int> = []
  /// Days directly beside a month's name.
  private(set) var days: Set<Int> = []
  /// Every number from 1 to 31 in the text.
  private(set) var numbers: Set<Int> = []

  init(_ text: String, _ tag: String) {
    if tag.hasPrefix("zh") { chinese(Array(text)) } else { alphabetic(text, tag) }
  }

  /// What one text dates and the other does not; `nil` if they agree.
  ///
  /// - Parameter isStatement: whether the text must give every date itself; a question may
  ///   name what it asks about by another date, or by none.
  static func difference(
    _ text: String, _ tag: String, from original: String, _ base: String, isStatement: Bool
  ) -> String? {
    let (own, others) = (Months(text, tag), Months(original, base))
    if !isStatement, own.named.isEmpty || others.named.isEmpty { return nil }
    let missing = others.named.subtracting(own.named).sorted()
    let extra = own.named.subtracting(others.named).sorted()
    let days = others.days.subtracting(own.numbers).sorted()
    func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ", ") }
    let what = [
      missing.isEmpty ? nil : "month \(list(missing)) of \(base) is not there",
      extra.isEmpty ? nil : "month \(list(extra)) is not in \(base)",
      days.isEmpty ? nil : "day \(list(days)) of \(base) is not there",
    ].compactMap { $0 }
    return what.isEmpty
      ? nil : what.joined(separator: "; ") + ": a date in one language is in all"
  }

  // MARK: Chinese

  private static let numerals: [String: Int] = [
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
    "十一": 11, "十二": 12,
  ]

  private mutating func chinese(_ text: [Character]) {
    for spoken in NumberWords.chinese(in: text) where (1...31).contains(spoken) {
      numbers.insert(Int(spoken))
    }
    for (place, run) in Months.digitRuns(in: text) {
      guard let number = Int(run), (1...31).contains(number) else { continue }
      numbers.insert(number)
      let end = place + run.count
      guard end < text.count else { continue }
      if text[end] == "月", number <= 12 { named.insert(number) }
      if "日号號".contains(text[end]) { days.insert(number) }
    }
    for place in text.indices where text[place] == "月" {
      let run = text[..<place].reversed().prefix { "一二三四五六七八九十".contains($0) }
      if let month = Months.numerals[String(run.reversed())] { named.insert(month) }
    }
  }

  private static func digitRuns(in text: [Character]) -> [(place: Int, run: String)] {
    var runs: [(place: Int, run: String)] = []
    for (place, character) in text.enumerated() where ("0"..."9").contains(character) {
      if let last = runs.last, last.place + last.run.count == place {
        runs[runs.count - 1].run.append(character)
      } else {
        runs.append((place, String(character)))
      }
    }
    return runs
  }

  // MARK: Alphabets

  /// The beginnings of the months' names; those with `=` are whole words.
  private static let names: [String: [[String]]] = [
    "en": [
      ["january"], ["february"], ["=march"], ["april"], ["=may"], ["=june"], ["=july"],
      ["=august"], ["september"], ["october"], ["november"], ["december"],
    ],
    "ru": [
      ["январ"], ["феврал"], ["=март", "=марта", "=марте", "=марту"], ["апрел"],
      ["=май", "=мая", "=мае", "=маю"], ["июн"], ["июл"], ["=август", "=августа", "=августе"],
      ["сентябр"], ["октябр"], ["ноябр"], ["декабр"],
    ],
    "es": [
      ["enero"], ["febrero"], ["=marzo"], ["=abril"], ["=mayo"], ["=junio"], ["=julio"],
      ["=agosto"], ["septiembre", "setiembre"], ["octubre"], ["noviembre"], ["diciembre"],
    ],
    "fr": [
      ["janvier"], ["février"], ["=mars"], ["=avril"], ["=mai"], ["=juin"], ["juillet"],
      ["=août", "=aout"], ["septembre"], ["octobre"], ["novembre"], ["décembre"],
    ],
    "ar": [
      ["=يناير", "=كانون الثاني"], ["=فبراير", "=شباط"], ["=مارس", "=آذار"],
      ["=أبريل", "=إبريل", "=ابريل", "=نيسان"], ["=مايو", "=أيار", "=ايار"],
      ["=يونيو", "=يونيه", "=حزيران"], ["=يوليو", "=يوليه", "=تموز"], ["=أغسطس", "=آب"],
      ["=سبتمبر", "=أيلول", "=ايلول"], ["=أكتوبر", "=اكتوبر", "=تشرين الأول"],
      ["=نوفمبر", "=تشرين الثاني"], ["=ديسمبر", "=كانون الأول"],
    ],
  ]

  /// Names that are other words too: they count beside a number, or behind one of these.
  private static let ambiguous: [String: Set<String>] = [
    "en": ["may", "march"], "fr": ["mars"], "ar": ["مارس"],
  ]
  private static let before: Set<String> = [
    "in", "of", "since", "by", "until", "from", "early", "late", "mid", "last", "en", "de", "du",
    "depuis", "début", "fin", "mi", "في", "منذ", "شهر", "وفي", "حتى", "من",
  ]

  private mutating func alphabetic(_ text: String, _ tag: String) {
    guard let names = Months.names[tag] else { return }
    let words = Script.withoutVowelSigns(text).split { !$0.isLetter && !$0.isNumber }
      .map(String.init)
    for (place, word) in words.enumerated() {
      if let number = Months.number(word) { numbers.insert(number) }
      let next = place + 1 < words.count ? words[place + 1] : ""
      let previous = place > 0 ? words[place - 1] : ""
      guard let month = Months.month(word, next, names, tag) else { continue }
      let beside = [previous, next].compactMap(Months.number)
      let isSure =
        previous.contains(where: \.isNumber) || next.contains(where: \.isNumber)
        || Months.before.contains(previous.lowercased())
      if Months.ambiguous[tag]?.contains(word.lowercased()) == true, !isSure { continue }
      named.insert(month)
      days.formUnion(beside)
    }
  }

  /// A day's number: digits, perhaps with the ending of an ordinal.
  private static func number(_ word: String) -> Int? {
    // Arabic writes "and" and "in" together with the number.
    let digits = word.drop { "وبلف".contains($0) }.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty, word.count - digits.count <= 2, let number = Int(digits),
      (1...31).contains(number)
    else { return nil }
    return number
  }

  private static func month(
    _ word: String, _ next: String, _ names: [[String]], _ tag: String
  ) -> Int? {
    let lower = word.lowercased()
    // A month in lower case is no month in English.
    if tag == "en", word.first?.isUppercase != true { return nil }
    // Arabic writes "and", "in" and "for" together with the word.
    let forms =
      tag == "ar" && lower.count > 3 && "وبلف".contains(lower.first ?? " ")
      ? [lower, String(lower.dropFirst())] : [lower]
    let place = names.firstIndex { list in
      list.contains { name in
        let whole = name.hasPrefix("=") ? String(name.dropFirst()) : nil
        return forms.contains { form in
          guard let whole else { return form.hasPrefix(name) }
          let parts = whole.split(separator: " ")
          return parts.count == 2
            ? form == parts[0] && next == parts[1] : form == whole
        }
      }
    }
    return place.map { $0 + 1 }
  }
}
