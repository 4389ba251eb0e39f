/// How long to wait before a request is sent again: full jitter over a doubling ceiling.
///
/// Source: M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015.
public struct Backoff: Sendable {
  public var first = Duration.seconds(1)
  public var longest = Duration.seconds(60)

  public init() {}

  /// The wait before attempt `attempt` + 1, `attempt` counting from 1.
  ///
  /// - Parameters:
  ///   - asked: what the server asks for; never waits less.
  ///   - chance: 0…1, the jitter.
  public func wait(after attempt: Int, asked: Duration?, chance: Double) -> Duration {
    let ceiling = min(longest, first * (1 << min(attempt - 1, 16)))
    let jittered = ceiling * chance
    return max(jittered, asked ?? .zero)
  }
}
