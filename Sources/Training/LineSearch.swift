/// Looks along a direction for a step that meets the strong Wolfe conditions.
///
/// Source: Nocedal and Wright (2006), algorithms 3.5 and 3.6.
struct LineSearch {
  let start: Position
  let direction: [Double]
  /// The slope at the start, below 0.
  let slope: Double

  private static let decrease = 1e-4
  private static let curvature = 0.9
  private static let mostEvaluations = 30

  /// The function along the line.
  private struct Sample {
    var step: Double
    var value: Double
    var slope: Double
  }

  /// The point found, and how often the function was asked; `nil` if none is lower.
  func run(firstStep: Double, _ function: LBFGS.Function) -> (Position?, evaluations: Int) {
    var trial = start
    var evaluations = 0
    func sample(_ step: Double) -> Sample {
      trial.point = start.point
      add(step, direction, to: &trial.point)
      trial.value = function(trial.point, &trial.gradient)
      evaluations += 1
      return Sample(step: step, value: trial.value, slope: dot(trial.gradient, direction))
    }

    var low = Sample(step: 0, value: start.value, slope: slope)
    var high: Sample?
    var step = firstStep
    while evaluations < Self.mostEvaluations {
      let now = sample(step)
      if !now.value.isFinite || now.value > limit(step) || now.value >= low.value {
        high = now
      } else if abs(now.slope) <= -Self.curvature * slope {
        return (trial, evaluations)
      } else {
        let span = (high?.step ?? .infinity) - low.step
        if now.slope * span >= 0 { high = low }
        low = now
      }
      guard let high else {
        step *= 2
        continue
      }
      guard abs(high.step - low.step) > 1e-12 * max(1, abs(low.step)) else { break }
      step = between(low, high)
    }
    // The lowest point seen will do if it is lower at all.
    guard low.step > 0, low.value < start.value else { return (nil, evaluations) }
    if trial.value != low.value { _ = sample(low.step) }
    return (trial, evaluations)
  }

  private func limit(_ step: Double) -> Double {
    start.value + Self.decrease * step * slope
  }

  /// Where a parabola through both values and the lower one's slope is lowest, but not within a
  /// tenth of either end.
  private func between(_ low: Sample, _ high: Sample) -> Double {
    let span = high.step - low.step
    let bend = high.value - low.value - low.slope * span
    var share = 0.5
    if bend.isFinite, bend > 0 { share = -low.slope * span / (2 * bend) }
    return low.step + span * max(0.1, min(0.9, share))
  }
}
