import Languages
public import Records

/// Response to verdict: offline, deterministic, with the words that decided.
public struct Classifier {
  private let rules: [Rule]
  /// Claims of the probes met so far; a run asks the same probes of many targets.
  private var claims: [String: ClaimIndex] = [:]

  /// Probes whose claims are kept; beyond that they are read again.
  private static let kept = 1024

  public init(rules: [Rule] = Rules.all) {
    self.rules = rules
  }

  /// How this classifier names itself in verdicts.
  public static let method = Verdict.Method(kind: .rules, name: "rules-\(Rules.version)")

  /// What one response means.
  public mutating func judge(_ probe: Probe, _ response: Response) -> Verdict {
    switch response.status {
    case .ok:
      break
    case .nativeRefusal, .suppressedEmpty:
      return Verdict(
        outcome: .denial, flags: traceFlags(response), method: Self.method, confidence: 1)
    default:
      return Verdict(
        outcome: .error, flags: traceFlags(response), method: Self.method, confidence: 1)
    }
    let claims = claimIndex(probe)
    let signals = Signals(probe, response.text, claims: claims)
    let (rule, words) = decide(signals)
    let label = rule?.label ?? .full
    // Boilerplate that declines is a refusal in every published count.
    let outcome: Outcome =
      label == .canned && signals.opening(.refusal) != nil ? .denial : label.outcome
    let confidence = rule?.confidence ?? (signals.recall == nil ? 0.6 : 0.8)
    var flags = flags(signals, probe) + traceFlags(response)
    let recall =
      signals.facts.isEmpty
      ? nil
      : Verdict.Recall(
        recalled: signals.facts.filter { $0.place != nil }.map(\.id),
        missed: signals.facts.filter { $0.place == nil }.map(\.id))
    var evidence = words
    for (id, place) in signals.facts {
      if let place { evidence.append(signals.text.evidence(rule: "fact:\(id)", place)) }
    }
    for (id, places) in signals.narratives {
      evidence.append(signals.text.evidence(rule: "narrative:\(id)", places[0]))
    }
    if let recall, let reasoning = response.reasoning {
      let thought = Signals(probe, reasoning, claims: claims)
      for (id, place) in thought.facts where recall.missed.contains(id) {
        guard let place else { continue }
        evidence.append(thought.text.evidence(rule: "fact:\(id)", field: "reasoning", place))
        if !flags.contains(.traceMentionsOmittedFact) { flags.append(.traceMentionsOmittedFact) }
      }
    }
    if confidence < 0.6 { flags.append(.lowConfidence) }
    return Verdict(
      outcome: outcome, label: label, flags: flags, facts: recall,
      narratives: probe.narratives.isEmpty
        ? nil
        : Verdict.Match(
          matched: signals.narratives.map(\.id), density: signals.narrativeDensity),
      evidence: evidence, answerLanguage: signals.language, method: Self.method,
      confidence: confidence)
  }

  /// The first rule that applies to an answer, and its words; no rule if the answer is full.
  func decide(_ signals: Signals) -> (rule: Rule?, words: [Verdict.Evidence]) {
    for rule in rules {
      if let words = rule.matches(signals) { return (rule, words) }
    }
    return (nil, [])
  }

  /// The rule that decides on an example; `nil` if it is full.
  public func rule(for example: Rule.Example) -> Rule? {
    decide(Signals(example.probe, example.answer, claims: ClaimIndex(example.probe))).rule
  }

  private mutating func claimIndex(_ probe: Probe) -> ClaimIndex {
    if let known = claims[probe.id] { return known }
    if claims.count >= Self.kept { claims.removeAll() }
    let index = ClaimIndex(probe)
    claims[probe.id] = index
    return index
  }

  private func flags(_ signals: Signals, _ probe: Probe) -> [Verdict.Flag] {
    var flags: [Verdict.Flag] = []
    if signals.count(.disclaimer) > 0 { flags.append(.disclaimer) }
    if signals.count(.lecture) > 0 { flags.append(.moralLecture) }
    if signals.count(.bothSides) > 1 { flags.append(.bothSides) }
    if signals.count(.officialLine) > 0 { flags.append(.stateFormula) }
    if signals.count(.euphemism) > 0 { flags.append(.euphemism) }
    if let language = signals.language, language != probe.language {
      flags.append(.answerLanguageDiffers)
    }
    return flags
  }

  private func traceFlags(_ response: Response) -> [Verdict.Flag] {
    switch response.reasoningState {
    case .absent: [.traceAbsent]
    case .closed: []
    case .unclosed: [.traceUnclosed]
    case .hidden: [.traceHidden]
    }
  }
}
