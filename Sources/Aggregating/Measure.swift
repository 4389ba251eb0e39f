public import Records
import Statistics

/// A share that cells are able to give.
public enum Measure: Hashable, Sendable {
  case tally(Tally)
  case label(Label)
  case flag(Verdict.Flag)
  case rollUp(RollUp)
  /// Facts stated, of those that answers should have stated.
  case factRecall

  /// All of them, in the order of every table.
  static let all: [Measure] = Tally.allCases.map(Measure.tally) + details + [.factRecall]

  /// Those that say more than how an answer ended.
  static let details: [Measure] =
    RollUp.allCases.map(Measure.rollUp) + Label.allCases.map(Measure.label)
    + Verdict.Flag.allCases.map(Measure.flag)

  /// As users write it: `denial_rate`, `omission_rate`, `fact_recall`.
  public var name: String {
    switch self {
    case .tally(let tally): tally.rawValue + "_rate"
    case .label(let label): label.rawValue + "_rate"
    case .flag(let flag): flag.rawValue + "_rate"
    case .rollUp(let rollUp): rollUp.rawValue + "_rate"
    case .factRecall: "fact_recall"
    }
  }

  /// How many rows (or facts) of a cell it counts.
  func numerator(_ cell: Cell) -> Int {
    switch self {
    case .tally(let tally): cell.tallies[tally, default: 0]
    case .label(let label): cell.labels[label, default: 0]
    case .flag(let flag): cell.flags[flag, default: 0]
    case .rollUp(let rollUp):
      // A row has a label only if its status is `ok`, so that nothing counts twice.
      cell.labels.reduce(0) { $0 + (rollUp.contains(.ok, $1.key) ? $1.value : 0) }
        + cell.statuses.reduce(0) {
          $0 + ($1.key != .ok && rollUp.contains($1.key, nil) ? $1.value : 0)
        }
    case .factRecall: cell.factsRecalled
    }
  }

  /// Of how many.
  func denominator(_ cell: Cell) -> Int {
    switch self {
    case .factRecall: cell.factsAsked
    case .tally(.notMeasured): cell.rows
    default: cell.measured
    }
  }

  /// The share over cells, their clusters told apart by name.
  func rate(_ cells: [Cell], clusteredBy name: (Cell.Key) -> String = \.subject) -> ClusteredRate {
    var clusters: [String: (numerator: Int, denominator: Int)] = [:]
    for cell in cells {
      let cluster = clusters[name(cell.key)] ?? (0, 0)
      clusters[name(cell.key)] = (
        cluster.numerator + numerator(cell), cluster.denominator + denominator(cell)
      )
    }
    // In a fixed order: sums of fractions depend on it in their last digits.
    return ClusteredRate(clusters.sorted { $0.key < $1.key }.map(\.value))
  }
}
