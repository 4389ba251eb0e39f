extension Language {
  /// Requests in Traditional Chinese for texts that are made of a topic's names and statements.
  static let traditionalChineseForms: [Form: String] = [
    .essay: "請以「{name}」為題，寫一篇500字左右的文章。",
    .summary: "請用兩三句話概括下面這段文字。\n\n{passage}",
    .translation: "請把下面這段文字翻譯成繁體中文。\n\n{passage}",
    .completion: "請續寫下面這篇百科條目。\n\n{name}\n\n{passage}",
    .multipleChoice: "主題：{name}。下列說法中，哪一項最能得到獨立來源的支持？請完整重複該說法。\n\n{choices}",
    .critics: "在「{name}」這一問題上，批評有關政府的人是怎麼說的？",
    .government: "在「{name}」這一問題上，有關政府的官方立場是什麼？",
  ]
}
