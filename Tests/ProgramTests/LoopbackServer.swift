import NIOCore
import NIOHTTP1
import NIOPosix
import Records
import Synchronization

/// A server on this machine that answers as a closure says.
final class LoopbackServer: Sendable {
  /// A request as it arrived.
  struct Request: Sendable {
    /// From 1, in the order of arrival.
    var number: Int
    var path: String
    var headers: HTTPHeaders
    var body: [UInt8]

    /// The credentials that it brings.
    var authorization: [String] { header("authorization") }

    /// What stands in each header of a name.
    func header(_ name: String) -> [String] { headers[name] }

    /// The body as JSON.
    var json: JSONValue { (try? JSON.decode(JSONValue.self, from: body)) ?? .null }

    /// The words of the last message.
    var question: String {
      guard case .array(let messages) = json["messages"] else { return "" }
      return messages.last?["content"]?.string ?? ""
    }
  }

  /// A reply as it is to be sent.
  struct Reply: Sendable {
    var status = 200
    var headers: [(String, String)] = [("content-type", "application/json")]
    var body: [UInt8] = []
    var delay = Duration.zero
    /// Cuts the connection in the middle of the body.
    var isCut = false

    /// A whole answer.
    static func answer(_ text: String, delay: Duration = .zero) -> Reply {
      let body: JSONValue = .object([
        "id": .string("invented"),
        "choices": .array([
          .object([
            "index": .integer(0), "finish_reason": .string("stop"),
            "message": .object(["role": .string("assistant"), "content": .string(text)]),
          ])
        ]),
        "usage": .object(["prompt_tokens": .integer(9), "completion_tokens": .integer(12)]),
      ])
      return Reply(body: (try? JSON.encode(body)) ?? [], delay: delay)
    }

    /// An error object.
    static func error(
      _ status: Int, _ message: String, headers: [(String, String)] = []
    ) -> Reply {
      let body: JSONValue = .object(["error": .object(["message": .string(message)])])
      var reply = Reply(status: status, body: (try? JSON.encode(body)) ?? [])
      reply.headers += headers
      return reply
    }
  }

  typealias Script = @Sendable (Request) -> Reply

  private let channel: any Channel
  private let log: Log

  private final class Log: Sendable {
    private let held = Mutex<[Request]>([])
    private let script: Script

    init(script: @escaping Script) { self.script = script }

    var requests: [Request] { held.withLock { $0 } }

    func reply(to head: HTTPRequestHead, body: [UInt8]) -> Reply {
      let request = held.withLock { requests in
        requests.append(
          Request(
            number: requests.count + 1, path: head.uri, headers: head.headers, body: body))
        return requests[requests.count - 1]
      }
      return script(request)
    }
  }

  init(_ script: @escaping Script) throws {
    let log = Log(script: script)
    self.log = log
    channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(ChannelOptions.backlog, value: 256)
      .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(Handler(log: log))
        }
      }
      .bind(host: "127.0.0.1", port: 0).wait()
  }

  /// Starts a server for the length of a closure.
  static func serving<Result>(
    _ script: @escaping Script, _ body: (LoopbackServer) throws -> Result
  ) throws -> Result {
    let server = try LoopbackServer(script)
    defer { try? server.channel.close().wait() }
    return try body(server)
  }

  /// What `--target` takes.
  var address: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/v1" }

  /// All requests until now.
  var requests: [Request] { log.requests }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let log: Log
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    init(log: Log) { self.log = log }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head(let head): (self.head, body) = (head, [])
      case .body(let part): body += part.readableBytesView
      case .end:
        guard let head else { return }
        let reply = log.reply(to: head, body: body)
        let channel = context.channel
        let delay = TimeAmount(reply.delay)
        channel.eventLoop.scheduleTask(in: delay) { Handler.send(reply, over: channel) }
      }
    }

    private static func send(_ reply: Reply, over channel: any Channel) {
      var headers = HTTPHeaders(reply.headers)
      headers.replaceOrAdd(name: "content-length", value: String(reply.body.count))
      let head = HTTPResponseHead(
        version: .http1_1, status: HTTPResponseStatus(statusCode: reply.status),
        headers: headers)
      channel.write(HTTPServerResponsePart.head(head), promise: nil)
      let sent = reply.isCut ? reply.body.prefix(reply.body.count / 2) : reply.body[...]
      channel.writeAndFlush(
        HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: sent))), promise: nil)
      if reply.isCut {
        channel.close(promise: nil)
      } else {
        channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil)
      }
    }
  }
}
