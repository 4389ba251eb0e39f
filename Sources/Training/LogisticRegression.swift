public import TextModels

/// Multinomial logistic regression.
///
/// Minimizes c · Σ weight · loss + ½ ‖coefficients‖², the biases not counted, as scikit-learn's
/// `LogisticRegression(C=c)` does. For two classes scikit-learn uses one set of coefficients
/// where this uses two; its `C` then corresponds to half of this one.
public enum LogisticRegression {
  /// How to fit.
  public struct Options: Hashable, Sendable {
    /// Inverse strength of the penalty, above 0: scikit-learn's `C`.
    public var c: Double

    /// A feature that is other than 0 in fewer rows gets no weight.
    public var minRows: Int

    /// Stops once no part of the gradient of the mean objective is larger: scikit-learn's
    /// `tol`.
    public var gradientTolerance: Double

    /// Stops after so many steps at the latest.
    public var maxIterations: Int

    public init(
      c: Double = 1, minRows: Int = 1, gradientTolerance: Double = 1e-4, maxIterations: Int = 200
    ) {
      self.c = c
      self.minRows = minRows
      self.gradientTolerance = gradientTolerance
      self.maxIterations = maxIterations
    }
  }

  /// What came out.
  public struct Fit: Sendable {
    public var model: LinearModel

    /// Whether the tolerance was reached, not the most iterations.
    public var converged: Bool

    public var iterations: Int

    /// The objective divided by `c` times the sum of weights, at the end.
    public var objective: Double

    /// How many features got a weight.
    public var activeFeatures: Int
  }

  /// Fits to hashed rows.
  ///
  /// Traps if counts differ, or a label or weight is out of range. A class without rows is
  /// allowed; so are no rows, which give a model of zeros.
  ///
  /// - Parameters:
  ///   - labels: the class of each row, 0..<`classes`.
  ///   - weights: how much each row counts, 0 or more; `nil` for 1 each.
  ///   - dimensions: the number of buckets; every index is below it.
  public static func fit(
    rows: [SparseVector], labels: [Int], weights: [Double]? = nil, classes: Int, dimensions: Int,
    options: Options = Options()
  ) -> Fit {
    precondition(
      rows.allSatisfy { ($0.indices.last ?? 0) < max(dimensions, 1) }, "indices below dimensions")
    let weights = checkedWeights(
      rows: rows.count, labels: labels, weights: weights, classes: classes)
    let table = SparseTable(rows, dimensions: dimensions, minRows: options.minRows)
    return fit(table, labels, weights, classes, options)
  }

  /// Fits to dense rows of one length, best brought to one scale first; the numbers are finite.
  ///
  /// - Parameters:
  ///   - labels: the class of each row, 0..<`classes`.
  ///   - weights: how much each row counts, 0 or more; `nil` for 1 each.
  ///   - dimensions: the length of a row.
  public static func fit(
    rows: [[Float]], labels: [Int], weights: [Double]? = nil, classes: Int, dimensions: Int,
    options: Options = Options()
  ) -> Fit {
    precondition(rows.allSatisfy { $0.count == dimensions }, "rows of one length")
    let sparse = rows.map { row in
      SparseVector(indices: (0..<UInt32(dimensions)).map { $0 }, values: row)
    }
    return fit(
      rows: sparse, labels: labels, weights: weights, classes: classes, dimensions: dimensions,
      options: options)
  }

  private static func fit(
    _ table: SparseTable, _ labels: [Int], _ weights: [Double], _ classes: Int, _ options: Options
  ) -> Fit {
    precondition(options.c > 0, "c is above 0")
    let objective = LogisticObjective(
      table: table, labels: labels, weights: weights, classes: classes, c: options.c)
    let solver = LBFGS(
      gradientTolerance: options.gradientTolerance, maxIterations: options.maxIterations)
    let start = [Double](repeating: 0, count: objective.parameters)
    let outcome = solver.minimize(from: start) { objective.value(at: $0, gradient: &$1) }

    var coefficients = [[Float]](
      repeating: [Float](repeating: 0, count: table.dimensions), count: classes)
    for (place, feature) in table.features.enumerated() {
      for label in 0..<classes {
        coefficients[label][Int(feature)] = Float(outcome.point[place * objective.stride + label])
      }
    }
    let last = table.features.count * objective.stride
    let bias = (0..<classes).map { Float(outcome.point[last + $0]) }
    return Fit(
      model: LinearModel(weights: coefficients, bias: bias),
      converged: outcome.gradient <= options.gradientTolerance, iterations: outcome.iterations,
      objective: outcome.value, activeFeatures: table.features.count)
  }
}
