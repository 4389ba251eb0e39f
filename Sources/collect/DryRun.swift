import Collecting
import Providers
import Records
import StageKit
import Streams

/// What a run would ask and what it may cost, for people.
struct DryRun {
  let settings: [TargetSettings]
  let samples: Int
  /// What earlier runs have answered is not counted.
  let earlier: EarlierRun?

  func print(_ input: RecordReader) throws {
    var probes = 0
    var requests = settings.map { _ in 0 }
    var promptTokens = settings.map { _ in 0 }
    while let row = try input.next() {
      let probe = try row.probe()
      probes += 1
      for (place, target) in settings.enumerated() {
        let tokens = TokenEstimate.prompt(probe, target.parameters)
        for sample in 0..<samples {
          if case .usable = try earlier?.response(to: probe, target: place, sample: sample) {
            continue
          }
          requests[place] += 1
          promptTokens[place] += tokens
        }
      }
    }
    var lines = ["\(probes) probes, \(samples) a target, \(settings.count) targets", ""]
    lines.append(DryRun.line("target", "requests", "tokens in", "tokens out", "cost at most"))
    for (place, target) in settings.enumerated() {
      let longest = target.longestAnswer
      let most = requests[place] * (longest ?? Collector.presumedTokens)
      let cost = target.price.map {
        Money.text($0.cost(prompt: promptTokens[place], completion: most), $0.currency)
      }
      lines.append(
        DryRun.line(
          target.target.name, "\(requests[place])", "\(promptTokens[place])",
          "\(longest == nil ? "~" : "<=")\(most)", cost ?? "no price"))
    }
    lines += [
      "", "Tokens in are estimated from the texts' length, tokens out are the longest",
      "answers allowed, or \(Collector.presumedTokens) where no limit is set. Nothing was asked.",
    ]
    try Descriptor(Descriptor.standardOutput).write(
      Array(Diagnostics.lines(lines.joined(separator: "\n") + "\n").utf8))
  }

  private static func line(_ name: String, _ columns: String...) -> String {
    let widths = [9, 12, 13, 16]
    return String(name.prefix(28)).padded(to: 28)
      + zip(columns, widths).map { $0.0.padded(to: -$0.1) }.joined()
  }
}

extension String {
  /// With spaces behind it, or before it where the width is negative.
  fileprivate func padded(to width: Int) -> String {
    let spaces = String(repeating: " ", count: max(0, abs(width) - count))
    return width < 0 ? spaces + self : self + spaces
  }
}
