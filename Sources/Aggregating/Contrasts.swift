public import Records
import Statistics

/// Paired comparisons: rows that are alike in all but one factor.
public enum Contrasts {
  /// What is compared: whether an answer was complete, and whether it was denied.
  static let tallies: [Tally] = [.complete, .denial]

  /// Fewer couples than this say nothing worth printing.
  static let fewestCouples = 5

  /// The language, framing and mirror contrasts of every target, adjusted by Holm's method within
  /// each family: contrasts of one factor and tally, pooled mirrors apart from single stakes.
  public static func findings(_ cells: [Cell]) -> [Finding] {
    var findings: [Finding] = []
    let targets = Dictionary(grouping: cells, by: \.key.target).sorted { $0.key < $1.key }
    for (target, cells) in targets {
      // The same question in two voices is not two questions: each voice is tested alone.
      for (framing, cells) in byLevel(cells, .framing) {
        let group: [Finding.Factor: String] = [.target: target, .framing: framing]
        findings += languages(of: cells, group)
        findings += mirrors(of: cells, group)
      }
      findings += framings(of: cells, target: target)
    }
    return adjusted(findings)
  }

  /// The same question in two languages, for each stake and pair of languages.
  private static func languages(
    of cells: [Cell], _ group: [Finding.Factor: String]
  ) -> [Finding] {
    let asked = Set(cells.map(\.key.language)).sorted()
    var findings: [Finding] = []
    for (stake, cells) in byLevel(cells, .stake) {
      for (place, first) in asked.enumerated() {
        for second in asked.dropFirst(place + 1) {
          let couples = couples(
            cells.filter { $0.key.language == first },
            cells.filter { $0.key.language == second }, by: \.parallel)
          findings += contrasts(
            couples, .language, first, second, group.merging([.stake: stake]) { $1 })
        }
      }
    }
    return findings
  }

  /// The same question in two voices, for each arm and language.
  private static func framings(of cells: [Cell], target: String) -> [Finding] {
    let voices = Set(cells.map(\.key.framing)).sorted()
    var findings: [Finding] = []
    for (arm, cells) in byLevel(cells, .arm) {
      for (language, cells) in byLevel(cells, .language) {
        for (place, first) in voices.enumerated() {
          for second in voices.dropFirst(place + 1) {
            let couples = couples(
              cells.filter { $0.key.framing == first },
              cells.filter { $0.key.framing == second }
            ) { "\($0.topic)/\($0.question)/\($0.form)" }
            findings += contrasts(
              couples, .framing, first, second,
              [.target: target, .arm: arm, .language: language])
          }
        }
      }
    }
    return findings
  }

  /// An event against the same kind of event under other stakes, for each language.
  ///
  /// Each question about the event is coupled with the same question about one mirror; where
  /// a pair has several mirrors, the questions take them in turn, so that no row of the event
  /// counts twice. Single stakes are compared as well where there are enough couples.
  private static func mirrors(
    of cells: [Cell], _ group: [Finding.Factor: String]
  ) -> [Finding] {
    var findings: [Finding] = []
    for (language, cells) in byLevel(cells, .language) {
      let group = group.merging([.language: language]) { $1 }
      let mirrored = cells.filter { $0.key.stake != nil && $0.key.pair != nil }
      let stakes = byLevel(mirrored, .stake)
      for (stake, own) in stakes {
        let others = mirrored.filter { $0.key.stake != stake }
        let one = inTurn(own, among: others)
        findings += contrasts(
          couples(own, one, by: \.mirror), .stake, stake, Finding.Contrast.mirrors, group)
        for (other, rows) in stakes where other > stake {
          let couples = couples(own, rows, by: \.mirror)
          if couples.couples.count >= 20 {
            findings += contrasts(couples, .stake, stake, other, group)
          }
        }
      }
    }
    return findings
  }

