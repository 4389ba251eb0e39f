#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Turns the first `classes` of `scores` into probabilities in place, and gives the log loss:
/// −log of the probability of `label`, in nats.
///
/// In place, because both trainers call this for each row in each step.
func softmaxLoss(
  _ scores: UnsafeMutablePointer<Double>, classes: Int, label: Int
) -> Double {
  var highest = scores[0]
  for place in 1..<max(classes, 1) { highest = max(highest, scores[place]) }
  let own = scores[label] - highest
  var sum = 0.0
  for place in 0..<classes {
    scores[place] = exp(scores[place] - highest)
    sum += scores[place]
  }
  for place in 0..<classes { scores[place] /= sum }
  return log(sum) - own
}

/// The natural logarithm, so that no other file here needs the C library.
func naturalLogarithm(_ number: Double) -> Double { log(number) }
