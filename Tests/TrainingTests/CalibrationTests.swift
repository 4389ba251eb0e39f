import Statistics
import TextModels
import Testing
import Training

/// Scores, and labels drawn from their probabilities at a temperature.
private func drawn(
  _ count: Int, temperature: Double
) -> (scores: [[Double]], labels: [Int]) {
  var random = SplitMix64(seed: 8)
  func uniform() -> Double { Double(random.next() >> 11) / Double(1 << 53) }
  var (scores, labels): ([[Double]], [Int]) = ([], [])
  for _ in 0..<count {
    let row = (0..<3).map { _ in 6 * uniform() - 3 }
    var rest = uniform()
    var label = 0
    for share in softmax(row, temperature: temperature).dropLast() where rest >= share {
      rest -= share
      label += 1
      if rest < 0 { break }
    }
    scores.append(row)
    labels.append(label)
  }
  return (scores, labels)
}

/// Each row with all three labels, weighted with their probabilities: no chance is left.
@Test(arguments: [0.3, 1, 2.5, 9])
func `a known temperature is found`(temperature: Double) {
  let rows = drawn(50, temperature: 1).scores
  let scores = rows.flatMap { [$0, $0, $0] }
  let weights = rows.flatMap { softmax($0, temperature: temperature) }
  let labels = rows.flatMap { _ in [0, 1, 2] }
  let found = Calibration.temperature(scores: scores, labels: labels, weights: weights)
  #expect(abs(found - temperature) < 1e-8 * temperature)
}

@Test func `no other temperature has a lower loss`() {
  let (scores, labels) = drawn(2000, temperature: 1.7)
  let found = Calibration.temperature(scores: scores, labels: labels)
  let least = Calibration.logLoss(scores: scores, labels: labels, temperature: found)
  for factor in [0.9, 0.99, 1.01, 1.1] {
    #expect(
      Calibration.logLoss(scores: scores, labels: labels, temperature: found * factor) > least)
  }
}

@Test func `scores without a best temperature give one near a bound`() {
  let right = Calibration.temperature(scores: [[1, 0], [0, 1]], labels: [0, 1])
  let wrong = Calibration.temperature(scores: [[1, 0], [0, 1]], labels: [1, 0])
  #expect(right >= 0.01 && right < 0.05)
  #expect(abs(wrong - 100) < 1)
  #expect(Calibration.temperature(scores: [], labels: []) == 1)
  #expect(Calibration.temperature(scores: [[1, 1], [2, 2]], labels: [0, 1]) == 1)
}

@Test func `log loss is the mean of minus the log of the label's probability`() {
  // python3 -c 'from math import *; print((log(1+e) + 3*log(1+exp(-2))) / 4)'
  let loss = Calibration.logLoss(
    scores: [[1, 0], [0, 2]], labels: [1, 1], weights: [1, 3])
  #expect(abs(loss - 0.423511430161785) < 1e-12)
}
