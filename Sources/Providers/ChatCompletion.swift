public import Records

/// OpenAI-compatible chat completions: OpenAI, OpenRouter, DeepSeek, vLLM, llama.cpp, Ollama …
public struct ChatCompletion: Provider {
  /// What the server calls the model.
  public var model: String

  public init(model: String) {
    self.model = model
  }

  public func request(for probe: Probe, parameters: Response.Parameters) throws -> WireRequest {
    func message(_ role: String, _ content: String) -> JSONValue {
      .object(["role": .string(role), "content": .string(content)])
    }
    var body: [String: JSONValue] = [
      "model": .string(model),
      "messages": .array(
        (probe.system.map { [message("system", $0)] } ?? []) + [message("user", probe.text)]),
    ]
    body["max_tokens"] = parameters.maxTokens.map(JSONValue.integer)
    body["temperature"] = parameters.temperature.map(JSONValue.number)
    body["top_p"] = parameters.topP.map(JSONValue.number)
    body["seed"] = parameters.seed.map(JSONValue.integer)
    return WireRequest(path: "/chat/completions", body: try JSON.encode(body))
  }

  public func read(_ reply: WireReply) -> Answer {
    let body =
      (try? JSON.decode(JSONValue.self, from: reply.body))
      ?? (try? JSON.decode(JSONValue.self, from: Surrogates.mended(reply.body)))
    guard let body, case .object = body else {
      var answer = Answer(
        status: Endings.status(http: reply.status) ?? .transportError,
        native: Response.Native(
          httpStatus: reply.status,
          message: "the reply is not JSON\(reply.contentType.map { " but \($0)" } ?? "")"))
      answer.isUnauthorised = reply.status == 401 || reply.status == 403
      return answer
    }
    return ChatCompletion.read(body, httpStatus: reply.status)
  }

  /// Reads a completion object, or the error object that came in its place.
  ///
  /// - Parameter httpStatus: `nil` if only the object has been kept.
  public static func read(_ body: JSONValue, httpStatus: Int?) -> Answer {
    let choice = body["choices"]?[0]
    var native = Response.Native(
      finishReason: choice?["native_finish_reason"]?.string ?? choice?["finish_reason"]?.string,
      httpStatus: httpStatus)
    let error = body["error"] ?? choice?["error"]
    if let error, error != .null {
      (native.code, native.message) = details(of: error)
    } else if choice == nil {
      native.message = body["message"]?.string ?? body["detail"]?.string
      native.code = body["code"]?.string
    }

    var answer = Answer(status: .unknown, native: native)
    answer.upstream = body["provider"]?.string
    answer.usage = usage(body["usage"])
    let message = choice?["message"]
    let shown = ["reasoning", "reasoning_content"].lazy
      .compactMap { message?[$0]?.string }.first { !$0.isEmpty }
    let split = Reasoning.split(message?["content"]?.string ?? "")
    answer.text = split.text
    answer.reasoning = shown ?? split.reasoning
    answer.reasoningState =
      if split.state != .absent {
        split.state
      } else if answer.reasoning != nil {
        .closed
      } else {
        (answer.usage?.reasoningTokens ?? 0) > 0 ? .hidden : .absent
      }
    decide(&answer, choice: choice, error: error, refusal: message?["refusal"]?.string)
    return answer
  }

  /// The status: first match wins.
  private static func decide(
    _ answer: inout Answer, choice: JSONValue?, error: JSONValue?, refusal: String?
  ) {
    let native = answer.native
    if let dialect = Endings.dialect(code: native.code, message: native.message) {
      // A choice beside the error means that the model had begun to answer.
      let status = dialect.status(message: native.message)
      answer.status = choice == nil ? status : .filteredOutput
      answer.block = Response.Block(
        by: .provider,
        evidence: "error of \(dialect.name): \(native.code ?? native.message ?? "")",
        confidence: dialect.confidence)
      return
    }
    if let http = native.httpStatus, let status = Endings.status(http: http) {
      answer.status = status
      answer.isUnauthorised = http == 401 || http == 403
      return
    }
    if error != nil, error != .null {
      let code = native.code.flatMap(Int.init)
      answer.status = code.flatMap(Endings.status(http:)) ?? .transportError
      return
    }
    guard let choice else {
      answer.status = .unknown
      return
    }
    let reason = choice["finish_reason"]?.string
    let ending = reason.map(Endings.status(finishReason:)) ?? .ok  // some servers send null
    if reason == nil, Endings.isFilterName(answer.text) {
      answer.status = .filteredOutput
      answer.block = Response.Block(
        by: .provider, evidence: "no finish reason, and the text is only a filter's name",
        confidence: 6)
      return
    }
    let hasText = answer.text.contains { !$0.isWhitespace }
    switch ending {
    case nil:
      answer.status = .unknown
    case .truncated:
      answer.status = .truncated
    case .filteredOutput:
      answer.status = .filteredOutput
      answer.block = Response.Block(
        by: .provider, evidence: "finish_reason: \(reason ?? "")", confidence: 8)
    case .nativeRefusal:
      answer.status = .nativeRefusal
      answer.block = Response.Block(
        by: .model, evidence: "finish_reason: \(reason ?? "")", confidence: 9)
    case .transportError:
      answer.status = .transportError
    default:
      if let refusal, !refusal.isEmpty {
        answer.status = .nativeRefusal
        answer.text = refusal
        answer.block = Response.Block(by: .model, evidence: "message.refusal", confidence: 9)
      } else if hasText {
        answer.status = .ok
      } else if answer.reasoningState == .unclosed {
        answer.status = .truncated
      } else if let tokens = answer.usage?.completionTokens, tokens <= 8 {
        answer.status = .suppressedEmpty
        answer.block = Response.Block(
          by: .undetermined, evidence: "no text after \(tokens) tokens", confidence: 4)
      } else {
        answer.status = .empty
      }
    }
  }

  /// Code and message of an error, preferring what the service behind a router said.
  private static func details(of error: JSONValue) -> (code: String?, message: String?) {
    var inner = error["metadata"]?["raw"]
    if let text = inner?.string {
      inner = try? JSON.decode(JSONValue.self, from: text.utf8)
      inner = inner?["error"] ?? inner
    }
    let code = inner?["code"]?.string ?? error["code"]?.string ?? error["type"]?.string
    let message = inner?["message"]?.string ?? error["message"]?.string ?? error.string
    return (code, message)
  }

  private static func usage(_ value: JSONValue?) -> Response.Usage? {
    guard let value, case .object = value else { return nil }
    let cost = value["cost"]?.number
    return Response.Usage(
      promptTokens: value["prompt_tokens"]?.integer,
      completionTokens: value["completion_tokens"]?.integer,
      reasoningTokens: value["completion_tokens_details"]?["reasoning_tokens"]?.integer,
      cost: cost, currency: cost == nil ? nil : "USD")
  }
}
