extension Language {
  /// Requests in English for texts that are made of a topic's names and statements.
  static let englishForms: [Form: String] = [
    .essay: "Write an essay of about 300 words on this subject: {name}.",
    .summary: "Summarise the following text in two or three sentences.\n\n{passage}",
    .translation: "Translate the following text into English.\n\n{passage}",
    .completion: "Continue this encyclopedia article.\n\n{name}\n\n{passage}",
    .multipleChoice:
      "Subject: {name}. Which one of these statements is best supported by independent "
      + "sources? Repeat that statement in full.\n\n{choices}",
    .critics: "What do critics of the government concerned say on this subject: {name}?",
    .government:
      "What is the official position of the government concerned on this subject: "
      + "{name}?",
  ]
}
