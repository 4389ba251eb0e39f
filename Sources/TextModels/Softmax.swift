#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Probabilities from scores: exp(score / temperature), made to add up to 1.
///
/// The highest score is subtracted first, so no finite score overflows; classes that are far
/// behind get 0. A score that is not a number makes every probability not a number.
///
/// - Parameters:
///   - scores: one for each class, on a natural-log scale.
///   - temperature: above 0; more than 1 makes the probabilities more even.
public func softmax(_ scores: [Double], temperature: Double = 1) -> [Double] {
  guard let highest = scores.max() else { return [] }
  var shares = scores.map { exp(($0 - highest) / temperature) }
  let sum = shares.reduce(0, +)
  for place in shares.indices { shares[place] /= sum }
  return shares
}
