@testable import Providers
import Records
import Testing

private func body(_ chat: ChatCompletion, system: String? = nil) throws -> JSONValue {
  let request = try chat.request(
    for: try SampleProbe.make(system: system),
    parameters: Response.Parameters(maxTokens: 5, seed: 7, system: "First."))
  return try JSON.decode(JSONValue.self, from: request.body)
}

@Test(
  arguments: [
    (ChatDialect.plain, "max_tokens", "seed"), (.openAI, "max_completion_tokens", "seed"),
    (.openRouter, "max_tokens", "seed"), (.mistral, "max_tokens", "random_seed"),
  ])
func `limits and seeds have the names that a service takes`(
  dialect: ChatDialect, tokens: String, seed: String
) throws {
  let body = try body(ChatCompletion(model: "m", dialect: dialect))
  guard case .object(let members) = body else { return }
  #expect(members[tokens] == .integer(5))
  #expect(members[seed] == .integer(7))
  let others: Set = ["max_tokens", "max_completion_tokens", "seed", "random_seed"]
  #expect(Set(members.keys).intersection(others) == [tokens, seed])
}

@Test(
  arguments: [
    ("api.openai.com", ChatDialect.openAI), ("openrouter.ai", .openRouter),
    ("api.mistral.ai", .mistral), ("api.deepseek.com", .plain), ("127.0.0.1", .plain),
  ])
func `a service's dialect is known by its host`(host: String, dialect: ChatDialect) {
  #expect(ChatDialect(host: host) == dialect)
}

@Test func `a router is told which services it may use`() throws {
  let chat = ChatCompletion(
    model: "m", dialect: .openRouter,
    upstream: Upstream(only: ["DeepInfra"], exclude: ["Novita"], quantizations: ["fp8"]))
  let body = try body(chat)
  #expect(
    body["provider"]
      == .object([
        "only": .array([.string("DeepInfra")]), "order": .array([.string("DeepInfra")]),
        "allow_fallbacks": .bool(false), "ignore": .array([.string("Novita")]),
        "quantizations": .array([.string("fp8")]),
      ]))
  #expect(body["usage"] == .object(["include": .bool(true)]))
}

@Test func `system messages are sent in order, the run's before the probe's`() throws {
  let body = try body(ChatCompletion(), system: "Second.")
  #expect(body["messages"]?[0]?["content"]?.string == "First.\n\nSecond.")
  #expect(body["messages"]?[1]?["content"]?.string == "Why?")
}

@Test func `a target's own members are in every request and win`() throws {
  let chat = ChatCompletion(
    model: "m", streams: true, extra: ["enable_thinking": .bool(false), "seed": .integer(1)])
  let body = try body(chat)
  #expect(body["enable_thinking"] == .bool(false))
  #expect(body["seed"] == .integer(1))
  #expect(body["stream"] == .bool(true))
  #expect(body["stream_options"]?["include_usage"] == .bool(true))
}

@Test func `Mistral's pieces are an answer and its thoughts`() {
  let answer = ChatCompletion.read(
    .object([
      "choices": .array([
        .object([
          "finish_reason": .string("stop"),
          "message": .object([
            "content": .array([
              .object([
                "type": .string("thinking"),
                "thinking": .array([.object(["type": .string("text"), "text": .string("Hm.")])]),
              ]),
              .object(["type": .string("text"), "text": .string("Yes.")]),
            ])
          ]),
        ])
      ])
    ]), httpStatus: 200)
  #expect(answer.text == "Yes.")
  #expect(answer.reasoning == "Hm.")
}

