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
let normalDeviate95 = 1.959963984540054

/// The standard normal deviate with 20% above it, for a power of 0.8.
let normalDeviate80 = 0.8416212335729143
