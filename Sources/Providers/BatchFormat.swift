public import Records

/// Files in which a service takes many requests at once and gives the answers a day later, at
/// half the price.
///
/// Sources: platform.openai.com/docs/guides/batch, which vLLM's batch runner reads too;
/// docs.anthropic.com/en/docs/build-with-claude/batch-processing.
public enum BatchFormat: String, CaseIterable, Sendable {
  case openAI = "openai"
  case anthropic

  /// The most requests that one file may hold.
  public var mostRequests: Int { self == .openAI ? 50_000 : 100_000 }

  /// The most bytes that one file may hold.
  public var mostBytes: Int { (self == .openAI ? 200 : 256) << 20 }

  /// The name by which a line of the answers is known to be this probe's: services allow 64
  /// characters, and Anthropic only letters, digits, `-` and `_`.
  public static func id(probe: String, sample: Int) -> String { "\(probe)-\(sample)" }

  /// The line that asks a probe, without its line feed.
  public func line(
    for probe: Probe, sample: Int, model: String, extra: [String: JSONValue],
    dialect: ChatDialect, parameters: Response.Parameters
  ) throws -> [UInt8] {
    let id = JSONValue.string(BatchFormat.id(probe: probe.id, sample: sample))
    switch self {
    case .openAI:
      let chat = ChatCompletion(model: model, dialect: dialect, extra: extra)
      return try JSON.encode(
        JSONValue.object([
          "custom_id": id, "method": .string("POST"), "url": .string("/v1/chat/completions"),
          "body": .object(chat.body(for: probe, parameters: parameters)),
        ]))
    case .anthropic:
      let messages = AnthropicMessages(model: model, extra: extra)
      return try JSON.encode(
        JSONValue.object([
          "custom_id": id,
          "params": .object(messages.body(for: probe, parameters: parameters)),
        ]))
    }
  }

  /// What a line of the results, or of the errors, says.
  ///
  /// - Returns: the id of the request and its answer; `nil` if the line is not of this kind.
  public static func read(_ line: [UInt8]) -> (id: String, answer: Answer)? {
    guard let value = try? JSON.tolerant(line), let id = value["custom_id"]?.string else {
      return nil
    }
    if let result = value["result"] { return (id, anthropic(result)) }
    let body = value["response"]?["body"]
    if let body, body != .null {
      let status = value["response"]?["status_code"]?.integer
      return (id, ChatCompletion.read(body, httpStatus: status))
    }
    return (id, ChatCompletion.read(.object(["error": value["error"] ?? .null]), httpStatus: nil))
  }

  private static func anthropic(_ result: JSONValue) -> Answer {
    switch result["type"]?.string {
    case "succeeded":
      return AnthropicMessages.read(result["message"] ?? .null, httpStatus: 200)
    case "errored":
      let error = result["error"]?["error"] ?? result["error"] ?? .null
      return AnthropicMessages.read(.object(["error": error]), httpStatus: nil)
    default:
      // Canceled or expired: nobody was asked, and nothing was paid.
      return Answer(
        status: .transportError,
        native: Response.Native(
          code: result["type"]?.string, message: "the batch ended before this request was asked"))
    }
  }
}
