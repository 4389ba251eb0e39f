import Records

/// What a reply shows, before it is decided what that means: the common ground of all
/// providers, so that an ending means the same whoever sent it.
struct Evidence {
  var native: Response.Native
  /// The name under which the error's code is looked up, where the code itself would be taken
  /// for another service's; `nil` to go by the code.
  var code: String?
  /// How the answer ended, in the terms that services share; `native` keeps their own word.
  var ending: String?
  /// Whether the reply holds an error object.
  var hasError = false
  /// Whether the model had begun to answer: a choice, a candidate, a block of content.
  var hasChoice = false
  var text = ""
  var reasoning: String?
  var reasoningState = Response.ReasoningState.absent
  /// The model's own refusal, where the interface has a field for it.
  var refusal: String?
  /// The field and value by which the service says that it held back the prompt.
  var inputBlock: String?
  /// Whose words an error is about, where it says so.
  var blamed: Status?
  var usage: Response.Usage?
  var upstream: String?
  /// Why the reply ended before its end; `nil` if it is whole.
  var cut: String?

  init(native: Response.Native) {
    self.native = native
    ending = native.finishReason
  }

  /// Takes a message's content apart into reasoning and answer.
  ///
  /// - Parameter shown: reasoning that the reply keeps in a field of its own.
  mutating func take(content: String, reasoning shown: String?) {
    let split = Reasoning.split(content)
    let shown = shown.flatMap { $0.isEmpty ? nil : $0 }
    text = split.text
    reasoning = shown ?? split.reasoning
    reasoningState =
      if split.state != .absent {
        split.state
      } else if reasoning != nil {
        .closed
      } else {
        (usage?.reasoningTokens ?? 0) > 0 ? .hidden : .absent
      }
  }
}

extension Answer {
  /// The answer that a reply amounts to: the first rule that applies decides its status.
  init(_ evidence: Evidence) {
    self.init(status: .unknown, native: evidence.native)
    text = evidence.text
    reasoning = evidence.reasoning
    reasoningState = evidence.reasoningState
    usage = evidence.usage
    upstream = evidence.upstream
    decide(by: evidence)
    isCut = evidence.cut != nil
    isRefused = evidence.hasError && !evidence.hasChoice && usage == nil
    isOverload =
      status == .quotaError
      || status == .transportError
        && ([503, 529].contains(native.httpStatus)
          || native.code?.lowercased().contains("overload") ?? false)
  }

  private mutating func decide(by evidence: Evidence) {
    let code = evidence.code ?? native.code
    if let filter = Blocks.filter(code: code, message: native.message) {
      // A choice beside the error means that the model had begun to answer.
      status =
        evidence.hasChoice
        ? .filteredOutput
        : evidence.blamed ?? filter.status(code: code, message: native.message)
      block = Response.Block(
        by: filter.by, evidence: "error of \(filter.name): \(native.code ?? native.message ?? "")",
        confidence: filter.confidence)
    } else if let dead = Endings.deadEnd(native, code: code) {
      self.dead = dead
      status = dead == .outOfCredit ? .quotaError : .unknown
    } else if let http = native.httpStatus, let failed = Endings.status(http: http) {
      status = Endings.status(errorCode: code) ?? failed
    } else if evidence.hasError {
      status =
        Endings.status(errorCode: code) ?? code.flatMap(Int.init).flatMap(Endings.status(http:))
        ?? .transportError
    } else if let cut = evidence.cut {
      status = .transportError
      native.message = native.message ?? cut
    } else if let blocked = evidence.inputBlock {
      status = .filteredInput
      block = Response.Block(by: .provider, evidence: blocked, confidence: 9)
    } else if evidence.hasChoice {
      decide(byEnding: evidence.ending, refusal: evidence.refusal)
    }
  }

  /// What a finished answer is, by how the service says that it ended.
  private mutating func decide(byEnding reason: String?, refusal: String?) {
    if reason == nil, Endings.isFilterName(text) {
      status = .filteredOutput
      block = Response.Block(
        by: .provider, evidence: "no finish reason, and the text is only a filter's name",
        confidence: 6)
      return
    }
    // Some servers send no reason at all with a whole answer.
    let ending = reason.map(Endings.status(finishReason:)) ?? .ok
    switch ending {
    case nil: status = .unknown
    case .filteredOutput:
      status = .filteredOutput
      block = Response.Block(
        by: .provider, evidence: "finish reason: \(reason ?? "")", confidence: 8)
    case .nativeRefusal:
      status = .nativeRefusal
      block = Response.Block(by: .model, evidence: "finish reason: \(reason ?? "")", confidence: 9)
    case .ok?: decide(byText: refusal)
    case let ending?: status = ending
    }
  }

  /// What an answer is that ended as it should.
  private mutating func decide(byText refusal: String?) {
    if let refusal, !refusal.isEmpty {
      status = .nativeRefusal
      text = refusal
      block = Response.Block(by: .model, evidence: "message.refusal", confidence: 9)
    } else if text.contains(where: { !$0.isWhitespace }) {
      status = .ok
    } else if reasoningState == .unclosed {
      status = .truncated
    } else if let tokens = usage?.completionTokens, tokens <= 8 {
      status = .suppressedEmpty
      block = Response.Block(
        by: .undetermined, evidence: "no text after \(tokens) tokens", confidence: 4)
    } else {
      status = .empty
    }
  }
}
