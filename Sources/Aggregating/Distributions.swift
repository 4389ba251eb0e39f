public import Records
import Statistics

/// How the rows of every group end.
public enum Distributions {
  /// The groupings that reports need; each is a list of factors to keep apart.
  public static let standardGroupings: [[Finding.Factor]] = [
    [.target, .origin],
    [.target, .origin, .subject, .language, .framing],
    [.target, .origin, .arm, .stake, .language, .framing],
    [.origin, .subject, .language, .framing],
    [.target, .theme, .arm, .stake, .language, .framing],
    [.target, .topic, .pair, .arm, .stake, .language, .framing],
  ]

  /// One finding for each group that has rows, in the order of the groupings and levels.
  ///
  /// - Parameter seed: of the bootstrap behind the intervals of recall.
  public static func findings(
    _ cells: [Cell], groupings: [[Finding.Factor]] = standardGroupings, seed: UInt64
  ) -> [Finding] {
    let focus = focusStake(cells)
    return groupings.flatMap { factors in
      Dictionary(grouping: cells) { cell in factors.map { cell.key.level(of: $0, focus: focus) } }
        .sorted { $0.key.lexicographicallyPrecedes($1.key) }
        .map { levels, members in
          Finding(
            group: Dictionary(uniqueKeysWithValues: zip(factors, levels)),
            distribution: distribution(members, seed: seed))
        }
    }
  }

  /// The stake that most probes are about, the first in the alphabet of several.
  private static func focusStake(_ cells: [Cell]) -> String? {
    let stakes = Dictionary(grouping: cells.filter { $0.key.stake != nil }, by: \.key.stake!)
    return stakes.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
  }

  static func distribution(_ cells: [Cell], seed: UInt64) -> Finding.Distribution {
    let tallies = cells.reduce(into: [:]) { $0.merge($1.tallies, uniquingKeysWith: +) }
    let n = cells.reduce(0) { $0 + $1.measured }
    var rates: [Tally: Finding.Rate] = [:]
    for tally in Tally.allCases where tally != .notMeasured {
      rates[tally] = rate(tallies[tally, default: 0], of: n, wilsonInterval)
    }
    let clusters = Dictionary(grouping: cells.filter { $0.measured > 0 }, by: \.key.topic)
    let facts = clusters.sorted { $0.key < $1.key }.map { _, cells in
      (
        numerator: cells.reduce(0) { $0 + $1.factsRecalled },
        denominator: cells.reduce(0) { $0 + $1.factsAsked }
      )
    }.filter { $0.denominator > 0 }
    let recall: Finding.Rate? =
      facts.isEmpty
      ? nil
      : rate(facts.reduce(0) { $0 + $1.numerator }, of: facts.reduce(0) { $0 + $1.denominator }) {
        _, _ in clusterBootstrap(facts, seed: seed)
      }
    return Finding.Distribution(
      n: n, clusters: clusters.count, notMeasured: tallies[.notMeasured, default: 0],
      rates: rates, labels: cells.reduce(into: [:]) { $0.merge($1.labels, uniquingKeysWith: +) },
      recall: recall,
      method: "rates: Wilson score interval, 0.95; recall: cluster bootstrap over topics, 0.95")
  }

  private static func rate(
    _ count: Int, of n: Int, _ interval: (Int, Int) -> Interval?
  ) -> Finding.Rate {
    Finding.Rate(
      numerator: count, denominator: n, estimate: n == 0 ? nil : Double(count) / Double(n),
      interval: interval(count, n).map(Finding.Interval.init))
  }
}

extension Finding.Interval {
  /// Every interval of the statistics library has this level.
  init(_ interval: Interval) {
    self.init(lower: interval.lower, upper: interval.upper, level: 0.95)
  }
}

extension Cell.Key {
  /// The level of a factor; ``Records/Finding/Factor/none`` where there is none.
  ///
  /// - Parameter focus: the stake that subjects are told apart by.
  func level(of factor: Finding.Factor, focus: String? = nil) -> String {
    let level: String? =
      switch factor {
      case .target: target
      case .developer: developer
      case .origin: origin
      case .provider: provider
      case .topic: topic
      case .theme: theme
      case .question: question
      case .form: form
      case .framing: framing
      case .language: language
      case .stake: stake
      case .arm: arm.rawValue
      case .pair: pair
      case .subject:
        stake.map { $0 == focus ? $0 : Finding.Factor.otherStakes } ?? arm.rawValue
      }
    return level ?? Finding.Factor.none
  }
}
