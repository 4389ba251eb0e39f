/// Boosted trees for several classes: a class's score is a base and one leaf of each of its trees.
public struct TreeEnsemble: Hashable, Sendable {
  /// Marks a leaf where a node has its feature.
  static let leaf = UInt16.max

  /// The number of classes, 1 or more.
  public let classes: Int

  /// The number of numbers in a row, at most 65,535.
  public let features: Int

  /// The score of each class before any tree.
  public let base: [Float]

  // All nodes of all trees, in three lists of one length. A tree is in the order node, left
  // subtree, right subtree, so a split's left child is the next node and needs no number.

  /// The feature that a node asks for, or `leaf`.
  let asked: [UInt16]
  /// A split's threshold, or a leaf's value.
  let numbers: [Float]
  /// The place of a split's right child; 0 for a leaf.
  let rights: [Int32]
  /// The place of each tree's first node; tree `t` belongs to class `t % classes`.
  let roots: [Int32]

  /// The number of rounds: in each, every class got one tree.
  public var rounds: Int { roots.count / classes }

  /// An ensemble of trees; traps if a tree asks for a feature that is not there, a number is
  /// not finite, or the trees are not `classes` a round.
  ///
  /// - Parameters:
  ///   - features: how many numbers a row has.
  ///   - base: the score of each class before any tree.
  ///   - trees: round after round, in each the trees of all classes in order.
  public init(features: Int, base: [Float], trees: [DecisionTree]) {
    precondition(!base.isEmpty && base.allSatisfy(\.isFinite), "a base for each class")
    precondition(trees.count.isMultiple(of: base.count), "a tree for each class and round")
    precondition((0...Int(UInt16.max)).contains(features), "at most 65,535 features")
    var nodes = Nodes()
    let roots = trees.map { Int32(nodes.append($0, features: features)) }
    self.init(features: features, base: base, nodes: nodes, roots: roots)
  }

  init(features: Int, base: [Float], nodes: Nodes, roots: [Int32]) {
    self.classes = base.count
    self.features = features
    self.base = base
    self.asked = nodes.asked
    self.numbers = nodes.numbers
    self.rights = nodes.rights
    self.roots = roots
  }

  /// One score for each class; traps unless `row` has ``features`` numbers.
  public func scores(_ row: [Float]) -> [Double] {
    precondition(row.count == features, "a row has \(features) numbers, not \(row.count)")
    var sums = base.map { Double($0) }
    for (place, root) in roots.enumerated() {
      var node = Int(root)
      while asked[node] != Self.leaf {
        node = row[Int(asked[node])] > numbers[node] ? Int(rights[node]) : node + 1
      }
      sums[place % classes] += Double(numbers[node])
    }
    return sums
  }

  /// The place of the highest score, the first if several are.
  public func predict(_ row: [Float]) -> Int { highest(scores(row)) }

  /// Node lists under construction.
  struct Nodes {
    var asked: [UInt16] = []
    var numbers: [Float] = []
    var rights: [Int32] = []

    /// Adds a tree and gives the place of its first node.
    mutating func append(_ tree: DecisionTree, features: Int) -> Int {
      let place = asked.count
      rights.append(0)
      switch tree {
      case .leaf(let value):
        precondition(value.isFinite, "a leaf is a finite number")
        asked.append(TreeEnsemble.leaf)
        numbers.append(value)
      case .split(let feature, let threshold, let left, let right):
        precondition(feature < features && threshold.isFinite, "a split has what it asks for")
        asked.append(feature)
        numbers.append(threshold)
        _ = append(left, features: features)
        rights[place] = Int32(append(right, features: features))
      }
      return place
    }
  }
}
