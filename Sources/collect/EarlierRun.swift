import Collecting
import Records
import StageKit
import Streams

/// What an earlier run of the same target has answered already.
final class EarlierRun {
  private var replay: Replay
  /// The file as the end record names it.
  let input: EndRecord.Input

  /// Reads the file once to see what is in it; it may be cut.
  init(path: String, target: Response.Target) throws {
    input = try EndRecord.Input.file(at: path)
    let first = try UsableAnswers(path: path, target: target)
    var keys: Set<Replay.Key> = []
    while let (key, _) = try first.next() { keys.insert(key) }
    let second = try UsableAnswers(path: path, target: target)
    replay = Replay(keys: keys) { try second.next() }
  }

  /// The response to a probe, byte for byte; `nil` if it has to be asked.
  func response(to probe: Probe, target: String, sample: Int) throws -> [UInt8]? {
    try replay.take(Replay.Key(probe: probe.id, target: target, sample: sample))
  }
}

/// The answers of a file that need not be asked again, in its order, one for each key.
private final class UsableAnswers {
  private let reader: RecordReader
  private let target: Response.Target
  private var seen: Set<Replay.Key> = []

  init(path: String, target: Response.Target) throws {
    reader = RecordReader(try Descriptor(reading: path), allowsPartial: true)
    self.target = target
  }

  func next() throws -> (Replay.Key, [UInt8])? {
    while let row = try nextRow() {
      guard row.has(.response), let bytes = row.value(.response) else { continue }
      let probe = try reader.naming(try row.decode(Probe.self, .probe))
      let response = try reader.naming(try row.decode(Response.self, .response))
      let key = Replay.Key(
        probe: probe.id, target: response.target.name, sample: response.sample)
      if response.target.name == target.name, response.target.model == target.model,
        !response.status.isRetried, seen.insert(key).inserted
      {
        return (key, Array(bytes))
      }
    }
    return nil
  }

  /// An empty file is an earlier run that had got nowhere.
  private func nextRow() throws -> Row? {
    do { return try reader.next() } catch StreamError.empty { return nil }
  }
}
