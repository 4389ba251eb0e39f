/// So many units a minute, spent as they come: a leaky bucket that holds a second's worth.
///
/// Source: the generic cell rate algorithm, ITU-T I.371.
struct Allowance {
  /// Seconds that one unit takes.
  private let interval: Double
  /// How far ahead of the even pace one may be.
  private let burst: Duration
  /// When all that was spent so far is due.
  private var due: ContinuousClock.Instant

  init(perMinute: Int, now: ContinuousClock.Instant) {
    interval = 60 / Double(perMinute)
    burst = .seconds(max(1 - interval, 0))
    due = now
  }

  /// The earliest moment at which more may be spent.
  var opens: ContinuousClock.Instant { due - burst }

  mutating func spend(_ units: Int, now: ContinuousClock.Instant) {
    due = max(due, now) + .seconds(interval * Double(units))
  }

  /// Gives back what was spent and not used; takes more if `units` is negative.
  mutating func giveBack(_ units: Int) {
    due -= .seconds(interval * Double(units))
  }
}
