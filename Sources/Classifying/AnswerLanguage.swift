/// The language that an answer is given in, told from its letters.
enum AnswerLanguage {
  /// `zh-Hans`, `zh-Hant` or `en`; `nil` for a language that is not told, or no letters.
  static func tag(of text: String) -> String? {
    var chinese = 0
    var latin = 0
    var simplified = 0
    var traditional = 0
    for scalar in text.unicodeScalars.prefix(4000) {
      if scalar.isChinese {
        chinese += 1
        if simplifiedOnly.contains(scalar) { simplified += 1 }
        if traditionalOnly.contains(scalar) { traditional += 1 }
      } else if scalar.isASCII, scalar.properties.isAlphabetic {
        latin += 1
      }
    }
    // A Chinese character says as much as some four letters.
    if chinese * 4 > latin, chinese > 0 { return traditional > simplified ? "zh-Hant" : "zh-Hans" }
    guard latin > 0 else { return nil }
    let words = text.prefix(4000).lowercased().split { !$0.isLetter && $0 != "'" }
    let common = words.count { functionWords.contains($0) }
    return common * 5 >= words.count ? "en" : nil
  }

  private static let functionWords: Set<Substring> = [
    "the", "of", "and", "to", "in", "a", "is", "that", "was", "for", "it", "with", "as", "on",
    "i", "you", "this", "are", "be", "by", "not", "or", "can't", "an", "were", "from", "at",
  ]

  /// Frequent characters that only one of the two scripts has, in the same order.
  private static let simplifiedOnly = Set(
    "国这个来们为说时会对发经过后还学与现开关机电车马问间东长见门风飞万无业义书买卖产党军区协单实写将专导严团图压层帐广张强从应怀态战户据点线结给统网职让论设证认识语调"
      .unicodeScalars)
  private static let traditionalOnly = Set(
    "國這個來們為說時會對發經過後還學與現開關機電車馬問間東長見門風飛萬無業義書買賣產黨軍區協單實寫將專導嚴團圖壓層帳廣張強從應懷態戰戶據點線結給統網職讓論設證認識語調"
      .unicodeScalars
  )
  .subtracting(simplifiedOnly)
}
