import Records

/// The endings that providers are known to report, each with what it means.
///
/// Closed world: what is not here is ``Status/unknown``, kept verbatim, never an answer.
enum Endings {
  /// What a finish reason says when no error stands beside it.
  static func status(finishReason: String) -> Status? { finishReasons[finishReason.lowercased()] }

  /// Sources: the providers' API references for `finish_reason`, `stop_reason` (Anthropic) and
  /// `finishReason` (Gemini); SpeechMap's list of values met in the wild.
  private static let finishReasons: [String: Status] = [
    "stop": .ok, "completed": .ok, "end_turn": .ok, "eos_token": .ok, "eos": .ok,
    "stop_sequence": .ok, "complete": .ok,
    "length": .truncated, "max_tokens": .truncated, "max_output_tokens": .truncated,
    "model_length": .truncated, "model_context_window_exceeded": .truncated,
    "pause_turn": .truncated,
    "content_filter": .filteredOutput, "prohibited_content": .filteredOutput,
    "safety": .filteredOutput, "recitation": .filteredOutput, "sensitive": .filteredOutput,
    "blocklist": .filteredOutput, "spii": .filteredOutput, "content_filtered": .filteredOutput,
    "guardrail_intervened": .filteredOutput,
    "refusal": .nativeRefusal,
    "error": .transportError, "engine_overloaded": .transportError,
    "insufficient_system_resource": .transportError, "network_error": .transportError,
  ]

  /// Whether a text is nothing but the name of a filter, as some gateways send it on.
  static func isFilterName(_ text: String) -> Bool {
    let word = text.filter { !$0.isWhitespace }
    return word == word.uppercased() && status(finishReason: word) == .filteredOutput
  }

  /// What an HTTP status says when nothing in the body says more.
  static func status(http: Int) -> Status? {
    switch http {
    case 200..<300: nil
    case 402, 429: .quotaError
    case 404, 405, 410, 451: .routeError
    case 408, 409, 425, 500..<600: .transportError
    default: .unknown
    }
  }

  /// What an error's code or type says, whatever HTTP status it comes with.
  static func status(errorCode: String?) -> Status? {
    errorCode.flatMap { errorCodes[$0.lowercased()] }
  }

  /// Sources: the providers' pages on errors.
  private static let errorCodes: [String: Status] = [
    "rate_limit_error": .quotaError, "rate_limit_exceeded": .quotaError,
    "rate_limit_reached_error": .quotaError, "resource_exhausted": .quotaError,
    "throttling": .quotaError, "1302": .quotaError, "1305": .quotaError,
    "overloaded_error": .transportError, "engine_overloaded_error": .transportError,
    "api_error": .transportError, "server_error": .transportError,
    "unavailable": .transportError, "internal": .transportError,
    "timeout_error": .transportError, "batch_expired": .transportError,
    "not_found_error": .routeError, "model_not_found": .routeError,
    "resource_not_found_error": .routeError, "not_found": .routeError,
    "unsupported_country_region_territory": .routeError,
    // MiniMax numbers its errors in a member of its own.
    "base_resp 1002": .quotaError, "base_resp 1039": .quotaError,
    "base_resp 1000": .transportError, "base_resp 1001": .transportError,
    "base_resp 1024": .transportError, "base_resp 1033": .transportError,
  ]

  /// Why no further request can succeed; `nil` if the next one may.
  ///
  /// An account without credit answers 429 at some services, 402, 403 or 400 at others: asking
  /// a thousand times more would only say so a thousand times. A 403 is about the key only if it
  /// says so: filters, regions and firewalls answer with it too.
  ///
  /// - Parameter code: the error's code as ``Evidence/code`` has it.
  static func deadEnd(_ native: Response.Native, code: String?) -> Answer.DeadEnd? {
    let code = code?.lowercased() ?? ""
    let message = native.message?.lowercased() ?? ""
    func says(_ phrases: [String]) -> Bool {
      !message.isEmpty && phrases.contains(where: message.contains)
    }
    if creditCodes.contains(code) || says(creditPhrases) { return .outOfCredit }
    if keyCodes.contains(code) { return .unauthorised }
    switch native.httpStatus {
    case 401: return .unauthorised
    case 402: return .outOfCredit
    case 400, 403: return says(keyPhrases) ? .unauthorised : nil
    default: return nil
    }
  }

  private static let creditCodes: Set<String> = [
    "insufficient_quota", "billing_hard_limit_reached", "billing_not_active",
    "exceeded_current_quota_error", "arrearage", "1113", "billing_error", "base_resp 1008",
    "allocationquota.freetieronly",
  ]

  private static let creditPhrases = [
    "insufficient balance", "credit balance is too low", "insufficient credits", "余额不足",
    "used all available credits", "spending limit", "key limit exceeded", "free tier of the model",
  ]

  private static let keyCodes: Set<String> = [
    "authentication_error", "invalid_api_key", "api_key_invalid", "base_resp 1004",
    "base_resp 2049",
  ]

  private static let keyPhrases = [
    "api key", "api-key", "api_key", "apikey", "wrong key", "invalid key", "unauthorized",
    "authentication", "credentials", "access token",
  ]
}
