import Collecting
import Synchronization

/// Time that passes only where somebody waits, and at once.
final class TestClock: Sendable {
  private let state = Mutex((now: ContinuousClock.now, waits: [Duration]()))

  /// What was waited, in order.
  var waits: [Duration] { state.withLock { $0.waits } }

  var timekeeper: Timekeeper {
    Timekeeper(
      now: { self.state.withLock { $0.now } },
      sleep: { duration in
        self.state.withLock { state in
          state.now += max(duration, .zero)
          state.waits.append(duration)
        }
      })
  }
}
