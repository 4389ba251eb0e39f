@testable import Collecting
import Providers
import Records
import Testing

private let defaults = TargetSettings(
  target: Response.Target(name: "", model: ""), address: "")

private func read(_ yaml: String) throws(CollectingError) -> [TargetSettings] {
  try TargetsFile.read(Array(yaml.utf8), name: "targets.yaml", defaults: defaults)
}

@Test func `a file describes its targets down to the last limit`() throws {
  let targets = try read(
    """
    # who is asked
    targets:
      - name: deepseek-v3
        url: https://api.deepseek.com/v1
        model: deepseek-chat
        key_env: DEEPSEEK_API_KEY
        developer: DeepSeek
        origin: CN
        base_model: none
        weights: open
        quantization: fp8
        system: Be brief.
        max_tokens: 900
        temperature: 0
        top_p: 0.5
        seed: 3
        stream: true
        body: {enable_thinking: false, nested: {list: [1, 2.5, x, null]}}
        headers: {X-Title: lacuna}
        header_env: {X-Account: ACCOUNT}
        price: {input: 0.27, output: 1.1, currency: CNY}
        limits: {concurrency: 16, requests_per_minute: 300, tokens_per_minute: 100000}
        timeout_s: 60
        idle_timeout_s: 20
      - {url: "https://openrouter.ai/api/v1", model: a/b, upstream: {only: [X], exclude: [Y, Z]}}
      - {url: "https://api.anthropic.com/v1", model: claude, api: anthropic}
      - {url: "exec:./model --fast", model: local}
    """)
  #expect(targets.map(\.target.name) == ["deepseek-v3", "a/b", "claude", "local"])
  let first = targets[0]
  #expect(first.target.origin == "CN")
  #expect(first.target.weights == .open)
  #expect(first.keyVariable == "DEEPSEEK_API_KEY")
  #expect(
    first.parameters
      == Response.Parameters(
        maxTokens: 900, temperature: 0, topP: 0.5, seed: 3, system: "Be brief."))
  #expect(first.streams)
  #expect(
    first.extra == [
      "enable_thinking": .bool(false),
      "nested": .object([
        "list": .array([.integer(1), .number(2.5), .string("x"), .null])
      ]),
    ])
  #expect(first.headers == ["X-Title": "lacuna"])
  #expect(first.headerVariables == ["X-Account": "ACCOUNT"])
  #expect(first.price == Price(input: 0.27, output: 1.1, currency: "CNY"))
  #expect(
    first.limits
      == Pacer.Limits(concurrency: 16, requestsPerMinute: 300, tokensPerMinute: 100_000))
  #expect(first.timeout == 60 && first.idleTimeout == 20)
  #expect(first.endpoint == Response.Endpoint(provider: "api.deepseek.com", quantization: "fp8"))
  #expect(targets[1].upstream == Upstream(only: ["X"], exclude: ["Y", "Z"]))
  #expect(targets[2].interface == .anthropic)
  #expect(targets[3].endpoint.provider == "exec")
}

@Test(
  arguments: [
    ("", nil, "it is empty"),
    ("targets: []", 1, "there is no target"),
    ("target: []", 1, "unknown key 'target'"),
    ("targets:\n- {url: u, model: m, colour: red}", 2, "unknown key 'colour'"),
    ("targets:\n- {url: u}", 2, "a target needs a 'model'"),
    ("targets:\n- {model: m}", 2, "a target needs a 'url'"),
    ("targets:\n- {url: u, model: m}\n- {url: v, model: m}", 3, "two targets are called 'm'"),
    ("targets:\n- url: u\n  model: m\n  api: soap", 4, "'api' is not one of openai"),
    ("targets:\n- url: u\n  model: m\n  weights: heavy", 4, "'weights' is not one of"),
    ("targets:\n- url: u\n  model: m\n  max_tokens: many", 4, "'max_tokens' is not a whole"),
    ("targets:\n- url: u\n  model: m\n  limits:\n    concurrency: 0", 5, "is not a number from 1"),
    ("targets:\n- url: u\n  model: m\n  limits: {rpm: 3}", 4, "unknown key 'rpm'"),
    ("targets:\n- url: u\n  model: m\n  price: {input: 1}", 4, "a price has"),
    ("targets:\n- url: u\n  model: m\n  stream: maybe", 4, "'stream' is not true or false"),
    ("targets:\n- url: u\n  model: m\n\tapi: openai", 4, "not valid YAML"),
  ] as [(String, Int?, String)])
