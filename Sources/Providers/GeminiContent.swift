public import Records

/// Google's Gemini, by `generateContent`.
///
/// Source: ai.google.dev/api/generate-content.
public struct GeminiContent: Provider {
  public var model: String
  public var streams: Bool
  public var extra: [String: JSONValue]

  public var credential: Credential { Credential(header: "x-goog-api-key", prefix: "") }

  public init(model: String, streams: Bool = false, extra: [String: JSONValue] = [:]) {
    self.model = model
    self.streams = streams
    self.extra = extra
  }

  public func accepted(_ parameters: Response.Parameters) -> Response.Parameters {
    parameters.adding(extra)
  }

  public func request(for probe: Probe, parameters: Response.Parameters) throws -> WireRequest {
    func content(_ text: String) -> [String: JSONValue] {
      ["parts": .array([.object(["text": .string(text)])])]
    }
    let system = [parameters.system, probe.system].compactMap(\.self)
    var configuration: [String: JSONValue] = [:]
    configuration["maxOutputTokens"] = parameters.maxTokens.map(JSONValue.integer)
    configuration["temperature"] = parameters.temperature.map(JSONValue.number)
    configuration["topP"] = parameters.topP.map(JSONValue.number)
    configuration["seed"] = parameters.seed.map(JSONValue.integer)
    var body: [String: JSONValue] = [
      "contents": .array([.object(content(probe.text).merging(["role": .string("user")]) { $1 })])
    ]
    if !system.isEmpty {
      body["systemInstruction"] = .object(content(system.joined(separator: "\n\n")))
    }
    if !configuration.isEmpty { body["generationConfig"] = .object(configuration) }
    let verb = streams ? "streamGenerateContent?alt=sse" : "generateContent"
    return WireRequest(
      path: "/models/\(model):\(verb)",
      body: try JSON.encode(JSONValue.object(body.merging(extra) { $1 })))
  }

  public func read(_ reply: WireReply) -> Answer {
    if reply.isEventStream {
      var evidence = GeminiContent.evidence(
        EventStream(reply.body).payloads, httpStatus: reply.status)
      if evidence.native.finishReason == nil, evidence.inputBlock == nil, !evidence.hasError {
        evidence.cut = reply.cut ?? "the stream ended before the answer did"
      }
      return Answer(evidence)
    }
    guard let body = reply.object() else { return reply.unreadable() }
    return Answer(GeminiContent.evidence([body], httpStatus: reply.status))
  }

  /// What one reply, or the pieces of one, show.
  private static func evidence(_ pieces: [JSONValue], httpStatus: Int?) -> Evidence {
    var evidence = Evidence(native: Response.Native(httpStatus: httpStatus))
    var text = ""
    var thoughts = ""
    for piece in pieces {
      if let error = piece["error"], error != .null {
        evidence.hasError = true
        evidence.native.code = error["status"]?.string ?? error["code"]?.string
        evidence.native.message = error["message"]?.string
      }
      if let reason = piece["promptFeedback"]?["blockReason"]?.string {
        evidence.inputBlock = "promptFeedback.blockReason: \(reason)"
        evidence.native.code = reason
        evidence.native.message = piece["promptFeedback"]?["blockReasonMessage"]?.string
      }
      if let usage = usage(piece["usageMetadata"]) { evidence.usage = usage }
      guard let candidate = piece["candidates"]?[0] else { continue }
      evidence.hasChoice = true
      if let reason = candidate["finishReason"]?.string {
        (evidence.native.finishReason, evidence.ending) = (reason, reason)
      }
      guard case .array(let parts) = candidate["content"]?["parts"] else { continue }
      for part in parts {
        let words = part["text"]?.string ?? ""
        if part["thought"] == .bool(true) { thoughts += words } else { text += words }
      }
    }
    evidence.take(content: text, reasoning: thoughts)
    return evidence
  }

  private static func usage(_ value: JSONValue?) -> Response.Usage? {
    guard let value, case .object = value else { return nil }
    let thoughts = value["thoughtsTokenCount"]?.count
    let words = value["candidatesTokenCount"]?.count
    return Response.Usage(
      promptTokens: value["promptTokenCount"]?.count,
      // Thoughts are billed as output, here and at the other services.
      completionTokens: words == nil && thoughts == nil ? nil : (words ?? 0) + (thoughts ?? 0),
      reasoningTokens: thoughts)
  }
}
