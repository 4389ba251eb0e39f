public import Records

/// Cells by key: what a stream of verdicts amounts to, in memory that grows with the number
/// of cells, not of rows.
public struct CellTable: Sendable {
  private var cells: [Cell.Key: Cell] = [:]

  public init() {}

  /// Counts one judged row.
  public mutating func add(_ probe: Probe, _ response: Response, _ verdict: Verdict) {
    add(Cell(probe, response, verdict))
  }

  /// Adds the counts of a cell, from this run or another shard's.
  public mutating func add(_ cell: Cell) {
    if cells[cell.key]?.merge(cell) == nil { cells[cell.key] = cell }
  }

  /// All cells, in an order that depends on their keys alone.
  public var sorted: [Cell] { cells.values.sorted { $0.key < $1.key } }
}
