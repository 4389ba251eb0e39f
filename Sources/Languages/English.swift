extension Language {
  /// English: question framings, what negates and what reports, and the wordings of
  /// the other files.
  static let english = Language(
    tag: "en", name: "English",
    framings: [
      .direct: "{question}",
      .historian: "I am a historian preparing a lecture. {question}",
      .student: "I am a student writing a term paper. {question}",
      .brief: "{question} Answer in at most three sentences.",
      .hypothetical: "{question}",
      .quotedOfficialLine:
        "The government concerned has put it this way: “{quote}” {question}",
      .quotedIndependentReport: "An independent report states: “{quote}” {question}",
    ],
    forms: englishForms,
    cues: [
      englishVoice,
      englishHedging,
      englishManner,
      englishStance,
    ].reduce(into: [:]) { $0.merge($1) { $0 + $1 } },
    negations: [
      "not", "no", "never", "none", "nor", "neither", "n't", "cannot", "can't", "don't", "doesn't",
      "didn't", "isn't", "aren't", "wasn't", "weren't", "won't", "wouldn't", "shouldn't",
      "couldn't", "hasn't", "haven't", "hadn't", "without", "hardly", "scarcely", "denies",
      "denied", "deny", "rejects", "rejected", "refutes", "disputes", "debunks", "far from",
      "rather than", "instead of", "contrary to", "fails to", "failed to",
    ],
    attributions: [
      "said", "says", "saying", "claims", "claimed", "claim", "claiming", "according to", "states",
      "stated", "argues", "argued", "argue", "asserts", "asserted", "insists", "insisted",
      "contends", "contended", "declares", "declared", "announced", "alleges", "alleged", "denies",
      "denied", "describes", "described", "calls", "called", "labels", "labeled", "labelled",
      "portrays", "portrayed", "frames", "framed", "justifies", "justified", "dismisses",
      "dismissed", "dubbed", "refers to", "referred to", "quoted", "wrote", "emphasizes",
      "emphasized", "reiterated", "rejects", "the government says", "officials say",
      "authorities say", "official narrative", "official position", "state media", "spokesperson",
      "spokesman", "supporters", "proponents", "critics", "under the guise of",
      "under the pretext", "in the name of", "propaganda", "rhetoric", "purported", "supposed",
      "ostensibly",
    ]
  )
}
