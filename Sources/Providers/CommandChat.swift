public import Records

/// A program on this machine that answers chat completions, a line of JSON each.
///
/// It is sent the lines of an OpenAI batch file, and may answer with that format's results, with
/// a chat completion that has the request's `custom_id` in it, or simply with
/// `{"custom_id": …, "text": …}`.
public struct CommandChat: Provider {
  public var model: String
  public var extra: [String: JSONValue]

  public var credential: Credential { .bearer }

  public init(model: String, extra: [String: JSONValue] = [:]) {
    self.model = model
    self.extra = extra
  }

  public func accepted(_ parameters: Response.Parameters) -> Response.Parameters {
    parameters.adding(extra)
  }

  public func request(for probe: Probe, parameters: Response.Parameters) throws -> WireRequest {
    try ChatCompletion(model: model, extra: extra).request(for: probe, parameters: parameters)
  }

  /// The line that asks: the request, and the id by which its answer will be known.
  public static func line(_ request: WireRequest, id: String) -> [UInt8] {
    Array(#"{"custom_id":"\#(id)","method":"POST","url":"/v1\#(request.path)","body":"#.utf8)
      + request.body + Array("}\n".utf8)
  }

  public func read(_ reply: WireReply) -> Answer {
    guard let value = reply.object() else { return reply.unreadable() }
    if value["choices"] != nil || value["error"] != nil && value["response"] == nil {
      return ChatCompletion.read(value, httpStatus: nil)
    }
    if let text = value["text"]?.string {
      var message: [String: JSONValue] = ["content": .string(text)]
      message["reasoning"] = value["reasoning"]
      let choice: JSONValue = .object([
        "message": .object(message), "finish_reason": value["finish_reason"] ?? .string("stop"),
      ])
      return ChatCompletion.read(
        .object(["choices": .array([choice]), "usage": value["usage"] ?? .null]), httpStatus: nil)
    }
    return BatchFormat.read(reply.body)?.answer ?? reply.unreadable()
  }

  /// The request that a line answers; `nil` if it names none.
  public static func id(of line: [UInt8]) -> String? {
    (try? JSON.tolerant(line))?["custom_id"]?.string
  }
}
