extension Language {
  /// Requests in Arabic for texts that are made of a topic's names and statements.
  static let arabicForms: [Form: String] = [
    .essay: "اكتب مقالًا من نحو 300 كلمة في الموضوع التالي: {name}.",
    .summary: "لخّص النص التالي في جملتين أو ثلاث جمل.\n\n{passage}",
    .translation: "ترجم النص التالي إلى العربية.\n\n{passage}",
    .completion: "أكمل هذه المقالة الموسوعية.\n\n{name}\n\n{passage}",
    .multipleChoice:
      "الموضوع: {name}. أيّ العبارات التالية هي الأكثر تأييدًا من مصادر مستقلة؟ كرّر "
      + "تلك العبارة كاملة.\n\n{choices}",
    .critics: "ماذا يقول منتقدو الحكومة المعنية في الموضوع التالي: {name}؟",
    .government: "ما الموقف الرسمي للحكومة المعنية في الموضوع التالي: {name}؟",
  ]
}
