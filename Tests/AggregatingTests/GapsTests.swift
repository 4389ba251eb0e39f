import Aggregating
import Records
import Statistics
import Testing

/// Ten pairs of a Chinese and an American event, asked of two Chinese models and one American.
private func rows(
  paired: Bool = true,
  _ outcome: (_ target: String, _ stake: String, _ pair: Int) -> Outcome
) throws -> [Cell] {
  var table = CellTable()
  for (target, origin) in [("q", "CN"), ("d", "CN"), ("l", "US")] {
    for stake in ["CN", "US"] {
      for pair in 0..<10 {
        let row = try Judged(
          outcome(target, stake, pair), target: target, origin: origin, topic: "\(stake)-\(pair)",
          stake: stake, arm: .sensitive, pair: paired ? "p\(pair)" : nil)
        try table.add(row.cell)
      }
    }
  }
  return table.sorted
}

private func gap(
  _ findings: [Finding], _ kind: Finding.Gap.Kind, stake: String, _ tally: Tally = .complete
) -> Finding.Gap? {
  findings.first {
    $0.gap?.kind == kind && $0.gap?.tally == tally && $0.group[.stake] == stake
  }?.gap
}

@Test func `models stand apart on their own country, and beyond mirrors`() throws {
  // Chinese models answer 4 of 10 about China and 9 of 10 elsewhere, the American one all but 1.
  let cells = try rows { target, stake, pair in
    switch (target, stake) {
    case ("l", _): pair == 0 ? .denial : .complete
    case (_, "CN"): pair < 6 ? .denial : .complete
    default: pair == 9 ? .evasive : .complete
    }
  }
  let findings = Families.concluded(Gaps.findings(cells))
  let home = try #require(gap(findings, .home, stake: "CN"))
  #expect(abs(home.difference - (0.4 - 0.9)) < 1e-12)
  #expect(home.terms.map(\.targets) == [2, 1])
  #expect(home.terms.map(\.numerator) == [8, 9])
  #expect(home.terms.map(\.denominator) == [20, 10])
  #expect(home.clusters == 10)
  #expect(home.conclusion == .supported)
  let beyond = try #require(gap(findings, .homeAgainstMirrors, stake: "CN"))
  #expect(abs(beyond.difference - ((0.4 - 0.9) - (0.9 - 0.9))) < 1e-12)
  #expect(beyond.terms.map(\.sign) == [1, -1, -1, 1])
  // Seen from the American side the same four shares enter with the other signs.
  let american = try #require(gap(findings, .homeAgainstMirrors, stake: "US"))
  #expect(abs(american.difference - ((0.9 - 0.9) - (0.9 - 0.4))) < 1e-12)
  #expect(beyond.family == "home_against_mirrors, complete")
  #expect(beyond.familySize == 2)
}

@Test func `models that are alike have no gap`() throws {
  let cells = try rows { _, stake, pair in stake == "CN" && pair < 5 ? .denial : .complete }
  let findings = Families.concluded(Gaps.findings(cells))
  for kind in [Finding.Gap.Kind.home, .homeAgainstMirrors] {
    let found = try #require(gap(findings, kind, stake: "CN"))
    #expect(found.difference == 0)
    #expect(found.pValue == 1)
    #expect(found.conclusion != .supported)
  }
}

@Test func `without models of both sides, or with few subjects, there is no gap`() throws {
  let cells = try rows { _, _, _ in .complete }
  #expect(Gaps.findings(cells.filter { $0.key.origin == "CN" }).isEmpty)
  #expect(Gaps.findings(cells.filter { $0.key.pair! < "p4" }).isEmpty)
  let unpaired = try rows(paired: false) { _, _, _ in .complete }
  #expect(Set(Gaps.findings(unpaired).compactMap(\.gap?.kind)) == [.home])
}