@Test(
  arguments: [
    (402, #"{"error":{"message":"Insufficient Balance","code":"invalid_request_error"}}"#),
    (429, #"{"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}"#),
    (429, #"{"error":{"code":"1113","message":"账户已欠费"}}"#),
    (400, #"{"error":{"code":"Arrearage","message":"Access denied"}}"#),
    (403, #"{"error":{"type":"exceeded_current_quota_error","message":"no balance"}}"#),
    (200, #"{"base_resp":{"status_code":1008,"status_msg":"insufficient balance"}}"#),
  ])
func `an account without credit is not asked again`(http: Int, body: String) {
  let answer = ChatCompletion().read(WireReply(status: http, body: Array(body.utf8)))
  #expect(answer.dead == .outOfCredit)
  #expect(answer.status == .quotaError)
}

@Test(
  arguments: [
    (403, #"{"error":{"message":"Key limit exceeded (monthly limit)","code":403}}"#),
    (
      403,
      #"{"error":"You have used all available credits or reached your monthly spending limit"}"#
    ),
    (429, #"{"error":{"code":"billing_not_active","message":"inactive"}}"#),
  ])
func `a limit on spending is no wrong key`(http: Int, body: String) {
  let answer = ChatCompletion().read(WireReply(status: http, body: Array(body.utf8)))
  #expect(answer.dead == .outOfCredit)
}

@Test(
  arguments: [
    (403, "<html>Attention required</html>"),
    (403, #"{"error":{"message":"Access to this country is denied"}}"#),
    (400, #"{"error":{"message":"Content must not be empty"}}"#),
  ])
func `a 403 that does not speak of the key is no wrong key`(http: Int, body: String) {
  let answer = ChatCompletion().read(WireReply(status: http, body: Array(body.utf8)))
  #expect(answer.dead == nil)
  #expect(answer.status == .unknown)
}

@Test(
  arguments: [
    (
      400,
      #"{"code":"Client specified an invalid argument","error":"Incorrect API key provided: xx"}"#
    ),
    (200, #"{"base_resp":{"status_code":1004,"status_msg":"login fail"}}"#),
    (401, "<html>"),
  ])
func `a wrong key is known whatever the status it comes with`(http: Int, body: String) {
  let answer = ChatCompletion().read(WireReply(status: http, body: Array(body.utf8)))
  #expect(answer.dead == .unauthorised)
}

@Test func `a block behind a router is a block, and names who blocked`() {
  let raw =
    #"{\"code\":\"The caller does not have permission\",\"error\":\"Content violates usage guidelines.\"}"#
  let body =
    #"{"error":{"message":"Provider returned error","code":403,"metadata":{"raw":"\#(raw)","provider_name":"xAI"}}}"#
  let answer = ChatCompletion().read(WireReply(status: 403, body: Array(body.utf8)))
  #expect(answer.status == .filteredInput)
  #expect(answer.upstream == "xAI")
}

@Test func `reasoning that a service counts beside the answer is part of what was spent`() {
  let body =
    #"{"choices":[{"message":{"content":"Yes."},"finish_reason":"stop"}],"usage":{"prompt_tokens":32,"#
    + #""completion_tokens":9,"total_tokens":135,"completion_tokens_details":{"reasoning_tokens":94}}}"#
  let usage = ChatCompletion().read(WireReply(status: 200, body: Array(body.utf8))).usage
  #expect(usage?.completionTokens == 103)
  #expect(usage?.tokens == 135)
}

@Test func `no number that a server sends can break a sum`() {
  let body =
    #"{"choices":[{"message":{"content":"Yes."},"finish_reason":"stop"}],"#
    + #""usage":{"prompt_tokens":9223372036854775807,"completion_tokens":-5}}"#
  let answer = ChatCompletion().read(WireReply(status: 200, body: Array(body.utf8)))
  #expect(answer.status == .ok)
  #expect(answer.usage?.promptTokens == nil && answer.usage?.completionTokens == nil)
}

@Test(
  arguments: [
    (429, #"{"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}}"#),
    (
      429,
      #"{"error":{"message":"You exceeded your current quota, please check your plan","code":429}}"#
    ),
    (200, #"{"error":{"code":"1302","message":"并发数过高"}}"#),
  ])
func `a rate limit passes`(http: Int, body: String) {
  let answer = ChatCompletion().read(WireReply(status: http, body: Array(body.utf8)))
  #expect(answer.dead == nil)
  #expect(answer.status == .quotaError)
}
