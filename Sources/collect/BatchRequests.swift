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

  init(folder: String, settings: TargetSettings, batch: BatchOptions) throws {
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    self.folder = folder
    self.settings = settings
    format = batch.batchFormat
  }

  /// Writes all of the input; what was written, in a sentence.
  func write(_ input: RecordReader, samples: Int) throws -> String {
    let host = URL(string: settings.address)?.host() ?? ""
    let provider = settings.provider()
    var files = 0
    var requests = 0
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
        var parameters = settings.parameters
        parameters.seed = parameters.seed.map { $0 + sample }
        let line = try format.line(
          for: probe, sample: sample, model: settings.target.model, extra: settings.extra,
          dialect: settings.dialect ?? ChatDialect(host: host),
          parameters: provider.accepted(parameters))
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
    return "\(requests) requests in \(files) file\(files == 1 ? "" : "s"); give them to the "
      + "service, then read its results with --batch-in"
  }
}
