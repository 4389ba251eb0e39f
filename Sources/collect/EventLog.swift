import Collecting
import Records
import StageKit
import Streams

/// Progress for machines: a file that gets a line of JSON a second, and a last one at the end.
final class EventLog {
  /// One line. Counts are of this run, all targets together, and begin at its start.
  struct Event: Encodable {
    var at: String
    var elapsedS: Double
    var asked: Int
    var kept: Int
    /// How many there will be; `nil` until that is known.
    var total: Int?
    var statuses: [String: Int]
    var promptTokens: Int
    var completionTokens: Int
    var cost: [String: Double]
    /// How many requests each target is asked at once now.
    var windows: [String: Int]
    /// Why targets were given up, by their names.
    var stopped: [String: String]
    /// Whether it is the last line.
    var isFinal: Bool

    enum CodingKeys: String, CodingKey {
      case at, asked, kept, total, statuses, cost, windows, stopped
      case elapsedS = "elapsed_s"
      case promptTokens = "prompt_tokens"
      case completionTokens = "completion_tokens"
      case isFinal = "final"
    }

    init(_ tally: CollectingTally, total: Int?, isFinal: Bool) {
      at = Clock.text(Clock.now)
      elapsedS = (tally.seconds * 1000).rounded() / 1000
      asked = tally.asked
      kept = tally.kept
      self.total = total
      statuses = tally.statuses.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
      promptTokens = tally.promptTokens
      completionTokens = tally.completionTokens
      cost = tally.costs
      windows = [:]
      stopped = [:]
      self.isFinal = isFinal
    }
  }

  /// `nil` once it has taken no more.
  private var file: Descriptor?

  init(path: String) throws {
    file = try Descriptor(writing: path)
  }

  /// Writes a line; a run is not given up for the sake of those who watch it.
  ///
  /// - Returns: why nothing is written from now on; `nil` if all is well, or was not before.
  func write(_ event: Event) -> (any Error)? {
    guard let file else { return nil }
    do {
      try file.write(try JSON.encode(event) + [0x0A])
      return nil
    } catch {
      self.file = nil
      return error
    }
  }
}
