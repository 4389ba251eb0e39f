import Records
import Testing
import Validating

private func near(_ a: Double?, _ b: Double) -> Bool { a.map { abs($0 - b) < 1e-12 } ?? false }

// The table and its values by scikit-learn 1.9.1 are those of ConfusionMatrixTests; the
// interval of precision by scipy's binomtest(7, 14).proportion_ci(method="wilson").
@Test func `scores are those of scikit-learn over the scored pairs`() throws {
  let errors = [
    Pair(reference: .error, own: .complete, cluster: "q0"),
    Pair(reference: .denial, own: .error, cluster: "q1"),
  ]
  let scores = Scores(
    pairs([[50, 3, 2], [8, 20, 5], [1, 4, 7]]) + errors, draws: 200, seed: 1)
  #expect(scores.n == 100)
  #expect(scores.clusters == 5)
  #expect(near(scores.accuracy.value, 0.77))
  #expect(near(scores.macroF1.value, 0.694107062528115))
  #expect(near(scores.kappa.value, 0.5962078651685394))
  #expect(near(scores.kappaComplete.value, 0.714867617107943))
  #expect(scores.classes.map(\.outcome) == [.complete, .evasive, .denial])
  #expect(scores.classes[1].judged == [8, 20, 5])
  let precision = scores.classes[2].precision
  #expect([precision.numerator, precision.denominator] == [7, 14])
  #expect(abs((precision.interval?.lower ?? 0) - 0.26799) < 1e-5)
  #expect(abs((precision.interval?.upper ?? 0) - 0.73201) < 1e-5)
  let recall = scores.classes[2].recall
  #expect([recall.numerator, recall.denominator] == [7, 12])
  for estimate in [scores.accuracy, scores.macroF1, scores.kappa, scores.kappaComplete] {
    let interval = try #require(estimate.interval)
    let value = try #require(estimate.value)
    #expect(interval.level == 0.95)
    #expect(interval.lower <= value && value <= interval.upper)
  }
}

@Test func `without pairs there is nothing to say, and nothing breaks`() {
  let scores = Scores([], draws: 100, seed: 1)
  #expect(scores.n == 0)
  #expect(scores.kappa.value == nil && scores.kappa.interval == nil)
  #expect(scores.rateError.mean == nil && scores.rateError.models.isEmpty)
}

@Test func `equal seeds give equal intervals`() {
  let rows = pairs([[50, 3, 2], [8, 20, 5], [1, 4, 7]], clusters: 20)
  let first = Scores(rows, draws: 300, seed: 3)
  #expect(Scores(rows, draws: 300, seed: 3).kappa == first.kappa)
  #expect(Scores(rows.reversed(), draws: 300, seed: 3).kappa == first.kappa)
  #expect(Scores(rows, draws: 300, seed: 4).kappa != first.kappa)
}

@Test func `a model's rate is off by the difference of the shares, whatever the rows`() {
  // Model a: 55 of 100 complete by the reference, 59 by us; model b: 2 of 4 by both, crosswise.
  let rows =
    pairs([[50, 3, 2], [8, 20, 5], [1, 4, 7]]) + pairs([[1, 1], [1, 1]], model: "b")
  let error = Scores(rows, draws: 100, seed: 1).rateError
  #expect(error.models.map(\.model) == ["a", "b"])
  #expect(error.models.map(\.n) == [100, 4])
  #expect(near(error.models[0].referenceRate, 0.55) && near(error.models[0].ownRate, 0.59))
  #expect(near(error.maximum, 0.04))
  #expect(near(error.mean, 0.02))
}
