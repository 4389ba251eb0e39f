import NIOCore
import Synchronization

/// How time passes: for real, or as a test wants it.
public struct Timekeeper: Sendable {
  public var now: @Sendable () -> ContinuousClock.Instant
  public var sleep: @Sendable (Duration) async throws -> Void

  public init(
    now: @escaping @Sendable () -> ContinuousClock.Instant,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.now = now
    self.sleep = sleep
  }

  public static let real = Timekeeper(
    now: { .now }, sleep: { try await Task.sleep(for: $0) })
}

/// When the next request to one target may be sent: a window of requests under way, limits a
/// minute, and pauses that the server asks for.
///
/// Requests wait in the order in which they came. It is a lock and no actor because the way
/// through it is taken twice for every request and hardly ever waited on.
public final class Pacer: Sendable {
  /// What a target allows.
  public struct Limits: Hashable, Sendable {
    /// Requests under way at once, 1 or more.
    public var concurrency: Int
    public var requestsPerMinute: Int?
    /// Prompt and answer together.
    public var tokensPerMinute: Int?

    public init(
      concurrency: Int = 4, requestsPerMinute: Int? = nil, tokensPerMinute: Int? = nil
    ) {
      self.concurrency = concurrency
      self.requestsPerMinute = requestsPerMinute
      self.tokensPerMinute = tokensPerMinute
    }
  }

  /// Leave to send one request, to be handed back.
  public struct Pass: Sendable {
    fileprivate let tokens: Int
    fileprivate let sent: ContinuousClock.Instant
  }

  private struct Waiter {
    var tokens: Int
    var continuation: CheckedContinuation<Pass, any Error>
  }

  private struct State {
    var window: AdaptiveWindow
    var requests: Allowance?
    var tokens: Allowance?
    var underWay = 0
    var pause: ContinuousClock.Instant?
    var queue = CircularBuffer<Waiter>()
    var alarm: (at: ContinuousClock.Instant, task: Task<Void, Never>)?
    var rests: [Int: Task<Void, any Error>] = [:]
    var restCount = 0
    var closed: (any Error)?
  }

  private let state: Mutex<State>
  private let time: Timekeeper

  public init(_ limits: Limits, time: Timekeeper = .real) {
    self.time = time
    let now = time.now()
    state = Mutex(
      State(
        window: AdaptiveWindow(ceiling: limits.concurrency),
        requests: limits.requestsPerMinute.map { Allowance(perMinute: $0, now: now) },
        tokens: limits.tokensPerMinute.map { Allowance(perMinute: $0, now: now) }))
  }

  /// How many requests may be under way now.
  public var window: Int { state.withLock { $0.window.limit } }

  /// Waits until one more request may be sent; throws what the pacer was closed with.
  ///
  /// - Parameter tokens: how many the request is likely to take.
  public func admit(tokens: Int) async throws -> Pass {
    try await withCheckedThrowingContinuation { continuation in
      let refusal = state.withLock { state -> (any Error)? in
        if let closed = state.closed { return closed }
        state.queue.append(Waiter(tokens: tokens, continuation: continuation))
        return nil
      }
      if let refusal { continuation.resume(throwing: refusal) } else { pump() }
    }
  }

  /// Hands a pass back: the request has ended.
  ///
  /// - Parameters:
  ///   - used: the tokens that it took, where they were counted.
  ///   - isOverloaded: whether the server asked for fewer requests.
  ///   - wait: how long the server asks to be left alone.
  public func finish(_ pass: Pass, used: Int?, isOverloaded: Bool, wait: Duration?) {
    let now = time.now()
    state.withLock { state in
      state.underWay -= 1
      if let used { state.tokens?.giveBack(pass.tokens - used) }
      if isOverloaded {
        state.window.narrow(sent: pass.sent, now: now)
      } else {
        state.window.widen()
      }
      if let wait, wait > .zero {
        state.pause = max(state.pause ?? now, now + wait)
      }
    }
    pump()
  }

  /// Sleeps, unless the pacer is closed meanwhile; throws what it was closed with.
  public func rest(_ duration: Duration) async throws {
    let task = Task { [time] in try await time.sleep(duration) }
    let (number, closed) = state.withLock { state in
      state.restCount += 1
      state.rests[state.restCount] = task
      return (state.restCount, state.closed)
    }
    if closed != nil { task.cancel() }
    let result = await task.result
    let error = state.withLock { state in
      state.rests[number] = nil
      return state.closed
    }
    if let error { throw error }
    try result.get()
  }

  /// Lets nobody through any more: everyone who waits, and who comes, gets this error.
  public func close(with error: any Error) {
    let (waiting, rests) = state.withLock { state in
      state.closed = state.closed ?? error
      let waiting = Array(state.queue)
      state.queue.removeAll()
      state.alarm?.task.cancel()
      return (waiting, Array(state.rests.values))
    }
    for waiter in waiting { waiter.continuation.resume(throwing: error) }
    for rest in rests { rest.cancel() }
  }

  /// Lets through whoever may go now, and sets an alarm for the next.
  private func pump() {
    while true {
      let now = time.now()
      let next = state.withLock { state -> (Waiter, Pass)? in
        guard let first = state.queue.first, state.underWay < state.window.limit else {
          return nil
        }
        let opens = [state.requests?.opens, state.tokens?.opens, state.pause]
          .compactMap(\.self).max()
        if let opens, opens > now {
          setAlarm(at: opens, in: &state)
          return nil
        }
        state.queue.removeFirst()
        state.underWay += 1
        state.requests?.spend(1, now: now)
        state.tokens?.spend(first.tokens, now: now)
        return (first, Pass(tokens: first.tokens, sent: now))
      }
      guard let (waiter, pass) = next else { return }
      waiter.continuation.resume(returning: pass)
    }
  }

  private func setAlarm(at moment: ContinuousClock.Instant, in state: inout State) {
    if let alarm = state.alarm, alarm.at <= moment, !alarm.task.isCancelled { return }
    state.alarm?.task.cancel()
    let task = Task { [weak self, time] in
      guard (try? await time.sleep(moment - time.now())) != nil else { return }
      self?.state.withLock { $0.alarm = nil }
      self?.pump()
    }
    state.alarm = (moment, task)
  }
}
