import Records

/// The endings that providers are known to report, each with what it means.
///
/// Closed world: what is not here is ``Status/unknown``, kept verbatim, never an answer.
enum Endings {
  /// What a finish reason says when no error stands beside it.
  static func status(finishReason: String) -> Status? { finishReasons[finishReason.lowercased()] }

  /// Sources: the providers' API references for `finish_reason`; SpeechMap's list of values
  /// met in the wild.
  private static let finishReasons: [String: Status] = [
    "stop": .ok, "completed": .ok, "end_turn": .ok, "eos_token": .ok, "eos": .ok,
    "stop_sequence": .ok, "complete": .ok,
    "length": .truncated, "max_tokens": .truncated, "max_output_tokens": .truncated,
    "model_length": .truncated,
    "content_filter": .filteredOutput, "prohibited_content": .filteredOutput,
    "safety": .filteredOutput, "recitation": .filteredOutput, "sensitive": .filteredOutput,
    "blocklist": .filteredOutput, "spii": .filteredOutput,
    "refusal": .nativeRefusal,
    "error": .transportError, "engine_overloaded": .transportError,
    "insufficient_system_resource": .transportError,
  ]

  /// Whether a text is nothing but the name of a filter, as some gateways send it on.
  static func isFilterName(_ text: String) -> Bool {
    let word = text.filter { !$0.isWhitespace }
    return word == word.uppercased() && status(finishReason: word) == .filteredOutput
  }

  /// The block that an error's code and message report; `nil` if it is no block.
  static func dialect(code: String?, message: String?) -> Dialect? {
    let code = code?.lowercased() ?? ""
    let message = message?.lowercased() ?? ""
    return dialects.first { dialect in
      dialect.codes.contains(code) || dialect.phrases.contains { message.contains($0) }
    }
  }

  /// How one provider says that it blocked something.
  struct Dialect: Sendable {
    var name: String
    /// Error codes and types, lower-case.
    var codes: [String] = []
    /// Parts of error messages, lower-case.
    var phrases: [String] = []
    var confidence: Int

    /// Output filters say so; everything else is about the prompt.
    func status(message: String?) -> Status {
      message?.lowercased().contains("output") ?? false ? .filteredOutput : .filteredInput
    }
  }

  /// First match wins. Confidence 9: documented by the provider; 7: seen in the wild.
  static let dialects: [Dialect] = [
    Dialect(
      name: "DashScope", codes: ["data_inspection_failed", "datainspectionfailed"],
      phrases: ["data may contain inappropriate content"], confidence: 9),
    Dialect(name: "DeepSeek", phrases: ["content exists risk"], confidence: 9),
    Dialect(
      name: "OpenAI/Azure", codes: ["content_filter", "content_policy_violation"],
      phrases: ["content management policy", "responsibleaipolicyviolation"], confidence: 9),
    Dialect(
      name: "Zhipu", codes: ["1301", "sensitive"], phrases: ["敏感内容", "不安全或敏感"],
      confidence: 9),
    Dialect(name: "Moonshot", phrases: ["considered high risk"], confidence: 7),
    Dialect(
      name: "OpenRouter", phrases: ["requires moderation", "input was flagged"], confidence: 9),
    Dialect(
      name: "Gemini", codes: ["prohibited_content", "safety", "blocklist"],
      phrases: ["blocked due to safety", "prohibited content"], confidence: 8),
    Dialect(
      name: "moderation", codes: ["moderation", "moderation_blocked", "content_moderation"],
      phrases: ["flagged by moderation", "violates our usage policies"], confidence: 6),
  ]

  /// What an HTTP status says when nothing in the body says more.
  static func status(http: Int) -> Status? {
    switch http {
    case 200..<300: nil
    case 402, 429: .quotaError
    case 404, 405, 410, 451: .routeError
    case 408, 409, 425, 500...: .transportError
    default: .unknown
    }
  }
}
