@testable import Providers
import Records
import Testing

private func read(_ http: Int, _ body: String, events: Bool = false, cut: String? = nil) -> Answer {
  AnthropicMessages(model: "m").read(
    WireReply(
      status: http, contentType: events ? "text/event-stream; charset=utf-8" : "application/json",
      body: Array(body.utf8), cut: cut))
}

private func message(_ content: String, stop: String) -> String {
  """
  {"id":"msg_1","type":"message","role":"assistant","model":"m","content":\(content),\
  "stop_reason":\(stop),"stop_sequence":null,"usage":{"input_tokens":9,\
  "cache_read_input_tokens":3,"output_tokens":40}}
  """
}

private let words = #"[{"type":"text","text":"In June "},{"type":"text","text":"1989."}]"#

@Test(
  arguments: [
    (200, message(words, stop: #""end_turn""#), Status.ok, "In June 1989."),
    (200, message(words, stop: #""stop_sequence""#), .ok, "In June 1989."),
    (200, message(words, stop: #""max_tokens""#), .truncated, "In June 1989."),
    (200, message(words, stop: #""pause_turn""#), .truncated, "In June 1989."),
    (
      200, message(words, stop: #""model_context_window_exceeded""#), .truncated, "In June 1989."
    ),
    (200, message("[]", stop: #""refusal""#), .nativeRefusal, ""),
    (200, message(words, stop: #""something_new""#), .unknown, "In June 1989."),
    (200, message("[]", stop: #""end_turn""#), .empty, ""),
    (
      400,
      #"{"type":"error","error":{"type":"invalid_request_error","message":"Output blocked by content filtering policy"}}"#,
      .filteredOutput, ""
    ),
    (
      400,
      #"{"type":"error","error":{"type":"invalid_request_error","message":"max_tokens: too large"}}"#,
      .unknown, ""
    ),
    (
      429, #"{"type":"error","error":{"type":"rate_limit_error","message":"slow"}}"#, .quotaError,
      ""
    ),
    (
      529, #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#,
      .transportError, ""
    ),
    (
      404, #"{"type":"error","error":{"type":"not_found_error","message":"model: m"}}"#,
      .routeError, ""
    ),
    (502, "<html>Bad gateway</html>", .transportError, ""),
  ])
func `a message is read by how it ended`(http: Int, body: String, status: Status, text: String) {
  let answer = read(http, body)
  #expect(answer.status == status)
  #expect(answer.text == text)
  #expect(answer.dead == nil)
}

@Test(
  arguments: [
    (401, "authentication_error", "invalid x-api-key", Answer.DeadEnd.unauthorised),
    (400, "invalid_request_error", "Your credit balance is too low to access", .outOfCredit),
  ])
func `what makes further requests pointless is known`(
  http: Int, type: String, message: String, dead: Answer.DeadEnd
) {
  let answer = read(
    http, #"{"type":"error","error":{"type":"\#(type)","message":"\#(message)"}}"#)
  #expect(answer.dead == dead)
}

@Test func `thoughts are kept apart, and tokens from a cache are counted`() {
  let answer = read(
    200,
    message(
      #"[{"type":"thinking","thinking":"Hm.","signature":"s"},{"type":"text","text":"Yes."}]"#,
      stop: #""end_turn""#))
  #expect(answer.text == "Yes.")
  #expect(answer.reasoning == "Hm.")
  #expect(answer.reasoningState == .closed)
  #expect(answer.usage?.promptTokens == 12)
  #expect(answer.usage?.completionTokens == 40)
  let redacted = read(
    200,
    message(
      #"[{"type":"redacted_thinking","data":"x"},{"type":"text","text":"Yes."}]"#,
      stop: #""end_turn""#))
  #expect(redacted.reasoningState == .hidden)
}

private let events = [
  #"{"type":"message_start","message":{"usage":{"input_tokens":9,"output_tokens":1}}}"#,
  #"{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}"#,
  #"{"type":"ping"}"#,
  #"{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm."}}"#,
  #"{"type":"content_block_stop","index":0}"#,
  #"{"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}"#,
  #"{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"In June "}}"#,
  #"{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"1989."}}"#,
  #"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":40}}"#,
  #"{"type":"message_stop"}"#,
].map { "event: x\ndata: \($0)\n\n" }

@Test func `an answer that comes bit by bit is the same answer`() {
  let answer = read(200, events.joined(), events: true)
  #expect(answer.status == .ok)
  #expect(answer.text == "In June 1989.")
  #expect(answer.reasoning == "Hm.")
  #expect(answer.usage == Response.Usage(promptTokens: 9, completionTokens: 40))
}

@Test(arguments: 1...8)
func `a cut stream is no answer, and keeps its beginning`(kept: Int) {
  let answer = read(
    200, events.prefix(kept).joined(), events: true, cut: "the connection broke")
  #expect(answer.status == .transportError)
  #expect(answer.native.message == "the connection broke")
  #expect(answer.text == (kept < 7 ? "" : kept == 7 ? "In June " : "In June 1989."))
}

@Test func `an error in the middle of a stream is that error`() {
  let error = "data: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}\n\n"
  let answer = read(200, events.prefix(7).joined() + error, events: true)
  #expect(answer.status == .transportError)
  #expect(answer.native.code == "overloaded_error")
  #expect(answer.text == "In June ")
}

@Test func `a request holds what the interface demands, and no seed`() throws {
  let provider = AnthropicMessages(model: "claude-x", streams: true, extra: ["top_k": .integer(3)])
  let parameters = Response.Parameters(temperature: 0, seed: 7, system: "Be brief.")
  let request = try provider.request(for: try SampleProbe.make(), parameters: parameters)
  #expect(request.path == "/messages")
  #expect(request.headers == ["anthropic-version": "2023-06-01"])
  #expect(
    try JSON.decode(JSONValue.self, from: request.body)
      == .object([
        "model": .string("claude-x"), "max_tokens": .integer(4096), "temperature": .integer(0),
        "system": .string("Be brief."), "stream": .bool(true), "top_k": .integer(3),
        "messages": .array([.object(["role": .string("user"), "content": .string("Why?")])]),
      ]))
  #expect(provider.accepted(parameters).seed == nil)
  #expect(provider.accepted(parameters).maxTokens == 4096)
  #expect(provider.credential == Credential(header: "x-api-key", prefix: ""))
}

/// A probe to make requests of.
enum SampleProbe {
  static func make(system: String? = nil) throws -> Probe {
    try Probe(
      topic: "t", theme: "x", question: "q", text: "Why?", system: system, language: "en",
      form: "question", framing: "direct", arm: .control)
  }
}
