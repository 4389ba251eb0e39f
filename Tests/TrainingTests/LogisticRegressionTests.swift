import Statistics
import TextModels
import Testing
import Training

/// What scikit-learn 1.9.1 gives for the rows below:
///
///     import numpy as np
///     from sklearn.linear_model import LogisticRegression
///     x = np.array([[(i * (j + 3) * 7 % 11) / 5 - 1 for j in range(4)] for i in range(15)])
///     y = np.array([i * i % 7 % 3 for i in range(15)])
///     w = 1 + np.arange(15) % 3
///     for c, weight in ((1, None), (0.1, w), (20, w)):
///       m = LogisticRegression(C=c, tol=1e-10, max_iter=10000).fit(x, y, weight)
///       print(m.coef_, m.intercept_)
private struct Reference: Sendable, CustomTestStringConvertible {
  var c: Double
  var isWeighted: Bool
  var coefficients: [[Double]]
  var intercepts: [Double]
  var testDescription: String { "C = \(c)" }
}

private let references = [
  Reference(
    c: 1, isWeighted: false,
    coefficients: [
      [-0.214107, 0.399235, -0.560279, -0.113741], [0.314811, 0.003554, 0.110257, 0.682099],
      [-0.100704, -0.402789, 0.450022, -0.568358],
    ],
    intercepts: [-0.373942, 0.57029, -0.196349]),
  Reference(
    c: 0.1, isWeighted: true,
    coefficients: [
      [-0.008253, 0.208348, -0.099686, 0.04218], [0.222531, -0.013008, 0.045356, 0.244019],
      [-0.214278, -0.19534, 0.054331, -0.286199],
    ],
    intercepts: [-0.372702, 0.560689, -0.187988]),
  Reference(
    c: 20, isWeighted: true,
    coefficients: [
      [0.529934, 2.794828, -2.906724, -1.15284], [0.16321, -0.2558, 1.142182, 2.115468],
      [-0.693145, -2.539028, 1.764541, -0.962629],
    ],
    intercepts: [-0.29983, 1.093649, -0.79382]),
]

private let dense: [[Float]] = (0..<15).map { (row: Int) -> [Float] in
  (0..<4).map { (column: Int) -> Float in
    let remainder = row * (column + 3) * 7 % 11
    return Float(remainder) / 5 - 1
  }
}
private let labels = (0..<15).map { $0 * $0 % 7 % 3 }
private let weights = (0..<15).map { Double(1 + $0 % 3) }

private func exact(_ c: Double) -> LogisticRegression.Options {
  LogisticRegression.Options(c: c, gradientTolerance: 1e-8, maxIterations: 1000)
}

@Test(arguments: references)
private func `coefficients are those of scikit-learn`(reference: Reference) {
  let fit = LogisticRegression.fit(
    rows: dense, labels: labels, weights: reference.isWeighted ? weights : nil, classes: 3,
    dimensions: 4, options: exact(reference.c))
  #expect(fit.converged)
  for label in 0..<3 {
    #expect(abs(Double(fit.model.bias[label]) - reference.intercepts[label]) < 1e-3)
    for feature in 0..<4 {
      let found = Double(fit.model.weight(class: label, feature: feature))
      #expect(abs(found - reference.coefficients[label][feature]) < 1e-3)
    }
  }
}

@Test func `hashed rows give the weights of the dense rows that they stand for`() {
  let sparse = dense.map { row in
    SparseVector(row.enumerated().map { (index: UInt32(1000 - 100 * $0), value: $1) })
  }
  let one = LogisticRegression.fit(
    rows: dense, labels: labels, classes: 3, dimensions: 4, options: exact(1))
  let other = LogisticRegression.fit(
    rows: sparse, labels: labels, classes: 3, dimensions: 2000, options: exact(1))
  #expect(other.activeFeatures == 4)
  for label in 0..<3 {
    for feature in 0..<4 {
      let (a, b) = (
        one.model.weight(class: label, feature: feature),
        other.model.weight(class: label, feature: 1000 - 100 * feature)
      )
      #expect(abs(a - b) < 1e-5)
    }
    #expect(other.model.weight(class: label, feature: 5) == 0)
  }
}

@Test func `a weight of 2 counts as the row twice`() {
  let double = [Double](repeating: 1, count: 14) + [2]
  let one = LogisticRegression.fit(
    rows: dense, labels: labels, weights: double, classes: 3, dimensions: 4, options: exact(1))
  let other = LogisticRegression.fit(
    rows: dense + [dense[14]], labels: labels + [labels[14]], classes: 3, dimensions: 4,
    options: exact(1))
  for label in 0..<3 { #expect(abs(one.model.bias[label] - other.model.bias[label]) < 1e-5) }
}

@Test func `a bucket in too few rows gets no weight`() {
  let rows = (0..<10).map { (row: Int) -> SparseVector in
    let sign: Float = row < 5 ? 1 : -1
    return SparseVector(indices: [7, UInt32(100 + row / 2)], values: [sign, 1])
  }
  let fit = LogisticRegression.fit(
    rows: rows, labels: (0..<10).map { $0 / 5 }, classes: 2, dimensions: 200,
    options: .init(minRows: 3))
  #expect(fit.activeFeatures == 1)
  #expect(fit.model.weight(class: 0, feature: 7) > 0.1)
  #expect(fit.model.weight(class: 0, feature: 100) == 0)
}

@Test func `equal fits give equal bytes, and more than four classes are told apart`() {
  var random = SplitMix64(seed: 3)
  var rows: [SparseVector] = []
  for row in 0..<300 {
    var entries = [(index: UInt32(500 + row % 6), value: Float(1))]
    for _ in 0..<20 { entries.append((UInt32(random.next() % 500), 1)) }
    rows.append(SparseVector(entries))
  }
  let labels = rows.indices.map { $0 % 6 }
  let fits = (0..<2).map { _ in
    LogisticRegression.fit(
      rows: rows, labels: labels, classes: 6, dimensions: 1000, options: .init(c: 10))
  }
  #expect(fits[0].model.encoded() == fits[1].model.encoded())
  #expect(zip(rows, labels).allSatisfy { fits[0].model.predict($0) == $1 })
}

@Test func `a class without rows is never the likeliest, and one class always is`() {
  let three = LogisticRegression.fit(
    rows: dense, labels: labels.map { min($0, 1) }, classes: 3, dimensions: 4)
  #expect(dense.allSatisfy { three.model.predict($0) != 2 })
  let single = LogisticRegression.fit(
    rows: dense, labels: labels.map { _ in 0 }, classes: 1, dimensions: 4)
  #expect(single.converged && single.model.predict(dense[0]) == 0)
}

@Test func `no rows, and no features, still give a model`() {
  let none = LogisticRegression.fit(
    rows: [SparseVector](), labels: [], classes: 3, dimensions: 8)
  #expect(none.converged && none.model.scores([Float](repeating: 1, count: 8)) == [0, 0, 0])
  let empty = SparseVector([])
  let bare = LogisticRegression.fit(
    rows: [empty, empty, empty], labels: [0, 1, 1], classes: 2, dimensions: 0, options: exact(1))
  let shares = softmax(bare.model.scores(empty))
  #expect(abs(shares[1] - 2.0 / 3) < 1e-6)
}
