import Languages
import Records

/// A probe's question as the trained model reads it: the words it uses, and what it asks for.
struct Request {
  /// Stems of its content words; pairs of neighbouring characters in Chinese.
  let terms: Set<UInt32>
  /// Those of the terms that accuse: they return in an answer that takes the request up.
  let loaded: Set<UInt32>
  /// The kinds of text that it asks for.
  let genres: Set<Genre>
  let language: String

  init(_ probe: Probe) {
    let text = AnswerText(probe.text)
    let tokens = Tokens(text.bytes)
    terms = Request.terms(of: tokens, in: 0..<text.bytes.count)
    let accusing = CueIndex.shared.matches(in: text).filter {
      Cue.allCases[$0.group] == .critical
    }
    loaded = accusing.reduce(into: []) { loaded, match in
      loaded.formUnion(Request.terms(of: tokens, in: match.range))
    }
    genres = Genre.asked(in: text, form: probe.form)
    language = probe.language
  }

  private static func terms(of tokens: Tokens, in range: Range<Int>) -> Set<UInt32> {
    var terms: Set<UInt32> = []
    var last: Tokens.Token?
    for token in tokens.all where range.contains(token.start) {
      switch token.kind {
      case .word:
        if !Stopwords.all.contains(token.hash) { terms.insert(token.stem) }
      case .character:
        if let last, last.kind == .character, last.start + 3 == token.start {
          terms.insert(Hash.mix(last.hash, token.hash))
        }
      case .number, .mark: break
      }
      last = token
    }
    return terms
  }
}

/// Words that say nothing of what a question is about.
enum Stopwords {
  static let all = Set(
    """
    a about against all also an and any are as at be been between both but by can could did do \
    does each essay examples example explain explaining describe describing discuss for from \
    give had has have how if in into is it its least list many may more most much my not of on \
    one or other our over please provide say should so some such than that the their them then \
    there these they this those through to under up use using was way ways we were what when \
    where which while who whom whose why will with within without would write writing written \
    you your five ten paragraph short long piece article story speech poem letter
    """.split(separator: " ").map { Hash.of($0.utf8) })
}
