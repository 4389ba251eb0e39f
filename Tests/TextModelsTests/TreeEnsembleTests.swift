import TextModels
import Testing

private let tree = DecisionTree.split(
  feature: 1, threshold: 0.5,
  left: .split(feature: 0, threshold: -1, left: .leaf(1), right: .leaf(2)),
  right: .leaf(4))

@Test(
  arguments: [
    ([-1, 0.5], 1), ([-0.9, 0.5], 2), ([-1, 0.6], 4), ([.nan, 0], 1), ([9, .nan], 2),
    ([.nan, .infinity], 4), ([-.infinity, -.infinity], 1),
  ] as [([Float], Double)])
func `a row goes left up to the threshold, and without a number`(row: [Float], leaf: Double) {
  let ensemble = TreeEnsemble(features: 2, base: [10], trees: [tree])
  #expect(ensemble.scores(row) == [10 + leaf])
}

@Test func `trees belong to the classes in turn, and their leaves are added`() {
  let ensemble = TreeEnsemble(
    features: 2, base: [0, 0.5], trees: [tree, .leaf(8), .leaf(0.25), tree])
  #expect(ensemble.rounds == 2)
  #expect(ensemble.scores([0, 0]) == [2.25, 10.5])
  #expect(ensemble.predict([0, 0]) == 1)
}

@Test func `an ensemble without trees gives its base`() {
  #expect(TreeEnsemble(features: 0, base: [1, 2], trees: []).scores([]) == [1, 2])
}
