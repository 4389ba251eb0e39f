public import Records

/// Cells by key: what a stream of verdicts amounts to, in memory that grows with the number
/// of cells, not of rows.
public struct CellTable: Sendable {
  private var cells: [Cell.Key: Cell] = [:]

  public init() {}

  /// Counts one judged row.
  ///
  /// - Throws: if the same sample of the same answer was counted before.
  public mutating func add(
    _ probe: Probe, _ response: Response, _ verdict: Verdict
  ) throws(AggregatingError) {
    try add(Cell(probe, response, verdict))
  }

  /// Adds the counts of a cell, from this run or another shard's.
  ///
  /// - Throws: if it counts a sample that was counted before.
  public mutating func add(_ cell: Cell) throws(AggregatingError) {
    guard let known = cells[cell.key] else {
      cells[cell.key] = cell
      return
    }
    if let sample = known.samples.first(where: cell.samples.contains) {
      throw .countedTwice(target: cell.key.target, probe: cell.key.probe, sample: sample)
    }
    cells[cell.key]?.merge(cell)
  }

  /// All cells, in an order that depends on their keys alone.
  public var sorted: [Cell] { cells.values.sorted { $0.key < $1.key } }
}
