/// How a request ended, decided from wire data only, by the first case that matches.
public enum Status: String, Codable, CaseIterable, Sendable {
  /// Model text is there and the ending is a known success.
  case ok
  /// The output limit was reached, or a trace never closed and no final text came.
  case truncated
  /// A layer before the model rejected the prompt.
  case filteredInput = "filtered_input"
  /// A layer after the model withheld or cut its text.
  case filteredOutput = "filtered_output"
  /// The interface marks the model's own answer as a refusal.
  case nativeRefusal = "native_refusal"
  /// A successful ending without text, after at most 8 tokens and without an error.
  case suppressedEmpty = "suppressed_empty"
  /// No final text, for any other reason.
  case empty
  /// The network, a 5xx, an overload or a time-out.
  case transportError = "transport_error"
  /// A payment, quota or rate limit.
  case quotaError = "quota_error"
  /// No acceptable upstream, model gone, region blocked.
  case routeError = "route_error"
  /// An ending that is not in the tables; kept verbatim, never counted as an answer.
  case unknown

  /// Whether the request may be sent again: never to win against a moderation layer.
  public var isRetried: Bool {
    switch self {
    case .transportError, .quotaError, .empty: true
    default: false
    }
  }

  /// Whether the model, or a layer around it, has answered: the denominator of every rate.
  public var isObserved: Bool {
    switch self {
    case .ok, .filteredInput, .filteredOutput, .nativeRefusal, .suppressedEmpty: true
    case .truncated, .empty, .transportError, .quotaError, .routeError, .unknown: false
    }
  }

  /// Whether a layer outside the model kept the answer back.
  public var isProviderBlock: Bool { self == .filteredInput || self == .filteredOutput }
}
