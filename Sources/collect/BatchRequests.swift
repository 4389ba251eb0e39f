import ArgumentParser
import Collecting
import Foundation
import Providers
import Records
import Streams

/// Writes requests to files for a service's batch interface, none larger than it takes.
struct BatchRequests {
  let folder: String
  let settings: TargetSettings
  let format: BatchFormat
  /// What an earlier run has answered is not asked for.
  let earlier: EarlierRun?

  init(folder: String, settings: TargetSettings, earlier: EarlierRun?) throws {
    guard let format = settings.batchFormat else {
      throw ValidationError("no batch form is known for --api \(settings.interface.rawValue)")
    }
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    self.folder = folder
    self.settings = settings
    self.format = format
    self.earlier = earlier
  }

  /// Writes all of the input; what was written, in a sentence.
  func write(_ input: RecordReader, samples: Int) throws -> String {
    let host = URL(string: settings.address)?.host() ?? ""
    var files = 0
    var requests = 0
    var kept = 0
    var held: [UInt8] = []
    var lines = 0
    func close() throws {
      guard lines > 0 else { return }
      files += 1
      let number = String(files + 10_000).dropFirst()
      let file = try Descriptor(writing: "\(folder)/requests-\(number).jsonl")
      try file.write(held)
      try file.finish()
      (held, lines) = ([], 0)
    }
    while let row = try input.next() {
      let probe = try row.probe()
      for sample in 0..<samples {
        if case .usable = try earlier?.response(to: probe, target: 0, sample: sample) {
          kept += 1
          continue
        }
        let line = try format.line(
          for: probe, sample: sample, model: settings.target.model, extra: settings.extra,
          dialect: settings.dialect ?? ChatDialect(host: host),
          parameters: settings.parameters(sample: sample))
        if lines == format.mostRequests || held.count + line.count >= format.mostBytes {
          try close()
        }
        held += line
        held.append(0x0A)
        lines += 1
        requests += 1
      }
    }
    try close()
    return "\(requests) requests in \(files) file\(files == 1 ? "" : "s")"
      + (kept > 0 ? ", \(kept) answered by the earlier run" : "")
      + "; give them to the service, then read its results with --batch-in"
  }
}

extension TargetSettings {
  /// The batch files that this target's service takes; `nil` if none are known.
  var batchFormat: BatchFormat? {
    switch interface {
    case .openAI: .openAI
    case .anthropic: .anthropic
    case .gemini: nil
    }
  }
}
