import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
public import Providers

/// Sends requests. The only thing that tests replace.
public protocol Transport: Sendable {
  /// The reply, whatever its status; throws ``TransportFailure`` if none came.
  func send(_ request: WireRequest) async throws -> TransportReply
}

/// A reply and what pacing needs to know of it.
public struct TransportReply: Sendable {
  public var reply: WireReply
  /// How long the server asks to be left alone.
  public var retryAfter: Duration?

  public init(_ reply: WireReply, retryAfter: Duration? = nil) {
    self.reply = reply
    self.retryAfter = retryAfter
  }
}

/// No reply came: the network's word for it.
public struct TransportFailure: Error, Sendable {
  public var reason: String

  public init(reason: String) { self.reason = reason }
}

/// Requests over HTTP, with the key added at the last moment.
public struct HTTPTransport: Transport {
  /// Nothing a model says is longer.
  static let longestReply = 64 << 20

  private let client: HTTPClient
  private let base: String
  private let key: String?
  private let timeout: Duration

  /// - Parameters:
  ///   - base: the address that request paths are appended to, without a slash at its end.
  ///   - key: sent as a bearer token; `nil` for none.
  ///   - timeout: for one request, from its first byte to the reply's last.
  public init(base: String, key: String?, timeout: Duration) {
    self.base = base
    self.key = key
    self.timeout = timeout
    var configuration = HTTPClient.Configuration()
    configuration.timeout.connect = .seconds(10)
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 256
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  /// Closes all connections.
  public func shutdown() async throws {
    try await client.shutdown()
  }

  public func send(_ request: WireRequest) async throws -> TransportReply {
    var wire = HTTPClientRequest(url: base + request.path)
    wire.method = .POST
    wire.headers.add(name: "content-type", value: "application/json")
    wire.headers.add(name: "accept", value: "application/json")
    wire.headers.add(name: "user-agent", value: "lacuna-collect")
    if let key { wire.headers.add(name: "authorization", value: "Bearer \(key)") }
    wire.body = .bytes(ByteBuffer(bytes: request.body))
    do {
      let response = try await client.execute(
        wire, timeout: .milliseconds(Int64(timeout.milliseconds)))
      let body = try await response.body.collect(upTo: HTTPTransport.longestReply)
      let reply = WireReply(
        status: Int(response.status.code),
        contentType: response.headers.first(name: "content-type"),
        body: withoutKey(Array(body.readableBytesView)))
      let seconds = response.headers.first(name: "retry-after").flatMap(Double.init)
      return TransportReply(
        reply, retryAfter: seconds.map { .milliseconds(Int(min(max($0, 0), 3600) * 1000)) })
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      throw TransportFailure(reason: HTTPTransport.explain(error))
    }
  }

  /// A body in which the key, should the server have sent it back, is crossed out.
  private func withoutKey(_ body: [UInt8]) -> [UInt8] {
    guard let key, !key.isEmpty, body.contains(Array(key.utf8)) else { return body }
    return body.replacing(Array(key.utf8), with: Array("[key]".utf8))
  }

  /// The error without addresses or headers, which might hold a secret.
  private static func explain(_ error: any Error) -> String {
    switch error {
    case let error as HTTPClientError where error == .deadlineExceeded: "no reply in time"
    case let error as HTTPClientError where error == .connectTimeout: "no connection in time"
    case let error as HTTPClientError where error == .remoteConnectionClosed:
      "the server closed the connection"
    case is NIOConnectionError: "the connection was refused"
    case let error as IOError:
      error.errnoCode == ECONNREFUSED
        ? "the connection was refused" : "the connection broke"
    case is NIOTooManyBytesError: "the reply is longer than \(longestReply >> 20) MiB"
    default: "the exchange failed (\(type(of: error)))"
    }
  }
}

extension Duration {
  /// Whole milliseconds.
  var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
