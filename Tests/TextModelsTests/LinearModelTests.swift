import TextModels
import Testing

private let model = LinearModel(
  weights: [[1, 0, -2, 0], [0.5, 0, 0, 0.25]], bias: [0.125, -1])

@Test func `a linear score is the weighted sum and the bias`() {
  #expect(model.scores([1, 2, 3, 4]) == [-4.875, 0.5])
  #expect(model.scores(SparseVector(indices: [0, 3], values: [1, 4])) == [1.125, 0.5])
  #expect(model.predict([1, 2, 3, 4]) == 1)
  #expect(model.weight(class: 1, feature: 3) == 0.25)
}

@Test func `a bucket that the model does not know adds nothing`() {
  let row = SparseVector(indices: [0, 4, .max], values: [1, 7, 7])
  #expect(model.scores(row) == [1.125, -0.5])
}

@Test func `of equal scores the first class is predicted`() {
  let even = LinearModel(weights: [[0], [1], [1]], bias: [0, 0, 0])
  #expect(even.predict([1]) == 1)
  #expect(even.predict([0]) == 0)
}

@Test func `a weight in one byte is off by half a scale at most`() {
  let weights: [[Float]] = (0..<3).map { (label: Int) -> [Float] in
    (0..<50).map { (feature: Int) -> Float in
      let number = (feature * 37 + label * 11) % 101 - 50
      return Float(number) / Float(7 * label + 3)
    }
  }
  let full = LinearModel(weights: weights, bias: [1, 2, 3])
  let small = full.quantized()
  #expect(small.isQuantized && !full.isQuantized)
  #expect(small.bias == full.bias)
  for label in 0..<3 {
    let scale = (weights[label].map(abs).max() ?? 0) / 127
    for feature in 0..<50 {
      let found = small.weight(class: label, feature: feature)
      #expect(abs(found - weights[label][feature]) <= scale * 0.5001)
    }
  }
  #expect(small.quantized() == small)
}

@Test func `quantized scores are those of the rounded weights`() {
  let small = model.quantized()
  let scores = small.scores([1, 2, 3, 4])
  for label in 0..<2 {
    let own = (0..<4).reduce(Double(model.bias[label])) {
      $0 + Double($1 + 1) * Double(small.weight(class: label, feature: $1))
    }
    #expect(abs(scores[label] - own) < 1e-6)
  }
  let none = LinearModel(weights: [[0, 0]], bias: [3]).quantized()
  #expect(none.scores([5, 5]) == [3])
}
