@testable import Providers
import Records
import Testing

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
