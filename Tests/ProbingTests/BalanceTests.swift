import Foundation
import Probing
import Testing

@Test func `samples' README says how balanced the bank is`() throws {
  let file = samples.appending(path: "README.md")
  let readme = try String(contentsOf: file, encoding: .utf8)
  let section = try #require(
    readme.firstMatch(of: /<!-- balance: begin -->\n((?s:.*))<!-- balance: end -->/))
  let table = try sampleBank().balanceTable
  #expect(
    String(section.1) == table,
    "put what lacuna-generate --table samples/topics/*.yaml prints between the marks")
}
