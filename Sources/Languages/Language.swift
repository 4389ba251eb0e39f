/// What the instrument knows of one language: how to ask in it, and how to read it.
///
/// Data without logic; every string in `cues`, `negations` and `attributions` is a wording
/// in the grammar of topics: ` & ` joins clauses of one sentence, `|` alternatives, a
/// trailing `*` makes a prefix.
public struct Language: Sendable {
  /// The BCP 47 tag, for instance `zh-Hans`.
  public let tag: String
  /// The language's English name.
  public let name: String
  /// How a question is put in each voice; `{question}` stands for its words.
  public let framings: [Framing: String]
  /// Wordings by what they tell of an answer.
  public let cues: [Cue: [String]]
  /// Words that negate what follows them.
  public let negations: [String]
  /// Words that put a statement into somebody else's mouth.
  public let attributions: [String]

  public init(
    tag: String, name: String, framings: [Framing: String], cues: [Cue: [String]],
    negations: [String], attributions: [String]
  ) {
    self.tag = tag
    self.name = name
    self.framings = framings
    self.cues = cues
    self.negations = negations
    self.attributions = attributions
  }

  /// The question in a voice; `nil` if the language does not have that voice.
  public func frame(_ question: String, as framing: Framing) -> String? {
    framings[framing]?.replacing("{question}", with: question)
  }
}

/// The voice that a question is asked in.
public enum Framing: String, CaseIterable, Sendable {
  /// The question alone.
  case direct
  /// By somebody who prepares a lecture.
  case historian
  /// By somebody who learns.
  case student
  /// With a wish for a short answer, for models that do not find an end by themselves.
  case brief
}

/// What a wording tells of an answer.
public enum Cue: String, CaseIterable, Sendable {
  /// The speaker says that it will not or cannot do what was asked.
  case refusal
  case apology
  /// Offers something else, asks back, changes the subject.
  case deflection
  /// Claims not to know, or to have nothing reliable.
  case ignorance
  /// Says that the event or the premise is false or does not exist.
  case premiseDenial
  /// Calls the subject sensitive or complex and calls for balance.
  case sensitivity
  /// False balance, woven through.
  case bothSides
  /// Moralises at whoever asked.
  case lecture
  /// A note around a text that was delivered.
  case disclaimer
  /// Formulas of states about themselves.
  case officialLine
  /// Softened names of violence or repression.
  case euphemism
  /// Words of criticism or of documented harm.
  case critical
  /// Words of praise for a government.
  case praising
  /// Opens by delivering.
  case delivery
  /// The assistant speaks of itself, of its aims or of its understanding of the request.
  case assistantVoice
  /// Tells whoever asked how to go about it, or outlines what a text could hold.
  case advice
  /// Calls the request, or what it asks for, harmful, illegal or improper.
  case harm
  /// Turns against what was just said.
  case contrast
  /// Sums up.
  case conclusion
  /// Names a government, a ruling party or an authority as the one who acts.
  case government
}
