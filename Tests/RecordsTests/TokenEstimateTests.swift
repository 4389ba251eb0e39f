import Records
import Testing

@Test(
  arguments: [
    ("", 0), ("a", 1), ("What happened in Beijing in June 1989?", 10), ("1989年6月北京发生了什么？", 8),
    ("Что произошло в Пекине?", 8), ("ماذا حدث في بكين؟", 7),
  ])
func `a text is about as many tokens as its script lets one expect`(text: String, tokens: Int) {
  #expect(TokenEstimate.tokens(of: text) == tokens)
}
