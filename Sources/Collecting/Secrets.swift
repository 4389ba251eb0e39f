import Foundation
import Providers
import Records

/// Keys, and how they are kept out of whatever a server sends back.
public struct Secrets: Sendable {
  /// A key as it is, and as a text within JSON within a text may write it.
  private let forms: [String]

  /// Shorter ones are no secrets but what local servers are given for one (`none`, `EMPTY`), and
  /// words that answers hold.
  static let shortest = 8

  public init(_ keys: [String]) {
    let slashes = ["/", #"\/"#, #"\\/"#]
    let known = keys.filter { $0.utf8.count >= Secrets.shortest }
    forms = Array(
      Set(known.flatMap { key in slashes.map { key.replacing("/", with: $0) } }))
  }

  /// A text with every key in it crossed out.
  func crossedOut(_ text: String) -> String {
    forms.reduce(text) { $0.contains($1) ? $0.replacing($1, with: "[key]") : $0 }
  }

  /// Crosses keys out wherever an answer's words come from the server.
  func crossOut(in answer: inout Answer) {
    guard !forms.isEmpty else { return }
    func clean(_ text: inout String) { text = crossedOut(text) }
    func clean(_ text: inout String?) { text = text.map(crossedOut) }
    clean(&answer.text)
    clean(&answer.reasoning)
    clean(&answer.native.message)
    clean(&answer.native.code)
    clean(&answer.native.finishReason)
    clean(&answer.upstream)
    if var block = answer.block {
      clean(&block.evidence)
      answer.block = block
    }
  }
}