  /// Of the mirrors' rows one for each row of the event, taking the mirrors in turn.
  private static func inTurn(_ own: [Cell], among others: [Cell]) -> [Cell] {
    let candidates = Dictionary(grouping: others) { $0.key.mirror ?? "" }
    let keys = Set(own.compactMap(\.key.mirror)).sorted()
    return keys.enumerated().compactMap { turn, key in
      guard let rows = candidates[key]?.sorted(by: { $0.key < $1.key }), !rows.isEmpty else {
        return nil
      }
      return rows[turn % rows.count]
    }
  }

  /// Halves that belong together, and how many had no measured partner.
  private struct Couples {
    var couples: [(a: Cell, b: Cell)] = []
  }

  private static func couples(
    _ first: [Cell], _ second: [Cell], by key: (Cell.Key) -> String?
  ) -> Couples {
    // Should two rows share a key (two topics of one stake in one pair), the first stands.
    let partners = Dictionary(
      second.compactMap { cell in key(cell.key).map { ($0, cell) } }
    ) { one, _ in one }
    var used: Set<String> = []
    var couples = Couples()
    for cell in first {
      guard let name = key(cell.key), let partner = partners[name], used.insert(name).inserted
      else { continue }
      couples.couples.append((cell, partner))
    }
    return couples
  }

  private static func contrasts(
    _ couples: Couples, _ factor: Finding.Factor, _ a: String, _ b: String,
    _ group: [Finding.Factor: String]
  ) -> [Finding] {
    guard couples.couples.count >= fewestCouples else { return [] }
    return tallies.map { tally in
      var (both, onlyA, onlyB, neither, leftOut) = (0, 0, 0, 0, 0)
      for couple in couples.couples {
        switch (couple.a.mostly(tally), couple.b.mostly(tally)) {
        case (true?, true?): both += 1
        case (true?, false?): onlyA += 1
        case (false?, true?): onlyB += 1
        case (false?, false?): neither += 1
        default: leftOut += 1
        }
      }
      let n = both + onlyA + onlyB + neither
      return Finding(
        group: group,
        contrast: Finding.Contrast(
          factor: factor, a: a, b: b, tally: tally, both: both, onlyA: onlyA, onlyB: onlyB,
          neither: neither, leftOut: leftOut,
          difference: n == 0 ? nil : Double(onlyA - onlyB) / Double(n),
          interval: tangoInterval(onlyA: onlyA, onlyB: onlyB, of: n).map(Finding.Interval.init),
          pValue: n == 0 ? nil : exactMcNemar(onlyA: onlyA, onlyB: onlyB),
          method:
            "Tango score interval, 0.95; exact McNemar test; Holm's adjustment over comparisons of one kind"
        ))
    }
  }

  private static func adjusted(_ findings: [Finding]) -> [Finding] {
    var findings = findings
    let families = Dictionary(grouping: findings.indices) { index in
      findings[index].contrast.map {
        "\($0.factor) \($0.tally) \($0.b == Finding.Contrast.mirrors)"
      } ?? ""
    }
    for family in families.values {
      let members = family.filter { findings[$0].contrast?.pValue != nil }
      let values = holmAdjusted(members.map { findings[$0].contrast!.pValue! })
      for (index, value) in zip(members, values) {
        findings[index].contrast!.conclude(adjustedPValue: value)
      }
    }
    return findings
  }

  private static func byLevel(
    _ cells: [Cell], _ factor: Finding.Factor
  ) -> [(key: String, value: [Cell])] {
    Dictionary(grouping: cells) { $0.key.level(of: factor) }.sorted { $0.key < $1.key }
  }
}

extension Cell.Key {
  /// Shared by the same question about the events of one pair, asked in the same way.
  fileprivate var mirror: String? {
    pair.map { [$0, question, form, framing, language].joined(separator: "/") }
  }
}

extension Cell {
  /// Whether most of the measured samples were counted there; `nil` if half were, or none
  /// was measured.
  fileprivate func mostly(_ tally: Tally) -> Bool? {
    let twice = 2 * tallies[tally, default: 0]
    return measured == 0 || twice == measured ? nil : twice > measured
  }
}
