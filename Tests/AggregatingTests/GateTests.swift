import Aggregating
import Records
import Testing

/// 20 subjects in two languages: none is denied in English, six are in Chinese.
private func cells() throws -> [Cell] {
  var table = CellTable()
  for number in 0..<20 {
    try table.add(try Judged(.complete, question: "q\(number)", label: .full).cell)
    let isDenied = number < 6
    try table.add(
      try Judged(
        isDenied ? .denial : .complete, question: "q\(number)", language: "zh-Hans",
        label: isDenied ? .refusal : .omission
      ).cell)
  }
  return table.sorted
}

@Test(
  arguments: [
    ("denial_rate[language=zh-Hans] > 0.1", false), ("denial_rate[language=zh-Hans] > 0.3", true),
    ("denial_rate[language=zh-Hans] >= 0.3", false), ("denial_rate[language=en]>0", true),
    ("denial_rate > 0.149", false), ("denial_rate > 0.15", true),
    ("complete_rate[language=zh-Hans, target=m] < 0.71", false),
    ("complete_rate[language=zh-Hans,model=v/m] <= 0.69", true),
    // The interval of 6 of 20 reaches from 0.145 to 0.519.
    ("denial_rate.lower[language=zh-Hans] > 0.14", false),
    ("denial_rate.lower[language=zh-Hans] > 0.15", true),
    ("denial_rate.upper[language=zh-Hans] > 0.51", false),
    ("omission_rate[language=zh-Hans] > 0.69", false), ("hard_model_rate > 0.2", true),
    ("  clean_rate [ origin = XX ] < 0.51  ", false), ("not_measured_rate > 0", true),
  ])
func `a gate fails when its condition holds`(expression: String, isPassed: Bool) throws {
  let result = try Gate(expression).result(try cells())
  #expect(result.isPassed == isPassed, "\(result.description)")
  #expect(result.description.hasPrefix(expression))
}

@Test(arguments: ["denial_rate[language=fr] > 0.5", "fact_recall < 0.5"])
func `where nothing was measured no gate passes`(expression: String) throws {
  let result = try Gate(expression).result(try cells())
  #expect(!result.isPassed)
  #expect(result.description.contains("nothing was measured"))
}

@Test(
  arguments: [
    ("", "no measure"), ("refusals > 0.1", "no measure"), ("denial_rate", "comparison"),
    ("denial_rate == 0.1", "comparison"), ("denial_rate > ten", "no number"),
    ("denial_rate > 10", "from 0 to 1"), ("denial_rate > nan", "no number"),
    ("denial_rate > -0.1", "from 0 to 1"), ("denial_rate[language=en > 0.1", "not closed"),
    ("denial_rate[language] > 0.1", "factor=level"), ("denial_rate[lang=en] > 0.1", "factors are"),
    ("denial_rate[run=x] > 0.1", "factors are"), ("denial_rate[] > 0.1", "factor=level"),
    ("denial_rate.mean > 0.1", "no part"), ("denial_rate.lower.upper > 0.1", "no part"),
    ("denial_rate > 0.1 && x", "no number"), ("denial_rate[language=en]x > 0.1", "comparison"),
  ])
func `anything else is refused with what is wrong`(expression: String, reason: String) throws {
  let error = try #require(throws: Gate.SyntaxError.self) { try Gate(expression) }
  #expect(error.description.contains(reason), "\(error.description)")
}
