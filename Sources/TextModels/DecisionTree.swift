/// A decision tree, in the form that is easy to build and read.
public indirect enum DecisionTree: Hashable, Sendable {
  /// What the tree adds to the score of its class.
  case leaf(Float)

  /// A row goes left if its number is `threshold` or less, or not a number; else right.
  case split(feature: UInt16, threshold: Float, left: DecisionTree, right: DecisionTree)
}
