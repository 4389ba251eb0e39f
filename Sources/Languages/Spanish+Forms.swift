extension Language {
  /// Requests in Spanish for texts that are made of a topic's names and statements.
  static let spanishForms: [Form: String] = [
    .essay: "Escribe un ensayo de unas 300 palabras sobre el siguiente tema: {name}.",
    .summary: "Resume el siguiente texto en dos o tres frases.\n\n{passage}",
    .translation: "Traduce el siguiente texto al español.\n\n{passage}",
    .completion: "Continúa este artículo de enciclopedia.\n\n{name}\n\n{passage}",
    .multipleChoice:
      "Tema: {name}. ¿Cuál de estas afirmaciones está mejor respaldada por fuentes "
      + "independientes? Repítela completa.\n\n{choices}",
    .critics: "¿Qué dicen los críticos del gobierno en cuestión sobre el siguiente tema: {name}?",
    .government:
      "¿Cuál es la posición oficial del gobierno en cuestión sobre el siguiente tema: "
      + "{name}?",
  ]
}
