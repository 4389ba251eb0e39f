public import Records

/// A service that answers probes: two pure functions between records and the wire.
///
/// Sending is somebody else's business, so a provider's tests need no network.
public protocol Provider: Sendable {
  /// The request that asks a probe.
  func request(for probe: Probe, parameters: Response.Parameters) throws -> WireRequest
  /// What a reply says, whatever its HTTP status.
  func read(_ reply: WireReply) -> Answer
}

/// A request as it goes over the wire. The key is added when it is sent, never before.
public struct WireRequest: Hashable, Sendable {
  /// Behind the target's base address, beginning with a slash.
  public var path: String
  public var body: [UInt8]

  public init(path: String, body: [UInt8]) {
    self.path = path
    self.body = body
  }
}

/// A reply as it came over the wire.
public struct WireReply: Hashable, Sendable {
  public var status: Int
  public var contentType: String?
  public var body: [UInt8]

  public init(status: Int, contentType: String? = nil, body: [UInt8]) {
    self.status = status
    self.contentType = contentType
    self.body = body
  }
}

/// What a reply says of the answer: the part of a response that the wire alone decides.
public struct Answer: Hashable, Sendable {
  public var status: Status
  public var block: Response.Block?
  public var text = ""
  public var reasoning: String?
  public var reasoningState = Response.ReasoningState.absent
  public var native: Response.Native
  public var usage: Response.Usage?
  /// The service behind a router, where the reply names it.
  public var upstream: String?
  /// The server refused the credentials: no probe can be answered with them.
  public var isUnauthorised = false

  public init(status: Status, native: Response.Native) {
    self.status = status
    self.native = native
  }
}
