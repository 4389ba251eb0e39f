/// Holm's adjustment of p-values: the chance of any false alarm in the family stays at its level.
///
/// Step-down: the i-th smallest of m is multiplied by m − i + 1, and none may fall below the
/// one before it. Valid under any dependence.
/// Source: S. Holm, Scandinavian Journal of Statistics 6 (1979) 65–70.
///
/// - Returns: the adjusted values, in the order of the given ones.
public func holmAdjusted(_ pValues: [Double]) -> [Double] {
  let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
  var adjusted = pValues
  var floor = 0.0
  for (rank, index) in order.enumerated() {
    floor = max(floor, min(1, pValues[index] * Double(pValues.count - rank)))
    adjusted[index] = floor
  }
  return adjusted
}
