public import Languages
public import Records

/// Which probes to make of a bank; an empty list takes all.
public struct Selection: Sendable {
  public var topics: Set<String> = []
  public var stakes: Set<String> = []
  public var themes: Set<String> = []
  public var arms: Set<Probe.Arm> = []
  public var languages: Set<String> = []
  public var framings: [Framing] = [.direct]
  /// What is asked for; `nil` for the questions that the topics write, in whatever form.
  public var forms: [Form]?
  /// At most this many questions of each topic, the first ones; `nil` for all.
  public var questionsPerTopic: Int?

  public init() {}

  func includes(_ topic: Topic) -> Bool {
    (topics.isEmpty || topics.contains(topic.id))
      && (stakes.isEmpty || topic.stake.map(stakes.contains) ?? false)
      && (themes.isEmpty || themes.contains(topic.theme))
      && (arms.isEmpty || arms.contains(topic.arm))
  }

  func includes(_ language: Language) -> Bool {
    languages.isEmpty || languages.contains(language.tag)
  }

  /// What is asked of a topic, in its order: its own questions, then the derived forms.
  func requests(of topic: Topic) -> [Request] {
    let written = topic.questions.prefix(questionsPerTopic ?? .max)
      .filter { forms?.contains($0.form) ?? true }
    let derived = Form.derived.filter { form in
      forms?.contains(form) == true && topic.takes(form)
    }
    return written.map(Request.written) + derived.map(Request.derived)
  }
}

/// One thing that is asked of a topic.
enum Request: Sendable {
  /// A question that the topic writes.
  case written(Topic.Question)
  /// A form that is made of its name and statements.
  case derived(Form)

  /// The question's id; of a derived form its name.
  var id: String {
    switch self {
    case .written(let question): question.id
    case .derived(let form): form.rawValue
    }
  }

  var form: Form {
    switch self {
    case .written(let question): question.form
    case .derived(let form): form
    }
  }

  /// The voices it can be put in, if the topic has what they quote.
  var framings: [Framing] {
    switch self {
    case .written: Framing.allCases
    case .derived(let form): form.framings
    }
  }
}
