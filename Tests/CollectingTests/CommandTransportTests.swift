import Collecting
import Foundation
import Providers
import Records
import Testing

private func request(_ words: String) throws -> WireRequest {
  try CommandChat(model: "m").request(
    for: try Probe(
      topic: "t", theme: "x", question: "q", text: words, language: "en", form: "question",
      framing: "direct", arm: .control), parameters: Response.Parameters())
}

private func ask(_ transport: CommandTransport, _ words: String) async throws -> Answer {
  let reply = try await transport.send(try request(words), begins: nil)
  return CommandChat(model: "m").read(reply.reply)
}

/// Answers each line with its own last message, in lower case.
private let echo =
  #"while read -r line; do id=${line#*custom_id\":\"}; id=${id%%\"*}; text=${line##*\"content\":\"}; "#
  + #"text=${text%%\"*}; printf '{"custom_id":"%s","text":"%s"}\n' "$id" "$text"; done"#

@Test func `a command is asked many things at once and answers each`() async throws {
  let transport = try CommandTransport(command: echo, timeout: .seconds(30))
  let texts = try await withThrowingTaskGroup(of: (Int, String).self) { group in
    for number in 0..<50 {
      group.addTask { (number, try await ask(transport, "question \(number)").text) }
    }
    return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
  }
  #expect(texts.count == 50)
  for (number, text) in texts { #expect(text == "question \(number)") }
  try await transport.shutdown()
}

@Test func `a command that ends fails whoever waits and whoever comes`() async throws {
  let transport = try CommandTransport(command: "read -r line; exit 3", timeout: .seconds(30))
  for _ in 0..<2 {
    let failure = await #expect(throws: TransportFailure.self) {
      _ = try await ask(transport, "anything")
    }
    #expect(failure?.reason.contains("command") == true)
  }
  try await transport.shutdown()
}

@Test func `a command that is silent runs out of time`() async throws {
  let transport = try CommandTransport(
    command: "while read -r line; do :; done", timeout: .milliseconds(200))
  let failure = await #expect(throws: TransportFailure.self) {
    _ = try await ask(transport, "anything")
  }
  #expect(failure?.reason == "no reply in time")
  try await transport.shutdown()
}
