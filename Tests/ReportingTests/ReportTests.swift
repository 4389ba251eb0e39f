import Records
@testable import Reporting
import Testing

@Test func `a report takes findings and judged rows, and skips other lines`() throws {
  var report = Report()
  try report.add(try Row(.cell, ["x": 1]))
  try report.add(try Row(Array("{\"other\":1}".utf8)))
  #expect(report.isEmpty)
  try report.add(try Row(.finding, distribution([.target: "m", .origin: "CN"])))
  try report.add(try Row(.finding, contrast(.language, "en", "zh-Hans")))
  try report.add(try judged("x"))
  let inner = try judged("y")
  var wrapped = try Row(Array("{}".utf8))
  try wrapped.append(.evidence, bytes: inner.bytes)
  try report.add(wrapped)
  #expect(!report.isEmpty)
  #expect(report.distributions.count == 1)
  #expect(report.contrasts.count == 1)
  #expect(report.evidence.map(\.probe.topic) == ["x", "y"])
  #expect(throws: RowError.self) { try report.add(try Row(.finding, ["x": 1])) }
}

@Test func `totals count every row of every target once`() throws {
  var report = Report()
  for (target, n, missing) in [("a", 10, 2), ("b", 5, 0)] {
    try report.add(
      try Row(
        .finding, distribution([.target: target, .origin: "X"], n: n, notMeasured: missing)))
    // The same rows in another grouping are not more rows.
    try report.add(
      try Row(.finding, distribution([.target: target, .theme: "t"], n: n, notMeasured: missing)))
  }
  #expect(report.totals.measured == 15)
  #expect(report.totals.notMeasured == 2)
  #expect(report.targets == ["a", "b"])
}

@Test(
  arguments: [
    (0.5, "50 points more often"), (-0.25, "25 points less often"), (0.004, "0 points more often"),
  ])
func `a sentence says how large a difference is and in which direction`(
  difference: Double, words: String
) {
  let sentence = Sentences.sentence(contrast(.language, "en", "zh-Hans", difference: difference))
  #expect(sentence.hasPrefix("m answers completely \(words) in English than in "))
  #expect(sentence.contains("7:2"))
  #expect(sentence.contains("10 couples"))
}

@Test func `sentences are made of supported contrasts about complete answers, strongest first`()
  throws
{
  var report = Report()
  for finding in [
    contrast(.language, "en", "zh-Hans", target: "weak", difference: 0.2),
    contrast(.language, "en", "zh-Hans", target: "strong", difference: -0.8),
    contrast(.language, "en", "zh-Hans", target: "unsure", adjusted: 0.2),
    contrast(.language, "en", "zh-Hans", target: "denial", tally: .denial),
    contrast(.stake, "CN", "US", target: "single"),
    contrast(.stake, "CN", Finding.Contrast.mirrors, target: "pooled", difference: 0.4),
  ] {
    try report.add(try Row(.finding, finding))
  }
  let sentences = Sentences.supported(report, limit: 10)
  #expect(
    sentences.map { String($0.prefix { $0 != " " }) } == ["strong", "pooled", "weak"])
  #expect(Sentences.supported(report, limit: 1).count == 1)
  #expect(Sentences.tally(report).contains("Of 6 paired comparisons 5 are supported"))
}

@Test(
  arguments: [(nil, "–"), (0, "0%"), (1, "100%"), (0.666, "67%"), (0.005, "1%"), (0.0049, "0%")]
    as [(Double?, String)])
func `shares are whole percent`(share: Double?, text: String) {
  #expect(Format.percent(share) == text)
}

@Test(
  arguments: [
    (nil, "–"), (0, "0"), (0.12, "+12"), (-0.5, "−50"), (0.001, "0"), (-0.001, "0"), (1, "+100"),
  ] as [(Double?, String)])
func `differences are whole points with their sign`(difference: Double?, text: String) {
  #expect(Format.points(difference) == text)
}

@Test(
  arguments: [
    (nil, "–"), (1, "1"), (0.9999, "1"), (0.031, "0.031"), (0.001, "0.001"), (6e-8, "6e-08"),
    (0.0004, "4e-04"), (0, "0e+00"),
  ] as [(Double?, String)])
func `p-values keep their size`(p: Double?, text: String) {
  #expect(Format.pValue(p) == text)
}

@Test(
  arguments: [
    ("CN", "China"), ("EU", "the EU"), ("FR", "France"), ("other stakes", "other states"),
    ("control", "controls"), ("unsafe", "unsafe requests"),
  ])
func `subjects have names`(subject: String, name: String) {
  #expect(Format.subject(subject) == name)
}
