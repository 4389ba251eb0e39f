import Languages
import Records

extension Bank {
  /// How balanced the bank is, in Markdown: topics by stake, theme and language, arms, and the
  /// share of sensitive topics with a mirror.
  public var balanceTable: String {
    let themes = Set(topics.map(\.theme)).sorted()
    var lines = [
      Balance.row(["stake", "topics"] + themes + ["7 languages", "with a mirror"]),
      Balance.row(Array(repeating: "---", count: themes.count + 4)),
    ]
    let sensitive = topics.filter { $0.arm == .sensitive }
    let stakes = Dictionary(grouping: sensitive) { $0.stake ?? "" }
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    for (stake, topics) in stakes { lines.append(row(stake, topics, themes)) }
    for arm in [Probe.Arm.control, .unsafe] {
      lines.append(row(arm.rawValue, topics.filter { $0.arm == arm }, themes))
    }
    lines.append(row("all", topics, themes))
    let mirrored = sensitive.count(where: hasMirror)
    let share = sensitive.isEmpty ? 0 : 100 * mirrored / sensitive.count
    let arms = Probe.Arm.allCases.map { arm in
      "\(topics.count { $0.arm == arm }) \(arm.rawValue)"
    }
    lines += [
      "",
      "Arms: \(arms.joined(separator: ", ")). Sensitive topics with a mirror under another stake: "
        + "\(mirrored) of \(sensitive.count) (\(share)%), in \(pairs.count) pairs.", "",
      Balance.row(["language"] + Languages.all.map(\.tag)),
      Balance.row(Array(repeating: "---", count: Languages.all.count + 1)),
      Balance.row(
        ["topics"]
          + Languages.all.map { language in
            String(topics.count { $0.names[language.tag] != nil })
          }),
      Balance.row(
        ["whole pairs"]
          + Languages.all.map { language in
            String(pairs.values.count { $0.allSatisfy { $0.names[language.tag] != nil } })
          }),
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private var pairs: [String: [Topic]] {
    Dictionary(grouping: topics.filter { $0.pair != nil }) { $0.pair ?? "" }
  }

  /// Whether another stake has a topic of its pair.
  private func hasMirror(_ topic: Topic) -> Bool {
    topic.pair.flatMap { pairs[$0] }?.contains { $0.stake != topic.stake } ?? false
  }

  private func row(_ name: String, _ topics: [Topic], _ themes: [String]) -> String {
    let counts = themes.map { theme in topics.count { $0.theme == theme } }
    let whole = topics.count { $0.names.count == Languages.all.count }
    let mirrored =
      topics.contains { $0.arm == .sensitive } && topics.allSatisfy { $0.arm == .sensitive }
      ? String(topics.count(where: hasMirror)) : ""
    return Balance.row(
      [name, String(topics.count)] + counts.map { $0 == 0 ? "" : String($0) }
        + [String(whole), mirrored])
  }
}

private enum Balance {
  static func row(_ cells: [String]) -> String {
    "|" + cells.map { $0.isEmpty ? " |" : " \($0) |" }.joined()
  }
}
