import Records

/// The findings as one table for spreadsheets: a line for each rate and each contrast.
public enum CSVReport {
  private static let factors = Finding.Factor.allCases

  public static func text(_ report: Report) -> String {
    let head =
      ["kind"] + factors.map(\.rawValue)
      + [
        "measure", "a", "b", "count", "n", "clusters", "not_measured", "estimate", "lower",
        "upper", "p_value", "adjusted_p_value", "conclusion",
      ]
    var rows = [head]
    for finding in report.distributions { rows += rates(finding) }
    for finding in report.contrasts { rows.append(contrast(finding)) }
    return rows.map { $0.map(Escape.csv).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func rates(_ finding: Finding) -> [[String]] {
    let distribution = finding.distribution!
    let measured = Tally.allCases.compactMap { tally in
      distribution.rates[tally].map { (tally.rawValue, $0) }
    }
    let recall = distribution.recall.map { [("fact_recall", $0)] } ?? []
    return (measured + recall).map { measure, rate in
      ["rate"] + levels(finding) + [measure, "", "", String(rate.numerator)]
        + [String(rate.denominator), String(distribution.clusters)]
        + [String(distribution.notMeasured), number(rate.estimate)]
        + [number(rate.interval?.lower), number(rate.interval?.upper), "", "", ""]
    }
  }

  private static func contrast(_ finding: Finding) -> [String] {
    let contrast = finding.contrast!
    return ["contrast"] + levels(finding)
      + [contrast.tally.rawValue, contrast.a, contrast.b, "\(contrast.onlyA):\(contrast.onlyB)"]
      + [String(contrast.couples), "", String(contrast.leftOut), number(contrast.difference)]
      + [number(contrast.interval?.lower), number(contrast.interval?.upper)]
      + [number(contrast.pValue), number(contrast.adjustedPValue), contrast.conclusion.rawValue]
  }

  private static func levels(_ finding: Finding) -> [String] {
    factors.map { finding.group[$0] ?? "" }
  }

  private static func number(_ value: Double?) -> String { value.map { String($0) } ?? "" }
}
