public import Records
import Statistics

/// A few whole rows of each target, topic and language, so that a plain pipe ends in a report
/// with answers in it.
///
/// Which rows are kept depends on the rows and the seed alone, not on their order: each row
/// has a number drawn from its ids, and the smallest ones stay.
public struct EvidenceSample: Sendable {
  private struct Group: Hashable {
    var target: String
    var topic: String
    var language: String
  }

  private let size: Int
  private let seed: UInt64
  private var kept: [Group: [(order: UInt64, name: String, row: Row)]] = [:]

  /// - Parameter size: rows for each group; 0 keeps none.
  public init(size: Int, seed: UInt64) {
    self.size = size
    self.seed = seed
  }

  /// Considers a judged row.
  public mutating func add(_ row: Row, _ probe: Probe, _ response: Response) {
    guard size > 0 else { return }
    let group = Group(
      target: response.target.name, topic: probe.topic, language: probe.language)
    let name = "\(probe.id)/\(response.target.name)/\(response.sample)"
    var random = SplitMix64(seed: name.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    var rows = kept[group, default: []]
    rows.append((random.next(), name, row))
    rows.sort { ($0.order, $0.name) < ($1.order, $1.name) }
    kept[group] = Array(rows.prefix(size))
  }

  /// The rows kept, by topic, language and target.
  public var rows: [Row] {
    kept.sorted { a, b in
      (a.key.topic, a.key.language, a.key.target) < (b.key.topic, b.key.language, b.key.target)
    }.flatMap { $0.value.map(\.row) }
  }
}
