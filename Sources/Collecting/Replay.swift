/// Responses of an earlier run, by probe and sample.
///
/// Serves `--resume` and `replay:`. Where the earlier file is in the order of the probes, as
/// every file of ours is, it is read alongside them and memory stays flat; what is met
/// before its turn is held until then.
public struct Replay {
  /// What makes a response the answer to this very question.
  public struct Key: Hashable, Sendable {
    public var probe: String
    public var target: String?
    public var sample: Int

    /// - Parameter target: `nil` where any target's answer will do.
    public init(probe: String, target: String?, sample: Int) {
      self.probe = probe
      self.target = target
      self.sample = sample
    }
  }

  /// What is kept of a row: enough to write it again byte for byte.
  public typealias Response = [UInt8]

  private let next: () throws -> (Key, Response)?
  private let keys: Set<Key>
  private var held: [Key: Response] = [:]

  /// - Parameters:
  ///   - keys: the usable answers of the file, found in a first pass.
  ///   - next: the usable answers in the file's order, in a second pass.
  public init(keys: Set<Key>, next: @escaping () throws -> (Key, Response)?) {
    self.keys = keys
    self.next = next
  }

  /// The response with this key, once; `nil` if the file has none.
  public mutating func take(_ key: Key) throws -> Response? {
    guard keys.contains(key) else { return nil }
    if let response = held.removeValue(forKey: key) { return response }
    while let (found, response) = try next() {
      if found == key { return response }
      held[found] = response
    }
    return nil
  }
}
