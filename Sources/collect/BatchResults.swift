import Collecting
import Providers
import Records
import StageKit
import Streams

/// The answers that a service's batch interface has given, by the requests' ids.
///
/// The files are in any order and as long as memory is not: only where each line stands is
/// kept, and it is read again when its probe comes.
final class BatchResults {
  private let files: [Descriptor]
  private let places: [String: (file: Int, range: Range<Int>)]
  private let settings: TargetSettings
  private let samples: Int
  let inputs: [EndRecord.Input]
  private var answered = 0
  private var missing = 0
  private let unreadable: Int
  private let doubled: Int

  init(paths: [String], settings: TargetSettings, samples: Int) throws {
    self.settings = settings
    self.samples = samples
    inputs = try paths.map { try EndRecord.Input.file(at: $0) }
    files = try paths.map { try Descriptor(reading: $0) }
    for file in files where file.size == nil { throw StreamError.notSeekable }
    var places: [String: (file: Int, range: Range<Int>)] = [:]
    var unreadable = 0
    var doubled = 0
    for (number, file) in files.enumerated() {
      try BatchResults.forEachLine(of: file) { line, range in
        if LineReader.isBlank(line) { return }
        guard let (id, answer) = BatchFormat.read(line) else {
          unreadable += 1
          return
        }
        // An error file may repeat what a result file answers.
        let isKnown = places[id] != nil
        doubled += isKnown ? 1 : 0
        if !isKnown || answer.status.isObserved { places[id] = (number, range) }
      }
    }
    self.places = places
    self.unreadable = unreadable
    self.doubled = doubled
  }

  /// The row once for each sample, with what the batch says of it.
  func answers(to row: Row) throws -> [Row] {
    let probe = try row.probe()
    return try (0..<samples).map { sample in
      var answered = row
      try answered.append(.response, try response(to: probe, sample: sample))
      return answered
    }
  }

  private func response(to probe: Probe, sample: Int) throws -> Response {
    var answer = Answer(
      status: .transportError,
      native: Response.Native(message: "the batch has no line for this request"))
    if let place = places[BatchFormat.id(probe: probe.id, sample: sample)] {
      let line = try files[place.file].part(place.range).readAll()
      if let read = BatchFormat.read(line) { answer = read.answer }
      answered += 1
    } else {
      missing += 1
    }
    return Response(
      target: settings.target, endpoint: settings.endpoint,
      parameters: settings.parameters(sample: sample), sample: sample,
      status: answer.status, block: answer.block, text: answer.text,
      reasoning: answer.reasoning, reasoningState: answer.reasoningState,
      native: answer.native, usage: answer.usage?.priced(at: settings.price), attempts: 1)
  }

  /// Every line of a file and where it stands: other programs' files end without a line feed at
  /// times, and a place is no use in a text that was decompressed.
  private static func forEachLine(
    of file: Descriptor, _ body: ([UInt8], Range<Int>) -> Void
  ) throws {
    let size = file.size ?? 0
    let step = 1 << 20
    var rest: [UInt8] = []
    var start = 0
    for place in stride(from: 0, to: size, by: step) {
      rest += try file.part(place..<min(place + step, size)).readAll()
      var next = 0
      while let end = rest[next...].firstIndex(of: 0x0A) {
        body(Array(rest[next..<end]), start + next..<start + end)
        next = end + 1
      }
      rest.removeSubrange(..<next)
      start += next
    }
    if !rest.isEmpty { body(rest, start..<start + rest.count) }
  }

  /// What came of the batch, once all rows have been through.
  var sentence: String {
    "\(answered) of \(answered + missing) requests answered"
      + (missing > 0 ? ", \(missing) missing: ask them again with --resume" : "")
      + (unreadable > 0 ? ", \(unreadable) lines cannot be read" : "")
      + (doubled > 0 ? ", \(doubled) ids stand twice" : "")
      + (places.count > answered ? ", \(places.count - answered) answers to nobody's probe" : "")
  }
}
