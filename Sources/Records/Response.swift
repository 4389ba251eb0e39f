/// One model's answer to one probe, as received: a fact, before any judgement.
///
/// Written by `collect` and `import`, read by every later program. A probe that was sent
/// has exactly one response, failed or not: a missing line is a bug, a failed line is data.
public struct Response: Codable, Hashable, Sendable {
  public var target: Target
  public var endpoint: Endpoint
  public var parameters: Parameters
  /// Which repetition of the probe this is, from 0.
  public var sample: Int
  /// How the request ended, decided from wire data alone.
  public var status: Status
  /// Who kept the answer back; `nil` unless the status says that somebody did.
  public var block: Block?
  /// The answer without its reasoning, neither trimmed nor normalised; empty if none arrived.
  public var text: String
  /// The reasoning that was shown before the answer; `nil` if none was.
  public var reasoning: String?
  public var reasoningState: ReasoningState
  public var native: Native
  public var usage: Usage?
  /// How often the request was sent, 1 or more; 0 for an imported answer.
  public var attempts: Int
  /// When the last attempt began, RFC 3339 in UTC.
  public var startedAt: String?
  /// From the last attempt's first byte sent to its last byte received; `nil` if unknown.
  public var latencyMS: Int?
  /// From the last attempt's first byte sent to the first word received; `nil` unless the answer
  /// came bit by bit.
  public var firstTokenMS: Int?

  enum CodingKeys: String, CodingKey {
    case target, endpoint, parameters, sample, status, block, text, reasoning, native, usage
    case attempts
    case firstTokenMS = "first_token_ms"
    case reasoningState = "reasoning_state"
    case startedAt = "started_at"
    case latencyMS = "latency_ms"
  }

  public init(
    target: Target, endpoint: Endpoint, parameters: Parameters = Parameters(), sample: Int = 0,
    status: Status, block: Block? = nil, text: String = "", reasoning: String? = nil,
    reasoningState: ReasoningState = .absent, native: Native = Native(), usage: Usage? = nil,
    attempts: Int = 0, startedAt: String? = nil, latencyMS: Int? = nil, firstTokenMS: Int? = nil
  ) {
    self.target = target
    self.endpoint = endpoint
    self.parameters = parameters
    self.sample = sample
    self.status = status
    self.block = block
    self.text = text
    self.reasoning = reasoning
    self.reasoningState = reasoningState
    self.native = native
    self.usage = usage
    self.attempts = attempts
    self.startedAt = startedAt
    self.latencyMS = latencyMS
    self.firstTokenMS = firstTokenMS
  }

  /// The model that was asked.
  public struct Target: Codable, Hashable, Sendable {
    /// What reports call it.
    public var name: String
    /// What the server calls it.
    public var model: String
    /// Who made it.
    public var developer: String?
    /// ISO 3166-1 code of the developer's country.
    public var origin: String?
    /// The model it was trained from; `nil` if none or unknown.
    public var baseModel: String?
    public var weights: Weights?

    public enum Weights: String, Codable, Sendable {
      case open, api
    }

    enum CodingKeys: String, CodingKey {
      case name, model, developer, origin, weights
      case baseModel = "base_model"
    }

    public init(
      name: String, model: String, developer: String? = nil, origin: String? = nil,
      baseModel: String? = nil, weights: Weights? = nil
    ) {
      self.name = name
      self.model = model
      self.developer = developer
      self.origin = origin
      self.baseModel = baseModel
      self.weights = weights
    }
  }

  /// Where the answer came from. Never holds a key.
  public struct Endpoint: Codable, Hashable, Sendable {
    /// The service that was asked: a host name, `replay`, `import`.
    public var provider: String
    /// The service behind it, where the provider is a router and names it.
    public var upstream: String?
    public var quantization: String?

    public init(provider: String, upstream: String? = nil, quantization: String? = nil) {
      self.provider = provider
      self.upstream = upstream
      self.quantization = quantization
    }
  }

  /// What was sent beside the words; `nil` where the provider chose.
  public struct Parameters: Codable, Hashable, Sendable {
    public var maxTokens: Int?
    public var temperature: Double?
    public var topP: Double?
    public var seed: Int?
    /// A system message before the probe's own; `nil` for none.
    public var system: String?
    /// Members of the request that a target adds by itself; `nil` for none.
    public var extra: [String: JSONValue]?

    enum CodingKeys: String, CodingKey {
      case temperature, seed, system, extra
      case maxTokens = "max_tokens"
      case topP = "top_p"
    }

    public init(
      maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil, seed: Int? = nil,
      system: String? = nil, extra: [String: JSONValue]? = nil
    ) {
      self.maxTokens = maxTokens
      self.temperature = temperature
      self.topP = topP
      self.seed = seed
      self.system = system
      self.extra = extra
    }
  }

  /// Who kept an answer back, and how that is known.
  public struct Block: Codable, Hashable, Sendable {
    public var by: Origin
    /// The field and value that decided it.
    public var evidence: String
    /// How sure the attribution is: 0 (a guess) to 10 (documented by the provider).
    public var confidence: Int

    public enum Origin: String, Codable, Sendable {
      case model, provider, gateway, undetermined
    }

    public init(by: Origin, evidence: String, confidence: Int) {
      self.by = by
      self.evidence = evidence
      self.confidence = confidence
    }
  }

  /// What became of the model's reasoning.
  public enum ReasoningState: String, Codable, Sendable {
    /// None was shown.
    case absent
    /// It was shown and ended before the answer.
    case closed
    /// It began and never ended: what follows it is not an answer.
    case unclosed
    /// It took place (tokens were counted) but was not shown.
    case hidden
  }

  /// The ending in the provider's own words, verbatim.
  public struct Native: Codable, Hashable, Sendable {
    public var finishReason: String?
    public var httpStatus: Int?
    public var code: String?
    public var message: String?

    enum CodingKeys: String, CodingKey {
      case code, message
      case finishReason = "finish_reason"
      case httpStatus = "http_status"
    }

    public init(
      finishReason: String? = nil, httpStatus: Int? = nil, code: String? = nil,
      message: String? = nil
    ) {
      self.finishReason = finishReason
      self.httpStatus = httpStatus
      self.code = code
      self.message = message
    }
  }

  /// What a probe consumed, as the provider counted it: all attempts together.
  public struct Usage: Codable, Hashable, Sendable {
    public var promptTokens: Int?
    public var completionTokens: Int?
    public var reasoningTokens: Int?
    public var cost: Double?
    /// ISO 4217 code of `cost`.
    public var currency: String?

    /// Prompt and answer together; `nil` unless both were counted.
    public var tokens: Int? {
      promptTokens.flatMap { prompt in completionTokens.map { prompt + $0 } }
    }

    enum CodingKeys: String, CodingKey {
      case cost, currency
      case promptTokens = "prompt_tokens"
      case completionTokens = "completion_tokens"
      case reasoningTokens = "reasoning_tokens"
    }

    public init(
      promptTokens: Int? = nil, completionTokens: Int? = nil, reasoningTokens: Int? = nil,
      cost: Double? = nil, currency: String? = nil
    ) {
      self.promptTokens = promptTokens
      self.completionTokens = completionTokens
      self.reasoningTokens = reasoningTokens
      self.cost = cost
      self.currency = currency
    }
  }
}
