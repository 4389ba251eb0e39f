import Dispatch
import Foundation
import Synchronization

/// The wish of a person or a system that a program should stop: SIGINT or SIGTERM.
///
/// The first signal asks for an orderly end; a second one ends the program at once.
public final class Interruption: Sendable {
  private let requested = Mutex<ExitStatus?>(nil)
  private let reaction = Mutex<(@Sendable () -> Void)?>(nil)
  /// Only kept alive; nothing touches them after `init`.
  nonisolated(unsafe) private let sources: [any DispatchSourceSignal]

  public init() {
    let wishes = [(SIGINT, ExitStatus.interrupted), (SIGTERM, .terminated)]
    sources = wishes.map { number, _ in
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number)
    }
    for (source, (number, status)) in zip(sources, wishes) {
      source.setEventHandler { [self] in
        requested.withLock { $0 = status }
        signal(number, SIG_DFL)
        reaction.withLock { $0 }?()
      }
      source.resume()
    }
  }

  /// The status to end with; `nil` if nobody has asked.
  public var status: ExitStatus? { requested.withLock { $0 } }

  /// What is to be done at once when somebody asks; replaces what was to be done before.
  public func whenRequested(_ body: @escaping @Sendable () -> Void) {
    reaction.withLock { $0 = body }
    if status != nil { body() }
  }
}
