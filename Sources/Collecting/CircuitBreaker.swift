public import Records

/// Stops a run whose requests all fail alike: a thousand more would say nothing new.
public struct CircuitBreaker: Sendable {
  /// How many responses in a row may fail in the same way.
  let limit: Int
  private var kind: String?
  private var count = 0

  public init(limit: Int) { self.limit = limit }

  /// Takes note of a finished response; throws when the limit is reached.
  public mutating func note(_ response: Response) throws(CollectingError) {
    guard [.transportError, .quotaError, .routeError, .unknown].contains(response.status) else {
      (kind, count) = (nil, 0)
      return
    }
    let native = response.native
    let reason =
      native.message ?? native.code ?? native.httpStatus.map { "HTTP status \($0)" }
      ?? response.status.rawValue
    let kind = "\(response.status.rawValue) \(native.httpStatus ?? 0) \(reason)"
    count = kind == self.kind ? count + 1 : 1
    self.kind = kind
    guard count >= limit else { return }
    let short = String(reason.prefix(200))
    if response.status == .quotaError {
      throw .exhausted(target: response.target.name, reason: short)
    }
    throw .unreachable(target: response.target.name, reason: short)
  }
}
