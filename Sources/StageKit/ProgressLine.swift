import Foundation
public import Records
import Synchronization

/// One line on a terminal that says how far a run is; redrawn, and gone at the end.
public final class ProgressLine: Sendable {
  private struct State {
    var total: Int?
    var done = 0
    /// How many ended without an answer, by how they did.
    var odd: [Status: Int] = [:]
    var tokens = 0
    var spending = ""
  }

  private let state = Mutex(State())
  private let start = ContinuousClock.now
  private let verb: String

  /// - Parameter verb: what is being done, for instance `asking model-x`.
  public init(verb: String) {
    self.verb = Diagnostics.printable(verb)
  }

  /// How many there will be, once that is known.
  public func expect(_ total: Int) { state.withLock { $0.total = total } }

  /// Takes note of one more.
  ///
  /// - Parameters:
  ///   - tokens: what it consumed.
  ///   - spending: what all have cost until now, as people write it.
  public func advance(_ status: Status, tokens: Int, spending: String) {
    state.withLock {
      $0.done += 1
      if !status.isObserved { $0.odd[status, default: 0] += 1 }
      $0.tokens += tokens
      $0.spending = spending
    }
  }

  /// Redraws five times a second at most, until it is cancelled; then clears the line.
  public func draw() async {
    while !Task.isCancelled {
      Diagnostics.write("\r\u{1B}[2K" + text(width: 79))
      try? await Task.sleep(for: .milliseconds(200))
    }
    Diagnostics.write("\r\u{1B}[2K")
  }

  func text(width: Int) -> String {
    let state = self.state.withLock { $0 }
    let seconds = Double((ContinuousClock.now - start).components.seconds)
    var parts = ["\(verb): \(state.done)" + (state.total.map { "/\($0)" } ?? "")]
    if seconds > 0, state.done > 0 {
      let rate = Double(state.done) / seconds
      parts.append(String(format: "%.1f/s", rate))
      if let total = state.total {
        parts.append("\(ProgressLine.span(Double(total - state.done) / rate)) left")
      }
    }
    if !state.spending.isEmpty {
      parts.append(state.spending)
    } else if state.tokens > 0 {
      parts.append("\(state.tokens) tokens")
    }
    parts += Status.allCases.compactMap { status in
      state.odd[status].map { "\($0) \(status.rawValue)" }
    }
    return String(parts.joined(separator: ", ").prefix(width))
  }

  /// A stretch of time as people say it: `45 s`, `3 min 20 s`, `2 h 5 min`.
  public static func span(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    return switch whole {
    case ..<60: "\(whole) s"
    case ..<3600: "\(whole / 60) min \(whole % 60) s"
    default: "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
  }
}
