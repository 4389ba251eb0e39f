/// The language that an answer is given in, told from its letters and its shortest words.
enum AnswerLanguage {
  /// The tag of the answer's language, by its first 4,000 scalars; `nil` for a language that
  /// is not told, or no letters.
  ///
  /// Told are the languages of the instrument, and `ja` and `ko`, whose Chinese characters
  /// would pass for Chinese.
  static func tag(of text: String) -> String? {
    var letters = Letters()
    for scalar in text.unicodeScalars.prefix(4000) { letters.count(scalar.value) }
    letters.endWord()
    return letters.tag
  }
}

/// Letters by script and words by language, counted in one pass.
private struct Letters {
  private var chinese = 0
  private var simplified = 0
  private var traditional = 0
  private var kana = 0
  private var hangul = 0
  private var cyrillic = 0
  /// Letters of other Cyrillic alphabets, and letters that the southern ones do without.
  private var foreignCyrillic = 0
  private var russian = 0
  private var arabic = 0
  /// Letters of Persian, Urdu and other languages in Arabic script.
  private var foreignArabic = 0
  private var latin = 0
  private var words = 0
  /// Function words, in the order of ``FunctionWords/tags``.
  private var common = FunctionWords.none
  /// The word so far, a byte a letter, and its length; words of more than eight letters are
  /// counted and not compared.
  private var word: UInt64 = 0
  private var length = 0

  mutating func count(_ value: UInt32) {
    switch value {
    case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF: addLatin(value)
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: addLatin(value + 0x20)
    case 0x100...0x24F, 0x1E00...0x1EFF: addLatin(0)
    default:
      endWord()
      if value >= 0x400 { addOther(value) }
    }
  }

  private mutating func addLatin(_ value: UInt32) {
    latin += 1
    length += 1
    word = word << 8 | UInt64(value)
  }

  mutating func endWord() {
    guard length > 0 else { return }
    words += 1
    if length <= 8, let mask = FunctionWords.masks[word] {
      for place in common.indices where mask & 1 << UInt16(place) != 0 { common[place] += 1 }
    }
    word = 0
    length = 0
  }

  private mutating func addOther(_ value: UInt32) {
    switch value {
    case 0x410...0x44F, 0x401, 0x451:
      cyrillic += 1
      // Ё, Ы, Э: Bulgarian, Serbian, Macedonian and Ukrainian have none of them.
      if [0x401, 0x451, 0x42B, 0x44B, 0x42D, 0x44D].contains(value) { russian += 1 }
    case 0x400...0x481, 0x48A...0x52F:
      cyrillic += 1
      foreignCyrillic += 1
    case 0x621...0x63A, 0x641...0x64A: arabic += 1
    case 0x671...0x6D3, 0x6D5, 0x6EE...0x6FF:
      arabic += 1
      foreignArabic += 1
    case 0x3041...0x30FA, 0x30FC...0x30FF, 0xFF66...0xFF9D: kana += 1
    case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3: hangul += 1
    case 0x4E00...0x9FFF:
      chinese += 1
      switch ChineseScript.marks[Int(value) - 0x4E00] {
      case 1: simplified += 1
      case 2: traditional += 1
      default: break
      }
    case 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x323AF: chinese += 1
    default: break
    }
  }

  var tag: String? {
    let eastern = chinese + kana + hangul
    // A Chinese character says as much as some four letters.
    if eastern > 0, eastern * 4 > latin + cyrillic + arabic {
      if hangul * 2 > eastern { return "ko" }
      // Japanese is two thirds kana; a Chinese text may quote a name in it.
      if kana * 4 > chinese { return "ja" }
      return traditional > simplified ? "zh-Hant" : "zh-Hans"
    }
    if cyrillic > max(latin, arabic) { return isRussian ? "ru" : nil }
    if arabic > max(latin, cyrillic) { return foreignArabic * 50 > arabic ? nil : "ar" }
    guard words > 0, let most = common.max(), let place = common.firstIndex(of: most) else {
      return nil
    }
    // Lists and headings have few such words; then no other language may come near.
    let next = common.indices.filter { $0 != place }.map { common[$0] }.max() ?? 0
    let isTold = most * 5 >= words || most >= 5 && most * 8 >= words && most >= 3 * next
    return isTold ? FunctionWords.tags[place] : nil
  }

