import Foundation
import Records
import Testing

/// Random damage to the inputs of every program. `LACUNA_MUTATIONS` says how much of it,
/// `LACUNA_SEED` where it begins.
struct MutationTests {
  private static func setting(_ name: String, else value: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? value
  }

  private static let count = setting("LACUNA_MUTATIONS", else: 180)
  private static let firstSeed = setting("LACUNA_SEED", else: 1)

  /// An input of a program, in frames of two rows each or without compression.
  private struct Whole {
    var bytes: [UInt8]
    var frames: [Int] = []
    var isPlain = true
    /// The lines that are neither header nor end, where there are such.
    var records: [[UInt8]] = []
  }

  private static func whole(_ subject: Subject, isPlain: Bool) throws -> Whole {
    guard subject != .generate, subject != .import else { return Whole(bytes: try subject.input()) }
    let parts = try StreamParts(subject.input())
    let bytes = try Lines.stream(
      parts.headers[0], parts.rows, level: isPlain ? nil : 3, flushingEvery: 2)
    let frames = isPlain ? [] : bytes.ranges(of: [0x28, 0xB5, 0x2F, 0xFD]).map(\.lowerBound)
    return Whole(bytes: bytes, frames: frames, isPlain: isPlain, records: parts.rows.map(\.bytes))
  }

  @Test(arguments: Subject.allCases)
  func `damage is refused with its place, or it changed no record`(subject: Subject) throws {
    let inputs = try [false, true].map { try MutationTests.whole(subject, isPlain: $0) }
    let expected = try inputs.map { try subject.run($0.bytes) }
    var (refused, harmless) = (0, 0)
    for number in 0..<MutationTests.count / Subject.allCases.count {
      let mutation = Mutation(seed: UInt64(MutationTests.firstSeed + number))
      let input = inputs[number % 2]
      let spoilt = mutation.apply(to: input.bytes, frames: input.frames)
      let run = try subject.run(spoilt)
      if run.status == 0 {
        harmless += 1
        let isSame =
          run.output == expected[number % 2].output
          // Put twice behind itself, a stream is a stream of two segments.
          || spoilt == input.bytes + input.bytes
          || MutationTests.holdsSameRecords(spoilt, input)
        // Topics and other tools' rows have no digest that could tell.
        #expect(isSame || input.records.isEmpty, "\(mutation)")
      } else {
        refused += 1
        subject.expectFailure(run, status: 65)
        #expect(
          run.errors.contains(
            /(line|lines|byte|document|row) \d+|is empty|: the topic|: topic|no rows|no topics/),
          "\(mutation): \(run.errors)")
      }
    }
    print("\(subject.testDescription): \(refused) refused, \(harmless) harmless")
    #expect(refused > harmless || subject == .generate || subject == .import)
  }

  /// Whether what was spoilt is a header or an end: the chain's ids tell that to lacuna-check.
  private static func holdsSameRecords(_ spoilt: [UInt8], _ input: Whole) -> Bool {
    guard input.isPlain, let lines = try? Lines.of(spoilt) else { return false }
    let records = lines.filter { line in
      guard let row = try? Row(line) else { return true }
      return !row.isFraming
    }
    return records == input.records
  }
}
