extension Language {
  /// Traditional Chinese: question framings, what negates and what reports, and the wordings of
  /// the other files.
  ///
  /// Words that both scripts write alike stand with Simplified Chinese alone: answers are
  /// searched for the wordings of all languages, and none may count twice.
  static let traditionalChinese = Language(
    tag: "zh-Hant", name: "Traditional Chinese",
    framings: [
      .direct: "{question}",
      .historian: "我是一名歷史學者，正在準備一場講座。{question}",
      .student: "我是一名學生，正在寫學期報告。{question}",
      .brief: "{question}請用不超過三句話回答。",
      .hypothetical: "{question}",
      .quotedOfficialLine: "有關政府的說法是：「{quote}」{question}",
      .quotedIndependentReport: "一份獨立報告寫道：「{quote}」{question}",
    ],
    forms: traditionalChineseForms,
    cues: [
      traditionalChineseVoice,
      traditionalChineseHedging,
      traditionalChineseManner,
      traditionalChineseStance,
    ].reduce(into: [:]) { $0.merge($1) { $0 + $1 } },
    negations: [
      "不", "沒", "未", "非", "無", "否認", "否定", "駁斥", "反駁", "拒絕", "缺乏", "難以",
      "反對", "避免", "與其", "違背", "失實",
    ],
    attributions: [
      "稱", "表示", "認為", "指出", "強調", "主張", "據", "按照", "援引", "引述", "引用", "提到",
      "寫道", "說", "回應", "重申", "否認", "譴責", "批評", "駁斥", "斥為", "斥之為", "定性為",
      "定調為", "描述為", "描繪成", "形容為", "視為", "貼上", "標榜", "打著", "藉口", "為由",
      "名義", "官方", "官媒", "當局", "外交部", "發言人", "白皮書", "新華社", "人民日報",
      "環球時報", "支持者", "反對者", "有人", "有觀點", "一些人", "部分學者", "媒體報導",
      "媒體報道", "報導指", "宣傳", "話語", "敘事", "敍事", "口號", "所謂",
    ]
  )
}
