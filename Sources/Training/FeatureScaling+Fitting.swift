public import TextModels

extension FeatureScaling {
  /// Mean and standard deviation of each feature over `rows`, missing numbers left out.
  ///
  /// A feature that is constant, or missing in all rows, gets the deviation 1. Traps unless
  /// each row has `dimensions` numbers; an infinite number counts as missing.
  public init(fitting rows: [[Float]], dimensions: Int) {
    var means: [Float] = []
    var deviations: [Float] = []
    precondition(rows.allSatisfy { $0.count == dimensions }, "rows of one length")
    for feature in 0..<dimensions {
      let numbers = rows.lazy.map { Double($0[feature]) }.filter(\.isFinite)
      let count = Double(max(numbers.count, 1))
      let mean = numbers.reduce(0, +) / count
      let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      let deviation = Float(variance.squareRoot())
      means.append(Float(mean))
      // What is left of a constant after rounding is not a scale.
      let varies = Double(deviation) > 1e-6 * max(abs(mean), 1e-6)
      deviations.append(varies && deviation.isFinite ? deviation : 1)
    }
    self.init(means: means, deviations: deviations)
  }
}
