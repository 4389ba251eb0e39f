/// Benjamini and Hochberg's adjustment of p-values: of what passes a level, no larger share is
/// expected to be false.
///
/// Step-up: the i-th smallest of m is multiplied by m / i, and none may exceed the one after
/// it. Valid for independent tests and for those that depend positively.
/// Source: Y. Benjamini, Y. Hochberg, J. R. Stat. Soc. B 57 (1995) 289–300.
///
/// - Returns: the adjusted values, in the order of the given ones.
public func benjaminiHochbergAdjusted(_ pValues: [Double]) -> [Double] {
  let order = pValues.indices.sorted { (pValues[$0], $0) > (pValues[$1], $1) }
  var adjusted = pValues
  var ceiling = 1.0
  for (place, index) in order.enumerated() {
    let rank = pValues.count - place
    ceiling = min(ceiling, pValues[index] * Double(pValues.count) / Double(rank))
    adjusted[index] = ceiling
  }
  return adjusted
}
