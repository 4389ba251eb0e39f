@testable import Providers
import Records
import Testing

private func texts(_ stream: String) -> [String] {
  EventStream(Array(stream.utf8)).payloads.compactMap { $0["t"]?.string }
}

@Test(
  arguments: [
    "data: {\"t\":\"a\"}\n\ndata: {\"t\":\"b\"}\n\n",
    "data:{\"t\":\"a\"}\r\n\r\ndata: {\"t\":\"b\"}\r\n\r\n",
    "data: {\"t\":\"a\"}\r\rdata: {\"t\":\"b\"}\r\r",
    "\u{FEFF}data: {\"t\":\"a\"}\n\ndata: {\"t\":\"b\"}\n\n",
    ": keep-alive\n\ndata: {\"t\":\"a\"}\n\n: keep-alive\n\nevent: x\ndata: {\"t\":\"b\"}\nid: 1\n\n",
    "data: {\"t\":\n data\ndata: \"a\"}\n\ndata: {\"t\":\"b\"}",
    "data: {\"t\":\"a\"}\n\ndata: not JSON\n\ndata: {\"t\":\"b\"}\n\ndata: [DONE]\n\n",
  ])
func `events are found however their lines end`(stream: String) {
  #expect(texts(stream) == ["a", "b"])
}

@Test func `a stream says when it is done, and an answer with that in it is none`() {
  #expect(EventStream(Array("data: [DONE]\n\n".utf8)).isDone)
  #expect(!EventStream(Array("data: {\"t\":\"[DONE]\"}\n\n".utf8)).isDone)
  #expect(EventStream([]).payloads.isEmpty)
}

private func chunk(_ delta: String, finish: String = "null", more: String = "") -> String {
  "data: {\"choices\":[{\"index\":0,\"delta\":\(delta),\"finish_reason\":\(finish)}]\(more)}\n\n"
}

private let chunks = [
  chunk(#"{"role":"assistant","content":""}"#),
  chunk(#"{"reasoning_content":"Hm."}"#),
  chunk(#"{"content":"In June "}"#),
  chunk(#"{"content":"1989."}"#),
  chunk("{}", finish: #""stop""#, more: #","provider":"Up""#),
  "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":40}}\n\n",
  "data: [DONE]\n\n",
]

private func read(_ body: String, cut: String? = nil) -> Answer {
  ChatCompletion().read(
    WireReply(
      status: 200, contentType: "text/event-stream", body: Array(body.utf8), cut: cut))
}

@Test func `a completion that comes bit by bit is the same completion`() {
  let answer = read(chunks.joined())
  #expect(answer.status == .ok)
  #expect(answer.text == "In June 1989.")
  #expect(answer.reasoning == "Hm.")
  #expect(answer.usage == Response.Usage(promptTokens: 9, completionTokens: 40))
  #expect(answer.upstream == "Up")
}

@Test(arguments: 0...4)
func `a completion that is cut is no answer, and keeps its beginning`(kept: Int) {
  for cut in [nil, "the server fell silent"] {
    let answer = read(chunks.prefix(kept).joined(), cut: cut)
    #expect(answer.status == .transportError)
    #expect(answer.native.message == (cut ?? "the stream ended before the answer did"))
    #expect(answer.text == (kept < 3 ? "" : kept == 3 ? "In June " : "In June 1989."))
  }
}

@Test func `a filter that cuts a stream is a filter, and what it left is kept`() {
  let filtered = chunks[2] + chunk("{}", finish: #""content_filter""#) + "data: [DONE]\n\n"
  let answer = read(filtered)
  #expect(answer.status == .filteredOutput)
  #expect(answer.text == "In June ")
  let error =
    chunks[2] + "data: {\"error\":{\"code\":\"data_inspection_failed\","
    + "\"message\":\"Output data may contain inappropriate content.\"}}\n\n"
  #expect(read(error).status == .filteredOutput)
  #expect(read(error).text == "In June ")
}

@Test func `a stream that stops at the limit is truncated`() {
  #expect(read(chunks[2] + chunk("{}", finish: #""length""#)).status == .truncated)
}
