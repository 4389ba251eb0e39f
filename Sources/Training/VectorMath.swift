// Sums over long lists of doubles. Written with SIMD because the compiler may not reorder a
// sum of floating-point numbers, and with unsafe buffers because a solver's step is little
// else: 40 passes over a million numbers. The order of addition is fixed, so results are too.

/// The sum of products; both lists are of one length.
func dot(_ first: [Double], _ second: [Double]) -> Double {
  precondition(first.count == second.count)
  return first.withUnsafeBufferPointer { first in
    second.withUnsafeBufferPointer { second in
      var (even, odd) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
      var place = 0
      while place + 8 <= first.count {
        even += four(first, place) * four(second, place)
        odd += four(first, place + 4) * four(second, place + 4)
        place += 8
      }
      var sum = (even + odd).sum()
      while place < first.count {
        sum += first[place] * second[place]
        place += 1
      }
      return sum
    }
  }
}

/// Adds `factor` times `other` to `target`; both lists are of one length.
func add(_ factor: Double, _ other: [Double], to target: inout [Double]) {
  precondition(other.count == target.count)
  other.withUnsafeBufferPointer { other in
    target.withUnsafeMutableBufferPointer { target in
      for place in target.indices { target[place] += factor * other[place] }
    }
  }
}

/// The largest absolute value, 0 of an empty list.
func largest(_ numbers: [Double]) -> Double {
  numbers.withUnsafeBufferPointer { $0.reduce(0) { max($0, abs($1)) } }
}

@inline(__always)
private func four(_ numbers: UnsafeBufferPointer<Double>, _ place: Int) -> SIMD4<Double> {
  SIMD4(numbers[place], numbers[place + 1], numbers[place + 2], numbers[place + 3])
}