  private var isRussian: Bool {
    // Two letters in a hundred are ы; a text of some length without any is not Russian.
    foreignCyrillic * 50 <= cyrillic && (cyrillic < 200 || russian > 0)
  }
}

/// The words that a text cannot do without, and by which it is told.
private enum FunctionWords {
  /// `nil` stands for a language that is known so as not to be taken for another.
  static let tags: [String?] = ["en", "es", "fr", nil, nil, nil, nil]
  static let none = [Int](repeating: 0, count: tags.count)

  /// For each word, packed, the languages that have it: a bit each.
  static let masks: [UInt64: UInt16] = {
    var masks: [UInt64: UInt16] = [:]
    for (place, list) in lists.enumerated() {
      for word in list.split(separator: " ") {
        let key = word.unicodeScalars.reduce(0 as UInt64) { $0 << 8 | UInt64($1.value) }
        masks[key, default: 0] |= 1 << UInt16(place)
      }
    }
    return masks
  }()

  private static let lists = [
    // English
    """
    the of and to in a is that was for it with as on i you this are be by not or an were from \
    at can t s have has had its their they which but no we if about your my
    """,
    // Spanish
    """
    de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le \
    ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy hasta \
    desde está mi porque qué hay sido puedo tu te esto eso
    """,
    // French
    """
    de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se il sont \
    avec ce cette ces on ou son sa ses mais comme l d c n s j qu je vous nous elle ils leur été \
    aux ont être fait deux même sans entre votre peux suis
    """,
    // Portuguese
    """
    de que e o a do da em um para é com não uma os no se na por mais as dos como mas ao das à seu \
    sua ou ser quando muito nos já eu também só pelo pela até isso ela entre são foi
    """,
    // Italian
    """
    di che e la il un a è per in una sono del non da della i si con le dei nel al gli alla come ma \
    più o anche su delle lo ha questo io l d c
    """,
    // German and Dutch
    """
    der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an \
    werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über de het een van en \
    dat niet op te zijn voor met aan was ik door bij
    """,
    // Catalan
    """
    de la i el que a en els les l per d un una amb del no és al es va dels o ha són més s com però \
    molt hi aquest també tot als fer ens
    """,
  ]
}

/// Which of the two Chinese scripts a character gives away.
private enum ChineseScript {
  /// For each character from U+4E00: 1 for Simplified alone, 2 for Traditional alone, else 0.
  static let marks: [UInt8] = {
    var marks = [UInt8](repeating: 0, count: 0x5200)
    let here = Set(simplified.unicodeScalars)
    let there = Set(traditional.unicodeScalars)
    for scalar in here.subtracting(there) { marks[Int(scalar.value) - 0x4E00] = 1 }
    for scalar in there.subtracting(here) { marks[Int(scalar.value) - 0x4E00] = 2 }
    return marks
  }()

  /// Frequent characters that only one of the two scripts has, in the same order.
  private static let simplified =
    "国这个来们为说时会对发经过后还学与现开关机电车马问间东长见门风飞万无业义书买卖产党军区协单实写将专导严团图"
    + "压层帐广张强从应怀态战户据点线结给统网职让论设证认识语调没权声报总处样当话请题号较该许记讯资无术运动务变"
  private static let traditional =
    "國這個來們為說時會對發經過後還學與現開關機電車馬問間東長見門風飛萬無業義書買賣產黨軍區協單實寫將專導嚴團圖"
    + "壓層帳廣張強從應懷態戰戶據點線結給統網職讓論設證認識語調沒權聲報總處樣當話請題號較該許記訊資無術運動務變"
}
