@testable import Providers
import Records
import Testing

private func read(_ http: Int, _ body: String, events: Bool = false) -> Answer {
  GeminiContent(model: "m").read(
    WireReply(
      status: http, contentType: events ? "text/event-stream" : "application/json",
      body: Array(body.utf8)))
}

private func candidate(_ text: String?, _ reason: String?) -> String {
  let content = text.map { #""content":{"role":"model","parts":[{"text":"\#($0)"}]},"# } ?? ""
  let finish = reason.map { #""finishReason":"\#($0)","# } ?? ""
  return """
    {"candidates":[{\(content)\(finish)"index":0}],"usageMetadata":{"promptTokenCount":9,\
    "candidatesTokenCount":40,"thoughtsTokenCount":2,"totalTokenCount":51}}
    """
}

@Test(
  arguments: [
    (200, candidate("Yes.", "STOP"), Status.ok, nil),
    (200, candidate("In Ju", "MAX_TOKENS"), .truncated, nil),
    (200, candidate(nil, "SAFETY"), .filteredOutput, .provider),
    (200, candidate(nil, "PROHIBITED_CONTENT"), .filteredOutput, .provider),
    (200, candidate("In Ju", "RECITATION"), .filteredOutput, .provider),
    (200, candidate(nil, "BLOCKLIST"), .filteredOutput, .provider),
    (200, candidate(nil, "SPII"), .filteredOutput, .provider),
    (200, candidate("x", "OTHER"), .unknown, nil),
    (200, candidate("x", "LANGUAGE"), .unknown, nil),
    (200, candidate(nil, "STOP"), .empty, nil),
    (
      200, #"{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{}}"#,
      .filteredInput, .provider
    ),
    (200, #"{"promptFeedback":{"blockReason":"SAFETY"}}"#, .filteredInput, .provider),
    (200, #"{"promptFeedback":{"blockReason":"OTHER"}}"#, .filteredInput, .provider),
    (
      429, #"{"error":{"code":429,"message":"Quota exceeded","status":"RESOURCE_EXHAUSTED"}}"#,
      .quotaError, nil
    ),
    (
      503, #"{"error":{"code":503,"message":"overloaded","status":"UNAVAILABLE"}}"#,
      .transportError, nil
    ),
    (404, #"{"error":{"code":404,"message":"no model","status":"NOT_FOUND"}}"#, .routeError, nil),
    (
      400, #"{"error":{"code":400,"message":"bad","status":"INVALID_ARGUMENT"}}"#, .unknown, nil
    ),
  ] as [(Int, String, Status, Response.Block.Origin?)])
func `a candidate is read by how it ended`(
  http: Int, body: String, status: Status, block: Response.Block.Origin?
) {
  let answer = read(http, body)
  #expect(answer.status == status)
  #expect(answer.block?.by == block)
  #expect(answer.dead == nil)
}

@Test func `a key that is not valid ends the run`() {
  let answer = read(
    400,
    #"{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}"#
  )
  #expect(answer.dead == .unauthorised)
}

@Test func `thoughts are kept apart and counted as output`() {
  let answer = read(
    200,
    #"{"candidates":[{"content":{"parts":[{"text":"Hm.","thought":true},{"text":"Yes."}]},"#
      + #""finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":40,"#
      + #""thoughtsTokenCount":2}}"#)
  #expect(answer.text == "Yes.")
  #expect(answer.reasoning == "Hm.")
  #expect(
    answer.usage
      == Response.Usage(promptTokens: 9, completionTokens: 42, reasoningTokens: 2))
}

@Test func `pieces of a candidate are one candidate`() {
  let pieces = [candidate("In June ", nil), candidate("1989.", "STOP")]
  let answer = read(200, pieces.map { "data: \($0)\r\n\r\n" }.joined(), events: true)
  #expect(answer.status == .ok)
  #expect(answer.text == "In June 1989.")
  let cut = read(200, "data: \(pieces[0])\r\n\r\n", events: true)
  #expect(cut.status == .transportError)
  #expect(cut.text == "In June ")
}

@Test(arguments: [true, false])
func `a request is what the interface takes`(streams: Bool) throws {
  let provider = GeminiContent(model: "gemini-x", streams: streams)
  let request = try provider.request(
    for: try SampleProbe.make(system: "Answer."),
    parameters: Response.Parameters(maxTokens: 5, topP: 0.5, seed: 7))
  #expect(
    request.path == "/models/gemini-x:"
      + (streams ? "streamGenerateContent?alt=sse" : "generateContent"))
  #expect(
    try JSON.decode(JSONValue.self, from: request.body)
      == .object([
        "contents": .array([
          .object([
            "role": .string("user"), "parts": .array([.object(["text": .string("Why?")])]),
          ])
        ]),
        "systemInstruction": .object(["parts": .array([.object(["text": .string("Answer.")])])]),
        "generationConfig": .object([
          "maxOutputTokens": .integer(5), "topP": .number(0.5), "seed": .integer(7),
        ]),
      ]))
  #expect(provider.credential.header == "x-goog-api-key")
}
