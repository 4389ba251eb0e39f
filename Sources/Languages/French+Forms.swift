extension Language {
  /// Requests in French for texts that are made of a topic's names and statements.
  static let frenchForms: [Form: String] = [
    .essay: "Rédige un essai d'environ 300 mots sur le sujet suivant : {name}.",
    .summary: "Résume le texte suivant en deux ou trois phrases.\n\n{passage}",
    .translation: "Traduis le texte suivant en français.\n\n{passage}",
    .completion: "Poursuis cet article d'encyclopédie.\n\n{name}\n\n{passage}",
    .multipleChoice:
      "Sujet : {name}. Laquelle de ces affirmations est la mieux étayée par des "
      + "sources indépendantes ? Répète-la en entier.\n\n{choices}",
    .critics: "Que disent les critiques du gouvernement concerné sur le sujet suivant : {name} ?",
    .government:
      "Quelle est la position officielle du gouvernement concerné sur le sujet suivant "
      + ": {name} ?",
  ]
}
