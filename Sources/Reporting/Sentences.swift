import Records

/// What the findings say, in words that claim no more than they do.
enum Sentences {
  /// What a reader should know first.
  static func opening(_ report: Report) -> String {
    let (measured, missing) = report.totals
    let targets = report.targets.count
    return "\(measured) answers of \(targets) model\(targets == 1 ? "" : "s") were measured; "
      + "\(missing) more \(missing == 1 ? "request is" : "requests are") in no rate because "
      + "nothing could be measured (cut, failed or not understood)."
  }

  /// One sentence for each contrast about complete answers that is supported, strongest first.
  static func supported(_ report: Report, limit: Int) -> [String] {
    report.contrasts
      .filter { $0.contrast!.conclusion == .supported && $0.contrast!.tally == .complete }
      .filter { $0.contrast!.factor != .stake || $0.contrast!.b == Finding.Contrast.mirrors }
      .sorted { abs($0.contrast!.difference ?? 0) > abs($1.contrast!.difference ?? 0) }
      .prefix(limit).map(sentence)
  }

  /// How many contrasts ended how.
  static func tally(_ report: Report) -> String {
    func count(_ conclusion: Finding.Contrast.Conclusion) -> Int {
      report.contrasts.count { $0.contrast!.conclusion == conclusion }
    }
    return "Of \(report.contrasts.count) paired comparisons \(count(.supported)) are supported "
      + "(adjusted p < 0.05), \(count(.notSupported)) are not, and for "
      + "\(count(.notEnoughData)) there is not enough data."
  }

  /// One contrast in words.
  static func sentence(_ finding: Finding) -> String {
    let contrast = finding.contrast!
    let target = finding.group[.target] ?? "all models"
    let what = contrast.tally == .complete ? "answers completely" : "is \(contrast.tally.rawValue)"
    let difference = contrast.difference ?? 0
    let amount = Format.points(abs(difference)).replacing("+", with: "")
    let more = difference < 0 ? "less" : "more"
    let where_ =
      switch contrast.factor {
      case .language:
        "in \(Format.language(contrast.a)) than in \(Format.language(contrast.b))"
          + subject(finding) + voice(finding)
      case .framing:
        "asked \(contrast.a) than \(contrast.b), on \(finding.group[.arm] ?? "all") subjects"
          + (finding.group[.language].map { " in \(Format.language($0))" } ?? "")
      default:
        "about \(Format.country(contrast.a)) than about "
          + (contrast.b == Finding.Contrast.mirrors
            ? "matching events elsewhere" : Format.country(contrast.b))
          + (finding.group[.language].map { ", asked in \(Format.language($0))" } ?? "")
          + voice(finding)
      }
    return "\(target) \(what) \(amount) points \(more) often \(where_) "
      + "(95% \(Format.pointsRange(contrast.interval)); \(contrast.couples) couples, "
      + "\(contrast.onlyA):\(contrast.onlyB); p = \(Format.pValue(contrast.pValue)), adjusted "
      + "\(Format.pValue(contrast.adjustedPValue)))."
  }

  private static func voice(_ finding: Finding) -> String {
    switch finding.group[.framing] {
    case nil, "direct": ""
    case let framing?: ", framing \(framing)"
    }
  }

  private static func subject(_ finding: Finding) -> String {
    guard let stake = finding.group[.stake], stake != Finding.Factor.none else {
      return ", on subjects without a stake"
    }
    return ", on subjects that touch \(Format.country(stake))"
  }

  /// What this measurement cannot tell, whatever it found.
  static let limits = [
    "Labels come from rules, or from whoever the method names; they err, and the intervals do "
      + "not include that error.",
    "Intervals of rates treat rows as independent; questions about one subject are not quite.",
    "A model that balks at everything shows it in controls and mirrors: compare before "
      + "concluding that a government's interests are the reason.",
    "A finding holds for these questions, these weights and this host; a small model says "
      + "nothing about its larger relatives.",
  ]
}
