public import Records

/// What a target's tokens cost.
public struct Price: Hashable, Sendable {
  /// For a million tokens of prompt.
  public var input: Double
  /// For a million tokens of answer, reasoning included.
  public var output: Double
  /// ISO 4217 code.
  public var currency: String

  public init(input: Double, output: Double, currency: String = "USD") {
    self.input = input
    self.output = output
    self.currency = currency
  }

  public func cost(prompt: Int, completion: Int) -> Double {
    (Double(prompt) * input + Double(completion) * output) / 1_000_000
  }
}

extension Response.Usage {
  /// The same with a cost, where the provider has not named one.
  public func priced(at price: Price?) -> Response.Usage {
    guard cost == nil, let price, let prompt = promptTokens, let completion = completionTokens
    else { return self }
    var priced = self
    priced.cost = price.cost(prompt: prompt, completion: completion)
    priced.currency = price.currency
    return priced
  }

  /// What two attempts took together.
  func adding(_ other: Response.Usage?) -> Response.Usage {
    guard let other else { return self }
    func sum<Number: AdditiveArithmetic>(_ a: Number?, _ b: Number?) -> Number? {
      a == nil && b == nil ? nil : (a ?? .zero) + (b ?? .zero)
    }
    return Response.Usage(
      promptTokens: sum(promptTokens, other.promptTokens),
      completionTokens: sum(completionTokens, other.completionTokens),
      reasoningTokens: sum(reasoningTokens, other.reasoningTokens),
      cost: sum(cost, other.cost), currency: currency ?? other.currency)
  }
}
