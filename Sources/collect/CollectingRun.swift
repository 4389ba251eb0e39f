import Collecting
import Records
import StageKit
import Streams

/// One run of one target: keeps the window filled, the output in order, the people informed.
struct CollectingRun {
  let collector: Collector
  let samples: Int
  let width: Int
  let maxIdentical: Int
  let earlier: EarlierRun?
  let interruption: Interruption
  let diagnostics: Diagnostics

  /// Rows read ahead so that progress knows how many there are.
  private static let lookahead = 2000

  /// What goes through the window: what stands in the input, with each probe once a sample.
  private enum Item: Sendable {
    case begin(Header)
    case ask(Row, Probe, sample: Int)
    case known(Row)
    case end(EndRecord.Input)
  }

  private enum Result: Sendable {
    case begin(Header)
    case row(Row, Response?)
    case end(EndRecord.Input)
    /// Nothing came, and nothing will: the probe is left to a later run.
    case failed(any Error)
  }

  func work(
    from input: RecordReader, to output: RecordWriter, provenance: Provenance,
    allowPartial: Bool, showsProgress: Bool
  ) async throws -> ExitStatus {
    let progress = ProgressLine(verb: "asking \(collector.target.name)")
    var queue = ItemQueue(input: input, samples: samples)
    if showsProgress, let total = try queue.lookAhead(Self.lookahead) { progress.expect(total) }
    let drawing = showsProgress ? Task { await progress.draw() } : nil
    var breaker = CircuitBreaker(limit: maxIdentical)
    var failure: (any Error)?
    var tally = CollectingTally()

    do {
      try await OrderedWindow(width: width).run(
        next: { () -> Item? in
          guard failure == nil, interruption.status == nil else { return nil }
          return try item(queue.next())
        },
        work: { [collector] item -> Result in
          switch item {
          case .begin(let header): return .begin(header)
          case .end(let read): return .end(read)
          case .known(let row): return .row(row, nil)
          case .ask(let row, let probe, let sample):
            do {
              return .row(row, try await collector.ask(probe, sample: sample))
            } catch {
              return .failed(error)
            }
          }
        },
        deliver: { (result: Result) in
          switch result {
          case .begin(let header):
            try output.begin(
              provenance.header(after: [header], allowedPartial: allowPartial))
          case .end(let read):
            // The end record is the commit: a run that stops early does not have one, even if
            // the segment's end was on its way already.
            guard failure == nil, interruption.status == nil else { return }
            try output.end(inputs: [read] + (earlier.map { [$0.input] } ?? []))
          case .row(var row, let response?):
            try row.append(.response, response)
            try output.write(row)
            tally.add(response)
            progress.advance(
              isOdd: !response.status.isObserved, tokens: response.usage?.completionTokens ?? 0)
            do { try breaker.note(response) } catch { failure = failure ?? error }
          case .failed(let error):
            // Answers behind it are still written: they were paid for.
            failure = failure ?? error
          case .row(let row, nil):
            try output.write(row)
            tally.kept += 1
            progress.advance(isOdd: false, tokens: 0)
          }
        },
        // What is paid for reaches the disk, however long the next answer takes.
        tick: { try output.flushIfDue() })
    } catch {
      failure = failure ?? error
    }
    drawing?.cancel()
    await drawing?.value

    if let failure {
      // What was paid for is kept, whatever happened; only the end record is missing.
      if (failure as? StreamError)?.kind != .readerStopped { try? output.flush() }
      if tally.asked > 0 { diagnostics.say(tally.sentence) }
      throw failure
    }
    if let status = interruption.status {
      try output.flush()
      diagnostics.say("stopped: \(tally.sentence); go on with --resume")
      return status
    }
    try output.finish()
    diagnostics.say(tally.sentence)
    return .done
  }

  /// What the window is to do with a line of the input.
  private func item(_ queued: ItemQueue.Element?) throws -> Item? {
    switch queued {
    case nil: return nil
    case .begin(let header): return .begin(header)
    case .end(let read): return .end(read)
    case .probe(var row, let probe, let sample):
      let known = try earlier?.response(
        to: probe, target: collector.target.name, sample: sample)
      guard let known else { return .ask(row, probe, sample: sample) }
      try row.append(.response, bytes: known)
      return .known(row)
    }
  }
}

/// The input as a queue: each probe once a sample, segments as they come.
private struct ItemQueue {
  enum Element {
    case begin(Header)
    case probe(Row, Probe, sample: Int)
    case end(EndRecord.Input)
  }

  let input: RecordReader
  let samples: Int
  private var ready: [Element] = []
  private var taken = 0

  init(input: RecordReader, samples: Int) {
    self.input = input
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

  /// Reads ahead; how many probes will be asked, if the input ends within `limit`.
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
      let probe = try input.naming(try row.decode(Probe.self, .probe))
      guard !row.has(.response) else {
        throw StreamError.malformed(
          line: input.line, what: "it has a response already; collect reads probes")
      }
      for sample in 0..<samples { ready.append(.probe(row, probe, sample: sample)) }
    }
    return true
  }
}

/// What a run has collected, for its closing line.
private struct CollectingTally {
  private var statuses: [Status: Int] = [:]
  private var tokens = 0
  private let start = ContinuousClock.now
  var kept = 0

  var asked: Int { statuses.values.reduce(0, +) }

  mutating func add(_ response: Response) {
    statuses[response.status, default: 0] += 1
    tokens += response.usage?.completionTokens ?? 0
  }

  var sentence: String {
    let parts = Status.allCases.compactMap { status in
      statuses[status].map { "\($0) \(status.rawValue)" }
    }
    let seconds = Double((ContinuousClock.now - start).components.seconds)
    return "\(asked) asked" + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
      + (kept > 0 ? ", \(kept) kept from the earlier run" : "")
      + (tokens > 0 ? ", \(tokens) tokens answered" : "")
      + ", \(ProgressLine.span(seconds))"
  }
}
