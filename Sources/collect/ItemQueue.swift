import Records
import StageKit
import Streams

/// The input as a queue of what is to be asked: each probe once a target and sample, segments
/// as they come.
struct ItemQueue {
  enum Element {
    case begin(Header)
    case probe(Row, Probe, target: Int, sample: Int)
    case end(EndRecord.Input)
  }

  let input: RecordReader
  /// How many targets there are.
  let targets: Int
  let samples: Int
  private var ready: [Element] = []
  private var taken = 0

  init(input: RecordReader, targets: Int, samples: Int) {
    self.input = input
    self.targets = targets
    self.samples = samples
  }

  mutating func next() throws -> Element? {
    if taken == ready.count {
      ready.removeAll(keepingCapacity: true)
      taken = 0
      guard try fill() else { return nil }
    }
    taken += 1
    return ready[taken - 1]
  }

  /// Reads ahead; how many requests there will be, if the input ends within `limit` of them.
  mutating func lookAhead(_ limit: Int) throws -> Int? {
    while ready.count < limit {
      guard try fill() else {
        return ready.count { if case .probe = $0 { true } else { false } }
      }
    }
    return nil
  }

  private mutating func fill() throws -> Bool {
    guard let event = try input.nextEvent() else { return false }
    switch event {
    case .begin(let header): ready.append(.begin(header))
    case .end(let read): ready.append(.end(read))
    case .row(let row):
      let probe = try input.naming(try row.probe())
      for target in 0..<targets {
        for sample in 0..<samples {
          ready.append(.probe(row, probe, target: target, sample: sample))
        }
      }
    }
    return true
  }
}

extension Row {
  /// The probe of a row that is to be answered; throws if it has been.
  func probe() throws(RowError) -> Probe {
    guard !has(.response) else { throw .present(Key.response.rawValue) }
    return try decode(Probe.self, .probe)
  }
}
