public import Providers

/// Sends requests. The only thing that tests replace.
public protocol Transport: Sendable {
  /// The reply, whatever its status; throws ``TransportFailure`` if none came.
  ///
  /// - Parameter begins: asked of what has come so far of an answer that comes bit by bit, until
  ///   it says that there are words in it; `nil` where the answer comes at once.
  func send(
    _ request: WireRequest, begins: (@Sendable (WireReply) -> Bool)?
  ) async throws -> TransportReply

  /// What must not stand in a record, should the server send it back.
  var secrets: Secrets { get }

  /// Lets go of connections and the like.
  func shutdown() async throws
}

extension Transport {
  public var secrets: Secrets { Secrets([]) }

  public func shutdown() async throws {}
}

/// A reply and what pacing needs to know of it.
public struct TransportReply: Sendable {
  public var reply: WireReply
  /// How long the server asks to be left alone.
  public var wait: Duration?
  /// From the request's first byte sent to the answer's first word; `nil` if it came at once.
  public var firstToken: Duration?

  public init(_ reply: WireReply, wait: Duration? = nil, firstToken: Duration? = nil) {
    self.reply = reply
    self.wait = wait
    self.firstToken = firstToken
  }
}

/// No reply came: the network's word for it.
public struct TransportFailure: Error, Sendable {
  public var reason: String
  /// Whether the request may have reached the server, and cost something.
  public var mayHaveArrived: Bool

  public init(reason: String, mayHaveArrived: Bool = true) {
    self.reason = reason
    self.mayHaveArrived = mayHaveArrived
  }
}

extension Duration {
  /// Whole milliseconds.
  var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
