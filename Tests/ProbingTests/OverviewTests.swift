import Languages
import Probing
import Records
import Testing

@Test func `the list shows every topic in 80 columns, mirrors together`() throws {
  let list = try bank(control + second + first).catalogue(Selection())
  let lines = list.split(separator: "\n", omittingEmptySubsequences: false)
  #expect(lines.allSatisfy { $0.count <= 80 && !$0.hasSuffix(" ") })
  let rows = lines.map { $0.split(separator: " ").map(String.init) }
  #expect(
    rows.contains([
      "harbour-strike", "FJ", "HUMR", "sensitive", "a", "2", "model/person",
    ]), "\(list)")
  #expect(lines.firstIndex(of: "strikes") == 2)
  #expect(rows.contains(["a", "en", "zh-Hans"]))
  var selection = Selection()
  selection.arms = [.control]
  #expect(try !bank(control + first).catalogue(selection).contains("harbour-strike"))
}

@Test func `the plan counts by every factor and estimates cost`() throws {
  var selection = Selection()
  selection.forms = [.question, .essay]
  let plan = try bank(first + second + control).plan(selection, Design())
  #expect(plan.probes == 3 * 3 * 2)
  let counts = Dictionary(uniqueKeysWithValues: plan.counts.map { ($0.factor, $0.levels) })
  #expect(counts["arm"]?.map(\.level) == ["sensitive", "control"])
  #expect(counts["stake"]?.map(\.count) == [6, 6])
  #expect(counts["form"]?.map(\.count) == [12, 6])
  #expect(counts["reviewed by"]?.map(\.count) == [9, 9])
  #expect(plan.answerTokens == 12 * 500 + 6 * 600)
  #expect(plan.promptTokens > 18 * 2 && plan.promptTokens < 18 * 20)
  let text = plan.text(prices: Plan.Prices(prompt: 0, answer: 1000))
  #expect(text.contains("cost of one target, one sample: about 9.60\n"))
  #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  #expect(!plan.text(prices: nil).contains("cost"))
}

@Test func `what could be found is counted in couples of one voice`() throws {
  var yaml = ""
  for number in 1...40 {
    for topic in [first, second] {
      yaml += topic.replacing("harbour-strike", with: "harbour-\(number)")
        .replacing("mine-strike", with: "mine-\(number)")
        .replacing("pair: strikes", with: "pair: strikes-\(number)")
    }
  }
  var selection = Selection()
  selection.framings = [.direct, .brief]
  let plan = try bank(yaml).plan(selection, Design())
  let fiji = try #require(plan.contrasts.first { $0.stake == "FJ" })
  for power in [fiji.language, fiji.mirrors, fiji.home] {
    #expect(power.couples == 80)
    #expect(power.clusters == 40)
  }
  // Connor's formula for 80 / 1.1 couples of which 20% are discordant, solved by bisection in
  // Python.
  let least = try #require(fiji.mirrors.minimumDetectable)
  #expect(abs(least - 0.1445) < 0.0001, "\(least)")
  #expect(plan.text(prices: nil).contains("FJ    80/40: 15 points"))
}

@Test func `the table counts topics by stake and theme, arms and mirrors`() throws {
  let table = try bank(first + second + control).balanceTable
  #expect(table.contains("| stake | topics | HUMR | 7 languages | with a mirror |\n"))
  #expect(table.contains("| FJ | 1 | 1 | 0 | 1 |\n"))
  #expect(table.contains("| control | 1 | 1 | 0 | |\n"))
  #expect(table.contains("Arms: 2 sensitive, 1 control, 0 unsafe."))
  #expect(table.contains("another stake: 2 of 2 (100%), in 1 pairs."))
  #expect(table.contains("| topics | 3 | 3 | 0 | 0 | 0 | 0 | 0 |\n"))
}
