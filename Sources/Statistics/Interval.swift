/// A range that holds the true value with the stated chance.
public struct Interval: Hashable, Sendable {
  public var lower: Double
  public var upper: Double

  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}

/// The standard normal deviate with 2.5% above it, for intervals of level 0.95.
let deviate95 = 1.959963984540054
