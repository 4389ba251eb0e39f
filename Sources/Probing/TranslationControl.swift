import Languages

/// Whether a text says the same in all its languages, as far as letters and numbers tell.
enum TranslationControl {
  /// One text of a topic in its languages.
  struct Parallel {
    var path: Path
    var texts: [String: String]
    var kind: Kind

    enum Kind {
      case name
      case statement
      case question
    }
  }

  static func remarks(on topic: Topic) -> [Lint.Remark] {
    parallels(of: topic).flatMap { parallel -> [Lint.Remark] in
      let texts = parallel.texts.sorted { $0.key < $1.key }
      var remarks = texts.flatMap { tag, text in
        ([script(of: text, tag), latin(in: text, tag)] + unequal(text, tag, parallel))
          .compactMap { $0 }.map { Lint.Remark(parallel.path / tag, "\(tag): \($0)") }
      }
      remarks += untranslated(parallel)
      return remarks
    } + wordings(of: topic)
  }

  private static func parallels(of topic: Topic) -> [Parallel] {
    var parallels = [Parallel(path: ["names"], texts: topic.names, kind: .name)]
    for (key, claims) in topic.claims {
      for (place, claim) in claims.enumerated() {
        parallels.append(
          Parallel(
            path: [key] / place / "statement", texts: claim.statement, kind: .statement))
      }
    }
    for (place, question) in topic.questions.enumerated() {
      let path: Path = ["questions"] / place
      parallels.append(
        Parallel(path: path / "text", texts: question.text, kind: .question))
      if let texts = question.hypothetical {
        parallels.append(
          Parallel(path: path / "hypothetical", texts: texts, kind: .question))
      }
    }
    return parallels
  }

  // MARK: Script

  /// Wordings hold no sentences: only their script is checked.
  private static func wordings(of topic: Topic) -> [Lint.Remark] {
    var remarks: [Lint.Remark] = []
    for (key, claims) in topic.claims {
      for (place, claim) in claims.enumerated() {
        for (tag, wordings) in claim.wordings.sorted(by: { $0.key < $1.key }) {
          for (number, wording) in wordings.enumerated() {
            guard let what = chinese(wording, tag) else { continue }
            let path: Path = [key] / place / "wordings" / tag / number
            remarks.append(Lint.Remark(path, "\(tag): \(what)"))
          }
        }
      }
    }
    return remarks
  }

  /// Characters of the other Chinese script; `nil` if there are none.
  private static func chinese(_ text: String, _ tag: String) -> String? {
    let foreign = ChineseScripts.foreign(in: text, language: tag)
    guard !foreign.isEmpty else { return nil }
    let list = foreign.map { String($0) }.joined()
    return "'\(list)' is \(tag == "zh-Hant" ? "Simplified" : "Traditional") only; "
      + "write the characters of \(Languages[tag]?.name ?? tag)"
  }

  /// A text that is not in its language's script; `nil` if it is.
  private static func script(of text: String, _ tag: String) -> String? {
    if let what = chinese(text, tag) { return what }
    guard let own = Script.of(language: tag) else { return nil }
    var letters = Script.counts(in: Script.withoutAsides(text))
    // A Chinese character is as much as a word.
    if own == .chinese { letters[.latin] = Script.latinRuns(in: text[...]).count }
    let all = letters.values.reduce(0, +)
    guard all > 0, 2 * letters[own, default: 0] < all else { return nil }
    return "most of the text is not in \(own.rawValue) script; translate it"
  }

  // MARK: Untranslated

  /// Words that are written in Latin letters everywhere.
  static let latinNames: Set<String> = [
    "facebook", "twitter", "youtube", "whatsapp", "telegram", "instagram", "google", "tiktok",
    "wikileaks", "gmail", "signal", "microsoft", "apple", "amazon", "reddit", "linkedin",
    "weibo", "wechat", "linux",
  ]

  /// Latin words of four letters and more in a text of another script, but for names that are
  /// written so everywhere, capitals, and what is in parentheses or quoted; `nil` if there are none.
  private static func latin(in text: String, _ tag: String) -> String? {
    guard Script.of(language: tag) != .latin else { return nil }
    let left = Script.withoutAsides(text).split { !$0.isLetter && !$0.isNumber }
      .flatMap { Script.latinRuns(in: $0) }
      .filter { word in
        word.count >= 4 && !word.dropFirst().contains(where: \.isUppercase)
          && !latinNames.contains(word.lowercased())
      }
    guard !left.isEmpty else { return nil }
    return "'\(left.joined(separator: "', '"))' is not translated; "
      + "write it in \(Languages[tag]?.name ?? tag), or put it in quotation marks or parentheses"
  }

  /// The same words under two languages.
  private static func untranslated(_ parallel: Parallel) -> [Lint.Remark] {
    let tags = parallel.texts.keys.sorted()
    var remarks: [Lint.Remark] = []
    for (place, tag) in tags.enumerated() {
      for other in tags[..<place] where parallel.texts[tag] == parallel.texts[other] {
        let isSameScript = Script.of(language: tag) == Script.of(language: other)
        let words = parallel.texts[tag, default: ""].split(separator: " ").count
        // Names may be alike in languages of one script, and Chinese sentences without a
        // character that differs: the script check finds those that have one.
        if isSameScript, words < 4 || tag.hasPrefix("zh") { continue }
        remarks.append(
          Lint.Remark(
            parallel.path / tag, "\(tag): the text is that of \(other); translate it"))
      }
    }
    return remarks
  }

  // MARK: Numbers, dates, length

  /// Against English, or the first language where there is none.
  private static func unequal(_ text: String, _ tag: String, _ parallel: Parallel) -> [String?] {
    guard let base = parallel.texts["en"] == nil ? parallel.texts.keys.min() : "en", base != tag,
      let original = parallel.texts[base]
    else { return [] }
    return [
      Quantities.difference(text, tag, from: original, base, isName: parallel.kind == .name),
      Months.difference(
        text, tag, from: original, base, isStatement: parallel.kind == .statement),
      parallel.kind == .name ? nil : length(text, tag, original, base),
    ]
  }

  /// How many characters a language takes for one of English: least and most. Set on the
  /// sentences of the bank, beyond the extremes of those that say the same (some 1,100 a language).
  static let lengths: [String: ClosedRange<Double>] = [
    "zh-Hans": 0.16...0.68, "zh-Hant": 0.16...0.68, "ru": 0.58...1.85, "es": 0.7...1.65,
    "fr": 0.7...1.8, "ar": 0.5...1.35,
  ]

  private static func length(
    _ text: String, _ tag: String, _ original: String, _ base: String
  ) -> String? {
    guard base == "en", let range = lengths[tag], original.count >= 30 else { return nil }
    func ratio(_ edit: (String) -> String) -> Double {
      Double(edit(text).count) / Double(max(1, edit(original).count))
    }
    // Names in their own letters stand in parentheses, in one language or in both.
    let (whole, bare) = (ratio { $0 }, ratio { Script.withoutAsides($0, quotations: false) })
    guard !range.contains(whole), !range.contains(bare) else { return nil }
    func percent(_ ratio: Double) -> Int { Int((ratio * 100).rounded()) }
    return "the text is \(percent(whole))% as long as in en; usual are "
      + "\(percent(range.lowerBound)) to \(percent(range.upperBound))%: "
      + "say neither less nor more"
  }
}
