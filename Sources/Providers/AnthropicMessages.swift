public import Records

/// Anthropic's messages.
///
/// Source: docs.anthropic.com/en/api/messages, and the pages on streaming and errors there.
public struct AnthropicMessages: Provider {
  public var model: String
  public var streams: Bool
  public var extra: [String: JSONValue]

  public var credential: Credential { Credential(header: "x-api-key", prefix: "") }

  /// The interface demands a limit; this one is sent where none was asked for.
  static let defaultMaxTokens = 4096

  public init(model: String, streams: Bool = false, extra: [String: JSONValue] = [:]) {
    self.model = model
    self.streams = streams
    self.extra = extra
  }

  public func accepted(_ parameters: Response.Parameters) -> Response.Parameters {
    var accepted = parameters
    accepted.maxTokens = parameters.maxTokens ?? AnthropicMessages.defaultMaxTokens
    accepted.seed = nil
    return accepted.adding(extra)
  }

  public func request(for probe: Probe, parameters: Response.Parameters) throws -> WireRequest {
    WireRequest(
      path: "/messages", headers: ["anthropic-version": "2023-06-01"],
      body: try JSON.encode(JSONValue.object(body(for: probe, parameters: parameters))))
  }

  /// The request as an object: what is sent, and what a batch file holds.
  func body(for probe: Probe, parameters: Response.Parameters) -> [String: JSONValue] {
    let system = [parameters.system, probe.system].compactMap(\.self)
    var body: [String: JSONValue] = [
      "model": .string(model),
      "messages": .array([
        .object(["role": .string("user"), "content": .string(probe.text)])
      ]),
    ]
    body["max_tokens"] = accepted(parameters).maxTokens.map(JSONValue.integer)
    if !system.isEmpty { body["system"] = .string(system.joined(separator: "\n\n")) }
    body["temperature"] = parameters.temperature.map(JSONValue.number)
    body["top_p"] = parameters.topP.map(JSONValue.number)
    if streams { body["stream"] = .bool(true) }
    return body.merging(extra) { $1 }
  }

  public func read(_ reply: WireReply) -> Answer {
    if reply.isEventStream {
      var evidence = AnthropicMessages.evidence(
        AnthropicMessages.joined(EventStream(reply.body)), httpStatus: reply.status)
      if evidence.native.finishReason == nil, !evidence.hasError {
        evidence.cut = reply.cut ?? "the stream ended before the answer did"
      }
      return Answer(evidence)
    }
    guard let body = reply.object() else { return reply.unreadable() }
    return AnthropicMessages.read(body, httpStatus: reply.status)
  }

  /// Reads a message object, or the error object that came in its place.
  ///
  /// - Parameter httpStatus: `nil` if only the object has been kept.
  static func read(_ body: JSONValue, httpStatus: Int?) -> Answer {
    Answer(evidence(body, httpStatus: httpStatus))
  }

  private static func evidence(_ body: JSONValue, httpStatus: Int?) -> Evidence {
    var evidence = Evidence(
      native: Response.Native(finishReason: body["stop_reason"]?.string, httpStatus: httpStatus))
    if let error = body["error"], error != .null {
      evidence.hasError = true
      evidence.native.code = error["type"]?.string
      evidence.native.message = error["message"]?.string
    }
    evidence.usage = usage(body["usage"])
    guard case .array(let blocks) = body["content"] else { return evidence }
    evidence.hasChoice = true
    func words(_ type: String, _ key: String) -> String {
      blocks.filter { $0["type"]?.string == type }.compactMap { $0[key]?.string }.joined()
    }
    evidence.take(content: words("text", "text"), reasoning: words("thinking", "thinking"))
    if evidence.reasoningState == .absent,
      blocks.contains(where: { $0["type"]?.string == "redacted_thinking" })
    {
      evidence.reasoningState = .hidden
    }
    return evidence
  }

  private static func usage(_ value: JSONValue?) -> Response.Usage? {
    // What was read from a cache was sent all the same.
    let prompt = ["input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"]
      .compactMap { value?[$0]?.count }
    let completion = value?["output_tokens"]?.count
    guard !prompt.isEmpty || completion != nil else { return nil }
    return Response.Usage(
      promptTokens: prompt.isEmpty ? nil : prompt.reduce(0, +), completionTokens: completion)
  }

  /// The message that a stream's events amount to.
  private static func joined(_ stream: EventStream) -> JSONValue {
    var message: [String: JSONValue] = [:]
    var usage: [String: JSONValue] = [:]
    var blocks: [[String: JSONValue]] = []
    func note(_ value: JSONValue?) {
      if case .object(let members) = value { usage.merge(members) { $1 } }
    }
    for event in stream.payloads {
      switch event["type"]?.string {
      case "message_start": note(event["message"]?["usage"])
      case "content_block_start":
        if case .object(let block) = event["content_block"] { blocks.append(block) }
      case "content_block_delta":
        guard !blocks.isEmpty else { continue }
        for key in ["text", "thinking"] {
          guard let words = event["delta"]?[key]?.string else { continue }
          let before = blocks[blocks.count - 1][key]?.string ?? ""
          blocks[blocks.count - 1][key] = .string(before + words)
        }
      case "message_delta":
        if let reason = event["delta"]?["stop_reason"] { message["stop_reason"] = reason }
        note(event["usage"])
      case "error": message["error"] = event["error"]
      default: break
      }
    }
    if !blocks.isEmpty || message["stop_reason"] != nil {
      message["content"] = .array(blocks.map(JSONValue.object))
    }
    message["usage"] = .object(usage)
    return .object(message)
  }
}
