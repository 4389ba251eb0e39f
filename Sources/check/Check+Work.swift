import Checking
import Records
import StageKit
import Streams

/// What the program does, by what was asked of it.
extension Check {
  private static let shownFaults = 20

  /// Validates a stream and tells what it holds.
  func check(_ file: Descriptor) throws -> ExitStatus {
    let size = file.size
    let index = stats ? try RecordIndex(file) : nil
    let input = RecordReader(file, allowsPartial: stream.allowPartial)
    var check = StreamCheck()
    var statistics = StreamStatistics()
    while let event = try input.nextEvent() {
      check.add(event, line: input.line)
      // A row that cannot be counted is among the faults already.
      if stats, case .row(let row) = event { try? statistics.add(row) }
    }
    for fault in check.faults.prefix(Check.shownFaults) { diagnostics.say(fault) }
    if check.faults.count > Check.shownFaults {
      diagnostics.say("and \(check.faults.count - Check.shownFaults) more faults")
    }
    var text = check.summary
    if stats { text += statistics.text(size: size, index: index) }
    if chain { text += check.segments.map { "\n" + $0.text }.joined() }
    try write(text)
    return check.faults.isEmpty ? .done : .badInput
  }

  /// Writes the records that are looked for, as plain lines.
  func look(for lookup: RecordLookup, in file: Descriptor) throws -> ExitStatus {
    let output = Descriptor(Descriptor.standardOutput)
    let found = try lookup.find(in: file, allowsPartial: stream.allowPartial) { row in
      try output.write(row.bytes + [0x0A])
    }
    try output.finish()
    if found > 0 { return .done }
    diagnostics.say("there is no such record; --stats says how many there are, and of what")
    return .checkFailed
  }

  /// Writes what can be had of a damaged file.
  func save(from file: Descriptor) throws -> ExitStatus {
    let provenance = provenance
    let salvage = try Salvage(of: file, to: stream.writer()) { header in
      try provenance.header(after: [header], allowedPartial: true)
    }
    for loss in salvage.losses { diagnostics.say(loss) }
    if salvage.losses.isEmpty { return .done }
    diagnostics.say("\(salvage.kept) records are saved")
    return .checkFailed
  }

  /// Prints what differs between two runs.
  func compare() throws -> ExitStatus {
    func reader(_ path: String) throws -> RecordReader {
      RecordReader(try Descriptor(reading: path), allowsPartial: stream.allowPartial)
    }
    let comparison = try RunComparison(old: reader(files[0]), new: reader(files[1]))
    try write(comparison.lines.map { Diagnostics.printable($0) + "\n" }.joined())
    return comparison.isEmpty ? .done : .checkFailed
  }

  private func write(_ text: String) throws {
    let output = Descriptor(Descriptor.standardOutput)
    try output.write(Array(Diagnostics.lines(text).utf8))
    try output.finish()
  }
}
