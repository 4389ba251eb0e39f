import Aggregating
import Records
import Testing

private func cells(_ rows: [Judged]) -> [Cell] {
  rows.reduce(into: CellTable()) { $0.add($1.probe, $1.response, $1.verdict) }.sorted
}

@Test func `a distribution holds the counts of its group`() throws {
  let rows = [
    try Judged(.complete, topic: "a", label: .full, facts: (3, 1)),
    try Judged(.complete, topic: "a", label: .omission, facts: (0, 4), sample: 1),
    try Judged(.evasive, topic: "b", label: .vague, facts: (1, 1)),
    try Judged(.denial, topic: "b", question: "r", label: .refusal, facts: (0, 2)),
    try Judged(.error, topic: "c", status: .filteredInput),
    try Judged(.error, topic: "d", status: .transportError),
  ]
  let findings = Distributions.findings(cells(rows), groupings: [[.target]], seed: 1)
  #expect(findings.count == 1)
  let finding = try #require(findings.first)
  let distribution = try #require(finding.distribution)
  #expect(finding.group == [.target: "m"])
  #expect(finding.contrast == nil)
  #expect(distribution.n == 5)
  #expect(distribution.clusters == 3)
  #expect(distribution.notMeasured == 1)
  #expect(distribution.labels == [.full: 1, .omission: 1, .vague: 1, .refusal: 1])
  #expect(
    distribution.rates.mapValues(\.numerator)
      == [.complete: 2, .evasive: 1, .denial: 1, .blocked: 1])
  for rate in distribution.rates.values {
    #expect(rate.denominator == 5)
    #expect(rate.estimate == Double(rate.numerator) / 5)
    let interval = try #require(rate.interval)
    #expect(interval.level == 0.95)
    #expect(interval.lower <= rate.estimate! && rate.estimate! <= interval.upper)
  }
  // statsmodels: proportion_confint(2, 5, method='wilson')
  let complete = try #require(distribution.rates[.complete]?.interval)
  #expect(abs(complete.lower - 0.11762077423264796) < 1e-9)
  #expect(abs(complete.upper - 0.7692757187239871) < 1e-9)
  // The refusal is not asked for its facts.
  #expect(distribution.recall?.numerator == 4)
  #expect(distribution.recall?.denominator == 10)
  #expect(distribution.recall?.interval != nil)
}

@Test func `a group where nothing was measured has counts and no share`() throws {
  let findings = Distributions.findings(
    cells([try Judged(.error, status: .quotaError)]), groupings: [[.target]], seed: 1)
  let distribution = try #require(findings.first?.distribution)
  #expect(distribution.n == 0)
  #expect(distribution.clusters == 0)
  #expect(distribution.notMeasured == 1)
  #expect(distribution.recall == nil)
  for rate in distribution.rates.values {
    #expect(rate.estimate == nil)
    #expect(rate.interval == nil)
  }
}

@Test func `facts of one topic alone have a share and no interval`() throws {
  let findings = Distributions.findings(
    cells([try Judged(.complete, facts: (1, 1))]), groupings: [[.target]], seed: 1)
  let recall = try #require(findings.first?.distribution?.recall)
  #expect(recall.estimate == 0.5)
  #expect(recall.interval == nil)
}

@Test func `subjects are the stake of most probes, the other stakes, and the arms`() throws {
  var rows: [Judged] = []
  for (topic, stake) in [("a", "US"), ("b", "CN"), ("c", "CN"), ("d", "GB")] {
    rows.append(
      try Judged(.complete, topic: topic, stake: stake, arm: .sensitive, pair: "p"))
  }
  rows.append(try Judged(.complete, topic: "e"))
  rows.append(try Judged(.denial, topic: "f", arm: .unsafe))
  let findings = Distributions.findings(cells(rows), groupings: [[.subject]], seed: 1)
  let sizes = Dictionary(
    uniqueKeysWithValues: findings.map { ($0.group[.subject] ?? "", $0.distribution?.n ?? 0) })
  #expect(sizes == ["CN": 2, Finding.Factor.otherStakes: 2, "control": 1, "unsafe": 1])
}

@Test func `a factor that a row does not have is the level none`() throws {
  let findings = Distributions.findings(
    cells([try Judged(.complete, origin: nil)]), groupings: [[.origin, .stake, .pair]], seed: 1)
  #expect(findings.map(\.group) == [[.origin: "none", .stake: "none", .pair: "none"]])
}

@Test func `every grouping counts every row once`() throws {
  let rows = try (0..<30).map { number in
    try Judged(
      .complete, target: "m\(number % 2)", topic: "t\(number % 5)", question: "q\(number)",
      stake: number % 3 == 0 ? "CN" : nil, arm: number % 3 == 0 ? .sensitive : .control)
  }
  for grouping in Distributions.standardGroupings {
    let findings = Distributions.findings(cells(rows), groupings: [grouping], seed: 1)
    #expect(findings.reduce(0) { $0 + ($1.distribution?.n ?? 0) } == 30, "\(grouping)")
    for finding in findings { #expect(Set(finding.group.keys) == Set(grouping)) }
    #expect(Set(findings.map(\.group)).count == findings.count)
  }
}
