@testable import Providers
import Records
import Testing

@Test(arguments: Blocks.all.map(\.name))
func `a filter's own example is found to be its block`(name: String) throws {
  let filter = try #require(Blocks.all.first { $0.name == name })
  let answer = ChatCompletion().read(
    WireReply(status: 400, contentType: "application/json", body: Array(filter.example.utf8)))
  #expect(answer.status.isProviderBlock)
  #expect(answer.block?.by == filter.by)
  #expect(answer.block?.confidence == filter.confidence)
  #expect(answer.block?.evidence.contains(filter.name) == true, "\(answer)")
  #expect(answer.dead == nil)
  #expect(!answer.status.isRetried)
}

@Test(arguments: Blocks.all.map(\.name))
func `a filter is described so that it can be found again`(name: String) throws {
  let filter = try #require(Blocks.all.first { $0.name == name })
  #expect(!(filter.codes + filter.phrases).isEmpty)
  for part in filter.codes + filter.phrases {
    #expect(part == part.lowercased() && !part.isEmpty)
  }
  #expect((0...10).contains(filter.confidence))
  #expect(filter.source.hasPrefix("https://"))
  #expect(Blocks.all.count { $0.name == name } == 1)
}

@Test(
  arguments: [
    (
      #"{"contentFilter":[{"level":1,"role":"assistant"}],"error":{"code":"1301","message":"敏感内容"}}"#,
      Status.filteredOutput
    ),
    (
      #"{"contentFilter":[{"level":1,"role":"user"}],"error":{"code":"1301","message":"敏感内容"}}"#,
      .filteredInput
    ),
    (#"{"base_resp":{"status_code":1027,"status_msg":"output new_sensitive"}}"#, .filteredOutput),
    (#"{"base_resp":{"status_code":1026,"status_msg":"input new_sensitive"}}"#, .filteredInput),
    (#"{"error":{"code":"OutputTextSensitiveContentDetected","message":"x"}}"#, .filteredOutput),
    (#"{"error":{"code":"InputTextSensitiveContentDetected","message":"x"}}"#, .filteredInput),
    (#"{"error":{"code":"DataInspectionFailed","message":"Output data"}}"#, .filteredOutput),
    (#"{"error":{"code":"DataInspectionFailed","message":"Input data"}}"#, .filteredInput),
  ])
func `a block says on which side of the model it stood`(body: String, status: Status) {
  let answer = ChatCompletion().read(WireReply(status: 400, body: Array(body.utf8)))
  #expect(answer.status == status)
}

extension ChatCompletion {
  init() { self.init(model: "m") }
}
