import Testing

@testable import Training

@Test func `the valley of Rosenbrock's function is followed to its end`() {
  let outcome = LBFGS(gradientTolerance: 1e-9, maxIterations: 500).minimize(from: [-1.2, 1]) {
    let (x, y) = ($0[0], $0[1])
    $1[0] = -2 * (1 - x) - 400 * x * (y - x * x)
    $1[1] = 200 * (y - x * x)
    return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
  }
  #expect(outcome.gradient <= 1e-9)
  #expect(abs(outcome.point[0] - 1) < 1e-8 && abs(outcome.point[1] - 1) < 1e-8)
  #expect(outcome.iterations < 60)
}

@Test func `a badly scaled bowl is solved, and a start at the minimum needs no step`() {
  let scales = (0..<40).map { Double(1 << ($0 % 14)) }
  let bowl: LBFGS.Function = { point, gradient in
    var value = 0.0
    for place in point.indices {
      let away = point[place] - Double(place)
      gradient[place] = scales[place] * away
      value += scales[place] * away * away / 2
    }
    return value
  }
  let solver = LBFGS(gradientTolerance: 1e-6, maxIterations: 1000)
  let outcome = solver.minimize(from: [Double](repeating: 0, count: 40), bowl)
  #expect(outcome.point.indices.allSatisfy { abs(outcome.point[$0] - Double($0)) < 1e-5 })
  let there = solver.minimize(from: (0..<40).map { Double($0) }, bowl)
  #expect(there.iterations == 0 && there.evaluations == 1)
}

@Test func `sums of products are right at every length`() {
  for length in 0..<40 {
    let list = (0..<length).map { Double($0) }
    #expect(dot(list, list) == list.reduce(0) { $0 + $1 * $1 })
  }
}
