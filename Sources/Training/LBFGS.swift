/// Finds the minimum of a smooth function by the limited-memory BFGS method.
///
/// Source: J. Nocedal, S. J. Wright, Numerical Optimization (2006), algorithms 7.4 and 7.5;
/// line search for the strong Wolfe conditions, algorithms 3.5 and 3.6.
struct LBFGS {
  /// How many steps are remembered.
  var memory = 10

  /// Stops once no part of the gradient is larger.
  var gradientTolerance = 1e-4

  /// Stops after so many steps at the latest.
  var maxIterations = 200

  /// Where the search ended.
  struct Outcome {
    var point: [Double]
    var value: Double
    /// The largest part of the gradient, without its sign.
    var gradient: Double
    var iterations: Int
    var evaluations: Int
  }

  /// The value at a point; writes the gradient there into its second argument.
  typealias Function = (_ point: [Double], _ gradient: inout [Double]) -> Double

  func minimize(from start: [Double], _ function: Function) -> Outcome {
    var here = Position(point: start, count: start.count)
    here.value = function(here.point, &here.gradient)
    var outcome = Outcome(
      point: start, value: here.value, gradient: 0, iterations: 0, evaluations: 1)
    var history: [Pair] = []
    while outcome.iterations < maxIterations, largest(here.gradient) > gradientTolerance {
      var direction = descent(here.gradient, history)
      var slope = dot(direction, here.gradient)
      if slope >= 0 {
        history = []
        direction = here.gradient.map { -$0 }
        slope = -dot(here.gradient, here.gradient)
      }
      let first = history.isEmpty ? min(1, 1 / (-slope).squareRoot()) : 1
      let search = LineSearch(start: here, direction: direction, slope: slope)
      let (found, evaluations) = search.run(firstStep: first, function)
      outcome.evaluations += evaluations
      guard let next = found else {
        // No lower point along this way: begin again from the gradient, or accept the end.
        if history.isEmpty { break }
        history = []
        continue
      }
      var pair = Pair(step: next.point, change: next.gradient, inverse: 0)
      add(-1, here.point, to: &pair.step)
      add(-1, here.gradient, to: &pair.change)
      let curvature = dot(pair.step, pair.change)
      if curvature > 1e-14 * dot(pair.change, pair.change) {
        pair.inverse = 1 / curvature
        if history.count == memory { history.removeFirst() }
        history.append(pair)
      }
      here = next
      outcome.iterations += 1
    }
    outcome.point = here.point
    outcome.value = here.value
    outcome.gradient = largest(here.gradient)
    return outcome
  }

  /// One remembered step: where it went, how the gradient changed, 1 ÷ their product.
  private struct Pair {
    var step: [Double]
    var change: [Double]
    var inverse: Double
  }

  /// Minus the gradient times the estimated inverse of the second derivatives.
  private func descent(_ gradient: [Double], _ history: [Pair]) -> [Double] {
    var direction = gradient
    var factors: [Double] = []
    for pair in history.reversed() {
      let factor = pair.inverse * dot(pair.step, direction)
      add(-factor, pair.change, to: &direction)
      factors.append(factor)
    }
    var scale = -1.0
    if let last = history.last { scale = -1 / (last.inverse * dot(last.change, last.change)) }
    for place in direction.indices { direction[place] *= scale }
    // From here on the direction has its sign turned, and so do the corrections.
    for (pair, factor) in zip(history, factors.reversed()) {
      add(-factor - pair.inverse * dot(pair.change, direction), pair.step, to: &direction)
    }
    return direction
  }
}

/// A point, the function's value there and its gradient.
struct Position {
  var point: [Double]
  var value = 0.0
  var gradient: [Double]

  init(point: [Double], count: Int) {
    self.point = point
    gradient = [Double](repeating: 0, count: count)
  }
}
