import Collecting
import Records
import StageKit

/// What a run has collected: for its closing line and for those who watch it.
struct CollectingTally {
  private(set) var statuses: [Status: Int] = [:]
  private(set) var promptTokens = 0
  private(set) var completionTokens = 0
  /// By currency.
  private(set) var costs: [String: Double] = [:]
  private let start = ContinuousClock.now
  /// Answers that an earlier run had.
  var kept = 0
  /// Answers that an earlier run had to other parameters.
  var outdated = 0

  var asked: Int { statuses.values.reduce(0, +) }

  var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

  mutating func add(_ response: Response) {
    statuses[response.status, default: 0] += 1
    promptTokens += response.usage?.promptTokens ?? 0
    completionTokens += response.usage?.completionTokens ?? 0
    if let cost = response.usage?.cost, let currency = response.usage?.currency {
      costs[currency, default: 0] += cost
    }
  }

  /// All that was spent, as people write it; empty if nothing is known of it.
  var spending: String {
    costs.sorted { $0.key < $1.key }.map { Money.text($0.value, $0.key) }
      .joined(separator: " + ")
  }

  var sentence: String {
    let parts = Status.allCases.compactMap { status in
      statuses[status].map { "\($0) \(status.rawValue)" }
    }
    return "\(asked) asked" + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
      + (kept > 0 ? ", \(kept) kept from the earlier run" : "")
      + (outdated > 0 ? ", \(outdated) asked anew for their parameters differ" : "")
      + (completionTokens > 0 ? ", \(completionTokens) tokens answered" : "")
      + (costs.isEmpty ? "" : ", \(spending)")
      + ", \(ProgressLine.span(seconds))"
  }
}
