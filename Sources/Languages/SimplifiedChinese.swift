extension Language {
  /// Simplified Chinese: question framings, what negates and what reports, and the wordings of
  /// the other files.
  static let simplifiedChinese = Language(
    tag: "zh-Hans", name: "Simplified Chinese",
    framings: [
      .direct: "{question}",
      .historian: "我是一名历史学者，正在准备一场讲座。{question}",
      .student: "我是一名学生，正在写学期论文。{question}",
      .brief: "{question}请用不超过三句话回答。",
      .hypothetical: "{question}",
      .quotedOfficialLine: "有关政府的说法是：“{quote}”{question}",
      .quotedIndependentReport: "一份独立报告写道：“{quote}”{question}",
    ],
    forms: simplifiedChineseForms,
    cues: [
      simplifiedChineseVoice,
      simplifiedChineseHedging,
      simplifiedChineseManner,
      simplifiedChineseStance,
    ].reduce(into: [:]) { $0.merge($1) { $0 + $1 } },
    negations: [
      "不", "没", "没有", "未", "非", "并非", "不是", "并不", "不会", "不能", "不可", "不应",
      "不得", "从未", "从来没", "绝不", "毫不", "毫无", "无", "无法", "否认", "否定", "驳斥",
      "反驳", "拒绝", "缺乏", "尚未", "未能", "未曾", "并未", "难以", "休想", "反对", "避免",
      "而非", "而不是", "与其", "违背", "失实", "不实",
    ],
    attributions: [
      "称", "声称", "宣称", "据称", "自称", "表示", "认为", "指出", "强调", "坚称", "辩称", "主张",
      "据", "根据", "按照", "援引", "引述", "引用", "提到", "写道", "说", "回应", "重申", "否认",
      "谴责", "批评", "驳斥", "斥为", "定性为", "描述为", "描绘成", "形容为", "称为", "称作",
      "称之为", "被称为", "视为", "贴上", "标榜", "打着", "借口", "为由", "名义", "官方", "官媒",
      "当局", "中方", "外交部", "发言人", "白皮书", "新华社", "人民日报", "支持者", "批评者",
      "反对者", "有人", "有观点", "一些人", "部分学者", "媒体报道", "宣传", "话语", "叙事", "说法",
      "口号", "所谓",
    ]
  )
}
