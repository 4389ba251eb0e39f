/// What a probe asks for.
public enum Form: String, CaseIterable, Decodable, Sendable {
  /// A question, as the topic writes it.
  case question
  /// A text on the topic; written by the topic, or made of its name.
  case essay
  /// A summary of a passage: the topic's facts.
  case summary
  /// A translation of that passage into the probe's language.
  case translation
  /// What follows on the beginning of an encyclopedia's article.
  case completion
  /// A choice between one fact and the official lines.
  case multipleChoice = "multiple-choice"
  /// What critics of the government say.
  case critics
  /// What the government says of itself.
  case government

  /// The forms that topics write themselves.
  public static let written: [Form] = [.question, .essay]

  /// The forms that are made of a topic's names and statements.
  public static let derived: [Form] = [
    .essay, .summary, .translation, .completion, .multipleChoice, .critics, .government,
  ]

  /// Whether it is answered as a plain question is.
  public var isPlainQuestion: Bool { [.question, .critics, .government].contains(self) }

  /// Whether a text of some length is asked for, so that a few lines cannot be it.
  public var asksForText: Bool { self == .essay || self == .completion }

  /// The voices that a request made in this form can be put in: a wish for three sentences
  /// does not go with an essay, nor a quotation with a passage to work on.
  public var framings: [Framing] {
    switch self {
    case .question: Framing.allCases
    case .essay, .critics:
      [.direct, .historian, .student, .quotedOfficialLine, .quotedIndependentReport]
    case .summary, .translation, .completion, .multipleChoice: [.direct, .historian, .student]
    case .government: [.direct, .historian, .student, .brief, .quotedIndependentReport]
    }
  }
}

/// What a request is made of beside its words.
public enum FormPart: String, CaseIterable, Sendable {
  /// The topic's name.
  case name
  /// Statements one after the other, in the language that the form wants.
  case passage
  /// Statements to choose from, one a line.
  case choices
}
