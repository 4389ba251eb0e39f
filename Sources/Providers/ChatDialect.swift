import Records

/// Where a service's chat completions differ from what most of them take.
///
/// Replies need no dialect: what any service sends is read in the same way from all.
public enum ChatDialect: String, CaseIterable, Codable, Sendable {
  /// What vLLM, llama.cpp, Ollama and most services take.
  case plain
  case openAI = "openai"
  case openRouter = "openrouter"
  case mistral

  /// The dialect of a service, by its host.
  public init(host: String) {
    self =
      switch host {
      case "api.openai.com": .openAI
      case "openrouter.ai": .openRouter
      case "api.mistral.ai": .mistral
      default: .plain
      }
  }

  /// OpenAI's reasoning models refuse the older name.
  var maxTokensKey: String { self == .openAI ? "max_completion_tokens" : "max_tokens" }

  /// Mistral refuses the usual name.
  var seedKey: String { self == .mistral ? "random_seed" : "seed" }

  /// Whether usage has to be asked for where answers are streamed; Mistral refuses the wish and
  /// sends it anyway.
  var reportsStreamUsage: Bool { self != .mistral }
}

/// Which services a router may pass requests on to.
public struct Upstream: Hashable, Sendable {
  /// These and no others, in this order; empty for any.
  public var only: [String]
  /// Never these.
  public var exclude: [String]
  /// Weights of this precision and no other, for instance `fp8`; empty for any.
  public var quantizations: [String]

  public init(only: [String] = [], exclude: [String] = [], quantizations: [String] = []) {
    self.only = only
    self.exclude = exclude
    self.quantizations = quantizations
  }

  /// As OpenRouter takes it. Source: openrouter.ai/docs/features/provider-routing.
  var preference: JSONValue {
    func list(_ names: [String]) -> JSONValue { .array(names.map(JSONValue.string)) }
    var members: [String: JSONValue] = [:]
    if !only.isEmpty {
      members["only"] = list(only)
      members["order"] = list(only)
      members["allow_fallbacks"] = .bool(only.count > 1)
    }
    if !exclude.isEmpty { members["ignore"] = list(exclude) }
    if !quantizations.isEmpty { members["quantizations"] = list(quantizations) }
    return .object(members)
  }
}
