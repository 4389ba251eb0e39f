@testable import Providers
import Records
import Testing

@Test(
  arguments: [
    (#"{"custom_id":"1","text":"Yes."}"#, Status.ok, "Yes."),
    (#"{"custom_id":"1","text":"Yes.","finish_reason":"length"}"#, .truncated, "Yes."),
    (
      #"{"custom_id":"1","choices":[{"message":{"content":"Yes."},"finish_reason":"stop"}]}"#, .ok,
      "Yes."
    ),
    (
      #"{"custom_id":"1","response":{"status_code":200,"body":{"choices":[{"message":{"content":"Yes."},"finish_reason":"stop"}]}}}"#,
      .ok, "Yes."
    ),
    (#"{"custom_id":"1","error":{"message":"Content Exists Risk"}}"#, .filteredInput, ""),
    (#"{"custom_id":"1"}"#, .unknown, ""),
  ])
func `a command may answer in any of three ways`(line: String, status: Status, text: String) {
  let answer = CommandChat(model: "m").read(WireReply(status: 200, body: Array(line.utf8)))
  #expect(answer.status == status)
  #expect(answer.text == text)
}

@Test func `a command is sent a line that names its request`() throws {
  let request = try CommandChat(model: "m").request(
    for: try SampleProbe.make(), parameters: Response.Parameters(temperature: 0))
  let line = CommandChat.line(request, id: "7")
  #expect(line.count { $0 == 0x0A } == 1)
  let value = try JSON.decode(JSONValue.self, from: line)
  #expect(value["custom_id"]?.string == "7")
  #expect(value["url"]?.string == "/v1/chat/completions")
  #expect(value["body"]?["messages"]?[0]?["content"]?.string == "Why?")
  #expect(CommandChat.id(of: line) == "7")
}
