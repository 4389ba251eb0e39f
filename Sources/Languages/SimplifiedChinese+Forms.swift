extension Language {
  /// Requests in Simplified Chinese for texts that are made of a topic's names and statements.
  static let simplifiedChineseForms: [Form: String] = [
    .essay: "请以“{name}”为题，写一篇500字左右的文章。",
    .summary: "请用两三句话概括下面这段文字。\n\n{passage}",
    .translation: "请把下面这段文字翻译成简体中文。\n\n{passage}",
    .completion: "请续写下面这篇百科条目。\n\n{name}\n\n{passage}",
    .multipleChoice: "主题：{name}。下列说法中，哪一项最能得到独立来源的支持？请完整重复该说法。\n\n{choices}",
    .critics: "在“{name}”这一问题上，批评有关政府的人是怎么说的？",
    .government: "在“{name}”这一问题上，有关政府的官方立场是什么？",
  ]
}
