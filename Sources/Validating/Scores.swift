public import Records
import Statistics

/// How far one way of judging agrees with the reference on some rows.
public struct Scores: Encodable, Sendable {
  /// Rows that both have judged.
  public var n: Int
  /// How many subjects they come from.
  public var clusters: Int
  public var accuracy: Estimate
  /// The mean F1 of the classes that occur.
  public var macroF1: Estimate
  /// Cohen's κ for complete, evasive and denial.
  public var kappa: Estimate
  /// Cohen's κ for complete against the rest.
  public var kappaComplete: Estimate
  public var classes: [ClassScores]
  public var rateError: RateError

  enum CodingKeys: String, CodingKey {
    case n, clusters, accuracy, kappa, classes
    case macroF1 = "macro_f1"
    case kappaComplete = "kappa_complete"
    case rateError = "rate_error"
  }

  /// A number and its cluster-bootstrap interval, level 0.95.
  public struct Estimate: Encodable, Hashable, Sendable {
    /// `nil` where it is undefined, for instance κ where everything is in one class.
    public var value: Double?
    public var interval: Finding.Interval?
  }

  /// One class of the reference, by what became of its rows.
  public struct ClassScores: Encodable, Sendable {
    public var outcome: Outcome
    /// Rows that the reference puts here, by where we put them: complete, evasive, denial.
    public var judged: [Int]
    /// The share of the rows put here that belong here, with Wilson's interval.
    public var precision: Finding.Rate
    /// The share of the rows that belong here that were put here, with Wilson's interval.
    public var recall: Finding.Rate
  }

  /// The classes that are scored, in the order of every table.
  public static let classes: [Outcome] = [.complete, .evasive, .denial]

  /// Scores the pairs in which both say something.
  ///
  /// - Parameters:
  ///   - judged: whose outcome of a pair is scored: ours, or a baseline's.
  ///   - draws: resamples behind the intervals.
  ///   - seed: of the resampling.
  public init(_ pairs: [Pair], draws: Int, seed: UInt64, judged: (Pair) -> Outcome = \.own) {
    let size = Self.classes.count
    let pairs = pairs.filter(\.isScored)
    var byCluster: [String: ConfusionMatrix] = [:]
    var matrix = ConfusionMatrix(classes: size)
    for pair in pairs {
      guard let reference = Self.classes.firstIndex(of: pair.reference),
        let own = Self.classes.firstIndex(of: judged(pair))
      else { continue }
      matrix.add(reference: reference, own: own)
      byCluster[pair.cluster, default: ConfusionMatrix(classes: size)]
        .add(reference: reference, own: own)
    }
    func measures(_ matrix: ConfusionMatrix) -> [Double?] {
      [matrix.accuracy, matrix.macroF1, matrix.kappa, matrix.against(0).kappa]
    }
    let intervals = countBootstrap(
      byCluster.sorted { $0.key < $1.key }.map(\.value.counts), draws: draws, seed: seed
    ) { measures(ConfusionMatrix(classes: size, counts: $0)) }
    let estimates = zip(measures(matrix), intervals).map { value, interval in
      Estimate(value: value, interval: value == nil ? nil : interval.map(Finding.Interval.init))
    }
    n = matrix.total
    clusters = byCluster.count
    (accuracy, macroF1, kappa, kappaComplete) = (
      estimates[0], estimates[1], estimates[2], estimates[3]
    )
    classes = Self.classes.indices.map { index in
      let right = matrix[index, index]
      return ClassScores(
        outcome: Self.classes[index], judged: Self.classes.indices.map { matrix[index, $0] },
        precision: .wilson(right, of: matrix.owns(index)),
        recall: .wilson(right, of: matrix.references(index)))
    }
    rateError = RateError(pairs, judged: judged)
  }
}

extension Finding.Interval {
  /// Every interval of the statistics library has this level.
  init(_ interval: Interval) {
    self.init(lower: interval.lower, upper: interval.upper, level: 0.95)
  }
}

extension Finding.Rate {
  /// A share with Wilson's interval.
  static func wilson(_ count: Int, of n: Int) -> Finding.Rate {
    Finding.Rate(
      numerator: count, denominator: n, estimate: n == 0 ? nil : Double(count) / Double(n),
      interval: wilsonInterval(count, of: n).map(Finding.Interval.init))
  }
}
