/// The function that logistic regression minimizes, divided by c · Σ weights, and its gradient.
///
/// Parameters are by feature, then class, a bias last; each feature's classes fill whole groups
/// of four, so that one SIMD operation serves them all. The unused places stay 0.
struct LogisticObjective {
  let table: SparseTable
  let labels: [Int]
  /// Each row's weight, as a share of all.
  let shares: [Double]
  let classes: Int
  /// What ½ ‖coefficients‖² counts, beside a mean loss.
  let penalty: Double
  /// Places for each feature: `classes`, rounded up to fours.
  let stride: Int

  var parameters: Int { (table.features.count + 1) * stride }

  init(table: SparseTable, labels: [Int], weights: [Double], classes: Int, c: Double) {
    let sum = weights.reduce(0, +)
    self.table = table
    self.labels = labels
    self.shares = weights.map { sum > 0 ? $0 / sum : 0 }
    self.classes = classes
    self.penalty = sum > 0 ? 1 / (c * sum) : 1
    self.stride = (classes + 3) / 4 * 4
  }

  func value(at point: [Double], gradient: inout [Double]) -> Double {
    let last = table.features.count * stride
    var squares = 0.0
    point.withUnsafeBufferPointer { point in
      gradient.withUnsafeMutableBufferPointer { gradient in
        var sum = SIMD4<Double>.zero
        for place in Swift.stride(from: 0, to: last, by: 4) {
          let four = SIMD4(point[place], point[place + 1], point[place + 2], point[place + 3])
          sum += four * four
          for lane in 0..<4 { gradient[place + lane] = penalty * four[lane] }
        }
        squares = sum.sum()
        for place in last..<gradient.count { gradient[place] = 0 }
      }
    }
    return addLoss(at: point, gradient: &gradient) + penalty / 2 * squares
  }

  /// The mean loss; adds its gradient to `gradient`.
  ///
  /// Raw memory, because this visits each entry of the table twice for each evaluation and
  /// bounds checks would double its time. Every place in `columns` is below
  /// `features.count` and every label below `classes`: `SparseTable` and `checkedWeights` see
  /// to that.
  private func addLoss(at point: [Double], gradient: inout [Double]) -> Double {
    precondition(point.count == parameters && gradient.count == parameters)
    let groups = stride / 4
    var loss = 0.0
    var scores = [SIMD4<Double>](repeating: .zero, count: groups)
    point.withUnsafeBytes { point in
      gradient.withUnsafeMutableBytes { gradient in
        table.columns.withUnsafeBufferPointer { columns in
          table.values.withUnsafeBufferPointer { values in
            scores.withUnsafeMutableBufferPointer { scores in
              let point = Groups(UnsafeMutableRawBufferPointer(mutating: point))
              let gradient = Groups(gradient)
              let bias = table.features.count * groups
              for row in labels.indices {
                let share = shares[row]
                let entries = table.starts[row]..<table.starts[row + 1]
                for group in 0..<groups {
                  var sum = point[bias + group]
                  for entry in entries {
                    let place = Int(columns[entry]) * groups + group
                    sum += point[place] * Double(values[entry])
                  }
                  scores[group] = sum
                }
                loss += share * differences(scores, label: labels[row], share: share)
                for group in 0..<groups {
                  let difference = scores[group]
                  gradient[bias + group] += difference
                  for entry in entries {
                    let place = Int(columns[entry]) * groups + group
                    gradient[place] += difference * Double(values[entry])
                  }
                }
              }
            }
          }
        }
      }
    }
    return loss
  }

  /// Turns scores into what each adds to the gradient; gives the row's loss.
  private func differences(
    _ scores: UnsafeMutableBufferPointer<SIMD4<Double>>, label: Int, share: Double
  ) -> Double {
    scores.withMemoryRebound(to: Double.self) { scores in
      guard let first = scores.baseAddress else { return 0 }
      let loss = softmaxLoss(first, classes: classes, label: label)
      scores[label] -= 1
      for place in 0..<classes { scores[place] *= share }
      for place in classes..<stride { scores[place] = 0 }
      return loss
    }
  }

  /// Doubles by groups of four; an array's doubles need not lie as a SIMD value wants them.
  private struct Groups {
    let base: UnsafeMutableRawPointer

    init(_ bytes: UnsafeMutableRawBufferPointer) {
      // There are at least the biases, so the buffer is not empty.
      base = bytes.baseAddress!
    }

    subscript(place: Int) -> SIMD4<Double> {
      @inline(__always) get { base.loadUnaligned(fromByteOffset: place * 32, as: SIMD4.self) }
      @inline(__always) nonmutating set {
        // Two halves: an array's memory is aligned to 16 bytes, a SIMD4<Double> wants 32.
        let (low, high) = (newValue.lowHalf, newValue.highHalf)
        base.storeBytes(of: low, toByteOffset: place * 32, as: SIMD2<Double>.self)
        base.storeBytes(of: high, toByteOffset: place * 32 + 16, as: SIMD2<Double>.self)
      }
    }
  }
}
