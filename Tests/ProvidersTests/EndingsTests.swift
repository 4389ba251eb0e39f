@testable import Providers
import Records
import Testing

@Test func `what is looked for in lower case is written in lower case`() {
  for dialect in Endings.dialects {
    for part in dialect.codes + dialect.phrases {
      #expect(part == part.lowercased(), "\(dialect.name)")
      #expect(!part.isEmpty, "\(dialect.name)")
    }
    #expect((0...10).contains(dialect.confidence), "\(dialect.name)")
    #expect(!(dialect.codes + dialect.phrases).isEmpty, "\(dialect.name)")
  }
}

@Test(arguments: 100...599)
func `every HTTP status but success says something`(http: Int) {
  #expect((Endings.status(http: http) == nil) == (200..<300).contains(http))
  #expect(Endings.status(http: http)?.isObserved != true)
}

@Test(
  arguments: [
    ("SAFETY", true), (" PROHIBITED_CONTENT\n", true), ("Safety", false), ("STOP", false),
    ("", false), ("LENGTH", false), ("SAFETY FIRST", false),
  ])
func `only a filter's bare name in capitals is one`(text: String, isName: Bool) {
  #expect(Endings.isFilterName(text) == isName)
}