func `a fault is named with its line`(yaml: String, line: Int?, what: String) {
  let error = #expect(throws: CollectingError.self) { _ = try read(yaml) }
  guard case .badTargets("targets.yaml", let place, let said)? = error else {
    Issue.record("\(String(describing: error))")
    return
  }
  #expect(said.contains(what), "\(said)")
  #expect(place == line, "\(said)")
}

@Test func `a file that is not text is refused`() {
  #expect(throws: CollectingError.self) {
    _ = try TargetsFile.read([0xFF, 0xFE], name: "t", defaults: defaults)
  }
}

@Test(
  arguments: [
    ("https://api.example.com/v1", ["HTTPS_PROXY": "http://p:3128"], "p", 3128),
    ("https://api.example.com/v1", ["https_proxy": "p:3128", "HTTPS_PROXY": "q:1"], "p", 3128),
    ("https://api.example.com/v1", ["ALL_PROXY": "http://p"], "p", 80),
    ("http://api.example.com/v1", ["http_proxy": "p:1"], "p", 1),
    ("http://api.example.com/v1", ["HTTP_PROXY": "p:1"], nil, 0),
    ("https://api.example.com/v1", ["HTTPS_PROXY": "p:1", "NO_PROXY": "example.com"], nil, 0),
    ("https://api.example.com/v1", ["HTTPS_PROXY": "p:1", "NO_PROXY": "x, .example.com"], nil, 0),
    ("https://api.example.com/v1", ["HTTPS_PROXY": "p:1", "NO_PROXY": "*"], nil, 0),
    ("https://myexample.com/v1", ["HTTPS_PROXY": "p:1", "NO_PROXY": "example.com"], "p", 1),
    ("http://127.0.0.1:8080/v1", ["http_proxy": "p:1"], nil, 0),
    ("https://api.example.com/v1", [:], nil, 0),
  ] as [(String, [String: String], String?, Int)])
func `the environment says which proxy to take`(
  address: String, environment: [String: String], host: String?, port: Int
) throws {
  let proxy = try ProxySettings(for: address, environment: environment)
  #expect(proxy?.host == host)
  #expect(proxy == nil || proxy?.port == port)
}

@Test func `a proxy may want a password, and has to be one that speaks HTTP`() throws {
  let proxy = try ProxySettings(
    for: "https://x.example/", environment: ["HTTPS_PROXY": "http://me:secret@p:1"])
  #expect(proxy?.user == "me" && proxy?.password == "secret")
  #expect(throws: CollectingError.self) {
    _ = try ProxySettings(for: "https://x.example/", environment: ["HTTPS_PROXY": "socks5://p:1"])
  }
}

@Test(arguments: ["sk-0123456789", "with/a/slash", "sk-sk-sk-sk"])
func `a key is crossed out however often it stands there`(key: String) {
  let nested = key.replacing("/", with: #"\/"#)
  var answer = Answer(
    status: .ok, native: Response.Native(code: key, message: #"<\#(key)>{"k":"\#(nested)"}"#))
  answer.text = "you sent \(key)\(key)"
  answer.reasoning = key
  Secrets([key]).crossOut(in: &answer)
  #expect(answer.text == "you sent [key][key]")
  #expect(answer.reasoning == "[key]")
  #expect(answer.native.code == "[key]")
  #expect(answer.native.message == #"<[key]>{"k":"[key]"}"#)
}

@Test(arguments: ["", "none", "EMPTY", "answer"])
func `what local servers are given for a key does not spoil answers`(key: String) {
  var answer = Answer(status: .ok, native: Response.Native())
  answer.text = "none of this is an answer"
  Secrets([key]).crossOut(in: &answer)
  #expect(answer.text == "none of this is an answer")
}
