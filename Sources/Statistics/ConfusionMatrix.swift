/// Two judgements of the same things, counted against each other.
public struct ConfusionMatrix: Hashable, Sendable {
  /// How many classes there are.
  public let classes: Int
  /// Row by row: `counts[reference * classes + own]`.
  public private(set) var counts: [Int]

  /// - Parameter counts: `classes` × `classes` of them; none for an empty table.
  public init(classes: Int, counts: [Int] = []) {
    precondition(counts.isEmpty || counts.count == classes * classes)
    self.classes = classes
    self.counts = counts.isEmpty ? [Int](repeating: 0, count: classes * classes) : counts
  }

  /// Counts one thing.
  public mutating func add(reference: Int, own: Int) { counts[reference * classes + own] += 1 }

  /// How many things have this pair of judgements.
  public subscript(reference: Int, own: Int) -> Int { counts[reference * classes + own] }

  public var total: Int { counts.reduce(0, +) }

  /// How many things the reference puts into a class.
  public func references(_ index: Int) -> Int {
    (0..<classes).reduce(0) { $0 + self[index, $1] }
  }

  /// How many things the other judgement puts there.
  public func owns(_ index: Int) -> Int { (0..<classes).reduce(0) { $0 + self[$1, index] } }

  private var agreed: Int { (0..<classes).reduce(0) { $0 + self[$1, $1] } }

  /// The share of things judged alike, 0…1; `nil` without any.
  public var accuracy: Double? { total == 0 ? nil : Double(agreed) / Double(total) }

  /// Cohen's κ: agreement beyond what the classes' frequencies alone would bring, at most 1.
  ///
  /// `(p_o − p_e) / (1 − p_e)`, unweighted; `nil` without things, and where both judgements
  /// put everything into the same single class.
  /// Source: J. Cohen, Educational and Psychological Measurement 20 (1960) 37–46.
  public var kappa: Double? {
    let n = total
    let chance = (0..<classes).reduce(0) { $0 + references($1) * owns($1) }
    guard n * n != chance else { return nil }
    return Double(n * agreed - chance) / Double(n * n - chance)
  }

  /// The mean over classes of F1, `2 tp / (2 tp + fp + fn)`, 0…1.
  ///
  /// Over the classes that occur in either judgement, each with equal weight; `nil` without
  /// any.
  public var macroF1: Double? {
    let scores = (0..<classes).compactMap { index -> Double? in
      let both = references(index) + owns(index)
      return both == 0 ? nil : 2 * Double(self[index, index]) / Double(both)
    }
    return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
  }

  /// The table of one class against all others: class 0 is that class, class 1 the rest.
  public func against(_ index: Int) -> ConfusionMatrix {
    let both = self[index, index]
    let missed = references(index) - both
    let extra = owns(index) - both
    return ConfusionMatrix(
      classes: 2, counts: [both, missed, extra, total - both - missed - extra])
  }
}
