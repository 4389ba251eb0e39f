@testable import Providers
import Records
import Testing

private func line(_ format: BatchFormat) throws -> JSONValue {
  try JSON.decode(
    JSONValue.self,
    from: try format.line(
      for: try SampleProbe.make(), sample: 2, model: "m", extra: ["top_k": .integer(1)],
      dialect: .plain, parameters: Response.Parameters(maxTokens: 5)))
}

@Test func `a line of OpenAI's format is a request and its id`() throws {
  let line = try line(.openAI)
  #expect(line["custom_id"]?.string == BatchFormat.id(probe: try SampleProbe.make().id, sample: 2))
  #expect(line["method"]?.string == "POST")
  #expect(line["url"]?.string == "/v1/chat/completions")
  #expect(line["body"]?["messages"]?[0]?["content"]?.string == "Why?")
  #expect(line["body"]?["max_tokens"]?.integer == 5)
  #expect(line["body"]?["top_k"]?.integer == 1)
  #expect(line["body"]?["stream"] == nil)
}

@Test func `a line of Anthropic's format has an id that it takes`() throws {
  let line = try line(.anthropic)
  let id = try #require(line["custom_id"]?.string)
  #expect(id.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil)
  #expect(line["params"]?["messages"]?[0]?["content"]?.string == "Why?")
}

private let completion =
  #"{"choices":[{"message":{"content":"Yes."},"finish_reason":"stop"}],"usage":{"completion_tokens":9}}"#

@Test(
  arguments: [
    (
      #"{"custom_id":"a","response":{"status_code":200,"body":\#(completion)},"error":null}"#,
      Status.ok
    ),
    (
      #"{"custom_id":"a","response":{"status_code":400,"body":{"error":{"message":"Content Exists Risk"}}}}"#,
      .filteredInput
    ),
    (
      #"{"custom_id":"a","response":{"status_code":429,"body":{"error":{"message":"slow"}}}}"#,
      .quotaError
    ),
    (
      #"{"custom_id":"a","response":null,"error":{"code":"batch_expired","message":"too late"}}"#,
      .transportError
    ),
    (
      #"{"custom_id":"a","result":{"type":"succeeded","message":{"content":[{"type":"text","text":"Yes."}],"stop_reason":"end_turn"}}}"#,
      .ok
    ),
    (
      #"{"custom_id":"a","result":{"type":"errored","error":{"type":"error","error":{"type":"invalid_request_error","message":"Output blocked by content filtering policy"}}}}"#,
      .filteredOutput
    ),
    (#"{"custom_id":"a","result":{"type":"expired"}}"#, .transportError),
    (#"{"custom_id":"a","result":{"type":"canceled"}}"#, .transportError),
  ])
func `a line of results is read by its own format`(line: String, status: Status) throws {
  let (id, answer) = try #require(BatchFormat.read(Array(line.utf8)))
  #expect(id == "a")
  #expect(answer.status == status)
  #expect(answer.text == (status == .ok ? "Yes." : ""))
}

@Test(arguments: ["", "{}", "[1]", "{\"custom_id\":", "\u{FEFF}x"])
func `a line that names no request is none`(line: String) {
  #expect(BatchFormat.read(Array(line.utf8)) == nil)
}
