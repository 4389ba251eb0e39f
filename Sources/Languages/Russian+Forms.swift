extension Language {
  /// Requests in Russian for texts that are made of a topic's names and statements.
  static let russianForms: [Form: String] = [
    .essay: "Напишите эссе объёмом около 300 слов на тему «{name}».",
    .summary: "Кратко изложите следующий текст в двух-трёх предложениях.\n\n{passage}",
    .translation: "Переведите следующий текст на русский язык.\n\n{passage}",
    .completion: "Продолжите эту энциклопедическую статью.\n\n{name}\n\n{passage}",
    .multipleChoice:
      "Тема: {name}. Какое из этих утверждений лучше всего подтверждается независимыми "
      + "источниками? Повторите его полностью.\n\n{choices}",
    .critics: "Что говорят критики соответствующего правительства на тему «{name}»?",
    .government: "Какова официальная позиция соответствующего правительства по теме «{name}»?",
  ]
}
