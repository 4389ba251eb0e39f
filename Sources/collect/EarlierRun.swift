import Collecting
import Records
import StageKit
import Streams

/// What earlier runs of the same targets have answered already.
final class EarlierRun {
  /// What an earlier run has to say of a probe.
  enum Found {
    /// It was not answered.
    case missing
    /// It was answered to other parameters.
    case outdated
    /// The response, byte for byte.
    case usable([UInt8])
  }

  private var replay: Replay
  private let outdated: Set<Replay.Key>
  private let names: [String]
  /// The files as the end record names them.
  let inputs: [EndRecord.Input]

  /// Reads the files once to see what is in them; they may be cut.
  ///
  /// - Parameters:
  ///   - askAgain: answers that ended like this are asked for again, beside those that always are.
  ///   - budget: is charged with what all that is in the files has cost.
  init(
    paths: [String], settings: [TargetSettings], askAgain: Set<Status>, budget: Budget? = nil
  ) throws {
    inputs = try paths.map { try EndRecord.Input.file(at: $0) }
    names = settings.map(\.target.name)
    let first = UsableAnswers(paths: paths, settings: settings, askAgain: askAgain)
    var keys: Set<Replay.Key> = []
    while let (key, _) = try first.next(charging: budget) { keys.insert(key) }
    outdated = first.outdated.subtracting(keys)
    let second = UsableAnswers(paths: paths, settings: settings, askAgain: askAgain)
    replay = Replay(keys: keys) { try second.next(charging: nil) }
  }

  func response(to probe: Probe, target: Int, sample: Int) throws -> Found {
    let key = Replay.Key(probe: probe.id, target: names[target], sample: sample)
    if let bytes = try replay.take(key) { return .usable(bytes) }
    return outdated.contains(key) ? .outdated : .missing
  }
}

/// The answers of some files that need not be asked again, in their order, one for each key.
private final class UsableAnswers {
  private var paths: [String]
  private var reader: RecordReader?
  private let settings: [String: TargetSettings]
  private let askAgain: Set<Status>
  private var seen: Set<Replay.Key> = []
  /// Digests of the responses that were charged: a resumed run holds those of the one before.
  private var charged: Set<Int> = []
  /// Answers of the same model to other parameters.
  private(set) var outdated: Set<Replay.Key> = []

  init(paths: [String], settings: [TargetSettings], askAgain: Set<Status>) {
    self.paths = paths.reversed()
    self.settings = settings.reduce(into: [:]) { $0[$1.target.name] = $1 }
    self.askAgain = askAgain
  }

  func next(charging budget: Budget?) throws -> (Replay.Key, [UInt8])? {
    while let (row, reader) = try nextRow() {
      guard row.has(.response), let bytes = row.value(.response) else { continue }
      let probe = try reader.naming(try row.decode(Probe.self, .probe))
      let response = try reader.naming(try row.decode(Response.self, .response))
      if let budget, charged.insert([probe.id.hashValue, bytes.hashValue].hashValue).inserted {
        budget.charge(response.usage)
      }
      guard let target = settings[response.target.name],
        response.target.model == target.target.model,
        response.endpoint.provider == target.endpoint.provider,
        !response.status.isRetried, !askAgain.contains(response.status)
      else { continue }
      let key = Replay.Key(
        probe: probe.id, target: response.target.name, sample: response.sample)
      guard response.parameters == target.parameters(sample: response.sample) else {
        outdated.insert(key)
        continue
      }
      guard seen.insert(key).inserted else { continue }
      return (key, Array(bytes))
    }
    return nil
  }

  private func nextRow() throws -> (Row, RecordReader)? {
    while true {
      if let reader {
        // An empty file is an earlier run that had got nowhere.
        do {
          if let row = try reader.next() { return (row, reader) }
        } catch StreamError.empty {}
        self.reader = nil
      }
      guard let path = paths.popLast() else { return nil }
      reader = RecordReader(try Descriptor(reading: path), allowsPartial: true)
    }
  }
}
