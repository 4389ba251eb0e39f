/// How many requests may be under way at once, as a server lets itself be asked: halved when
/// it is overloaded, one more for each windowful that it answers.
///
/// Source: additive increase, multiplicative decrease, D.-M. Chiu and R. Jain, 1989.
struct AdaptiveWindow {
  /// Never more than these.
  let ceiling: Int
  private var size: Double
  private var narrowed: ContinuousClock.Instant?

  init(ceiling: Int) {
    self.ceiling = ceiling
    size = Double(ceiling)
  }

  /// How many there may be now, 1 to `ceiling`.
  var limit: Int { max(1, Int(size)) }

  mutating func widen() {
    size = min(Double(ceiling), size + 1 / size)
  }

  /// Takes note of an overload.
  ///
  /// - Parameter sent: when the request was sent; those that were under way already when the
  ///   window was narrowed say nothing new.
  mutating func narrow(sent: ContinuousClock.Instant, now: ContinuousClock.Instant) {
    if let narrowed, sent < narrowed { return }
    size = max(1, size / 2)
    narrowed = now
  }
}
