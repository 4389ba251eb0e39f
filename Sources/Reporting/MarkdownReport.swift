import Records

/// The report as Markdown, for issues and wikis.
public enum MarkdownReport {
  public static func text(_ report: Report) -> String {
    var lines = ["# Lacuna report", "", Sentences.opening(report), ""]
    lines += ["## Answers by whose interests they touch", ""]
    lines += table(
      [
        "model", "origin", "asked", "about", "language", "n", "complete", "95%", "evasive",
        "denial",
        "blocked", "recall of facts", "95%", "not measured",
      ],
      report.outcomes.map { finding in
        let distribution = finding.distribution!
        return [
          finding.group[.target] ?? "", finding.group[.origin] ?? "",
          finding.group[.framing] ?? "",
          Format.subject(finding.group[.subject] ?? ""), finding.group[.language] ?? "",
          String(distribution.n), Format.percent(distribution.rates[.complete]?.estimate),
          Format.range(distribution.rates[.complete]?.interval),
          Format.percent(distribution.rates[.evasive]?.estimate),
          Format.percent(distribution.rates[.denial]?.estimate),
          Format.percent(distribution.rates[.blocked]?.estimate),
          Format.percent(distribution.recall?.estimate),
          Format.range(distribution.recall?.interval), String(distribution.notMeasured),
        ]
      })
    lines += ["", "## Paired comparisons", "", Sentences.tally(report), ""]
    lines += table(
      [
        "model", "within", "a", "b", "counted", "couples", "only a : only b", "a − b, points",
        "95%", "p", "adjusted p", "conclusion",
      ],
      report.contrasts.map { finding in
        let contrast = finding.contrast!
        return [
          finding.group[.target] ?? "",
          finding.group[contrast.factor == .language ? .stake : .language] ?? "",
          contrast.a, contrast.b, contrast.tally.rawValue, String(contrast.couples),
          "\(contrast.onlyA) : \(contrast.onlyB)", Format.points(contrast.difference),
          Format.pointsRange(contrast.interval), Format.pValue(contrast.pValue),
          Format.pValue(contrast.adjustedPValue),
          contrast.conclusion.rawValue.replacing("_", with: " "),
        ]
      })
    lines += ["", "## Limits", ""] + Sentences.limits.map { "- \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> [String] {
    func line(_ cells: [String]) -> String {
      "| " + cells.map(Escape.markdown).joined(separator: " | ") + " |"
    }
    return [line(head), "|" + String(repeating: " --- |", count: head.count)] + rows.map(line)
  }
}
