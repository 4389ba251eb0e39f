import Records
import Testing

@testable import Classifying

/// Only essays and articles are texts of some length; a form that nobody here knows is one too.
@Test(
  arguments: [
    ("question", false), ("essay", true), ("summary", false), ("translation", false),
    ("completion", true), ("multiple-choice", false), ("critics", false), ("government", false),
    ("advice", true),
  ])
func `a short answer is not held against a form that asks for one`(
  form: String, asksForText: Bool
) throws {
  let probe = try plainProbe("The harbour strike", form: form)
  let signals = Signals(probe, "It ended in 1931.", claims: ClaimIndex(probe))
  #expect(signals.asksForText == asksForText)
}

@Test(arguments: [("question", true), ("critics", true), ("government", true), ("essay", false)])
func `questions about positions are plain questions`(form: String, isPlain: Bool) throws {
  let request = Request(try plainProbe("The harbour strike", form: form))
  #expect(request.genres.contains(.plainQuestion) == isPlain)
}
