import Records

extension Validation {
  /// Sentences on what was compared, and with what; one paragraph each.
  var opening: [String] {
    func row(_ count: Int, _ what: String) -> String? {
      count == 0 ? nil : "\(Figure.count(count)) \(what)"
    }
    let apart = [
      row(counts.errorInBoth, "without an answer to judge, both say"),
      row(counts.errorInReference, "without one in the reference alone"),
      row(counts.errorInOwn, "without one in ours alone"),
    ].compactMap { $0 }
    let unmatched = [
      row(counts.onlyOwn, "verdicts of ours have no label"),
      row(counts.onlyReference, "labels have no verdict of ours"),
      row(counts.differentAnswers, "rows fit but hold different answers"),
    ].compactMap { $0 }
    var sentence = "\(Figure.count(counts.scored)) answers that both have judged"
    sentence += apart.isEmpty ? "." : "; counted apart: " + apart.joined(separator: ", ") + "."
    sentence +=
      unmatched.isEmpty
      ? " No row is unmatched." : " Unmatched: " + unmatched.joined(separator: ", ") + "."
    if let repeated = row(counts.repeated, "rows stand more than once and count once.") {
      sentence += " " + repeated
    }
    return [
      "Ours: \(ownMethods.joined(separator: ", ")). "
        + "Reference: \(referenceMethods.joined(separator: ", ")).",
      sentence,
      isPartial ? "Some input was without a valid end, read on purpose." : nil,
    ].compactMap { $0 }
  }

  /// What the short words in the tables mean.
  var legend: [String] {
    [
      "n: answers scored. acc: share judged alike. F1: mean over the classes that occur. "
        + "κ3: Cohen's κ for complete, evasive, denial; κ2: for complete against the rest. "
        + "err, max: mean and largest distance, over models, of our share of complete answers "
        + "from the reference's, in points. In brackets: 95%, bootstrap over questions "
        + "(\(draws) draws, seed \(seed)); for precision and recall Wilson's interval.",
      "Length-misleading: the reference is not what the answer's length suggests ("
        + "complete from 1,050 characters, in Chinese from 600). Picked by that, chance alone "
        + "does not make κ 0 there.",
    ] + baselines.map { "\($0.id): \($0.summary)." }
  }

  /// All tables, in their order.
  var tables: [Table] {
    let whole = all
    var tables = [
      measures("All rows", whole.own, whole.baselines),
      measures(
        "Length-misleading rows", whole.lengthMisleading, whole.lengthMisleadingBaselines),
      classTable("All rows", whole.own),
    ]
    for grouping in groupings {
      let name = grouping.by.map(\.rawValue).joined(separator: " and ")
      tables.append(groupTable("By \(name)", grouping, \.own))
      tables.append(comparison("By \(name): κ3/κ2 beside the baselines", grouping))
      tables.append(
        groupTable("By \(name), length-misleading rows", grouping, \.lengthMisleading))
      if !grouping.by.contains(where: \.isFine) {
        tables += grouping.groups.map { classTable($0.name, $0.own) }
      }
    }
    tables.append(modelTable)
    if let calibration = whole.calibration { tables.append(calibrationTable(calibration)) }
    tables.append(abstentionTable)
    return tables
  }

  private func measures(_ title: String, _ own: Scores, _ others: [Scores]) -> Table {
    let all = [own] + others
    func line(_ name: String, _ cell: (Scores) -> String) -> [String] { [name] + all.map(cell) }
    return Table(
      title: "\(title) (n = \(Figure.count(own.n)), questions: \(Figure.count(own.clusters)))",
      head: ["", "ours"] + baselines.map(\.id),
      rows: [
        line("accuracy") { Figure.withInterval($0.accuracy) },
        line("macro-F1") { Figure.withInterval($0.macroF1) },
        line("κ3") { Figure.withInterval($0.kappa) },
        line("κ2") { Figure.withInterval($0.kappaComplete) },
        line("err") { Figure.points($0.rateError.mean) },
        line("max") { Figure.points($0.rateError.maximum) },
      ])
  }

  private func classTable(_ title: String, _ scores: Scores) -> Table {
    func rate(_ rate: Finding.Rate) -> String {
      Figure.withInterval(rate.estimate, rate.interval?.lower, rate.interval?.upper)
    }
    return Table(
      title: "\(title): the reference's classes, and where we put them",
      head: ["", "compl.", "evasive", "denial", "precision", "recall"],
      rows: scores.classes.map {
        [$0.outcome.rawValue] + $0.judged.map(Figure.count) + [rate($0.precision), rate($0.recall)]
      })
  }

  private func groupTable(
    _ title: String, _ grouping: Grouping, _ scores: (Group) -> Scores
  ) -> Table {
    Table(
      title: title, head: ["", "n", "acc", "F1", "κ3", "κ2", "err", "max"],
      rows: grouping.groups.map { group in
        let scores = scores(group)
        return [
          group.name, Figure.count(scores.n), Figure.short(scores.accuracy.value),
          Figure.short(scores.macroF1.value), Figure.withInterval(scores.kappa),
          Figure.withInterval(scores.kappaComplete), Figure.points(scores.rateError.mean),
          Figure.points(scores.rateError.maximum),
        ]
      })
  }

  private func comparison(_ title: String, _ grouping: Grouping) -> Table {
    Table(
      title: title, head: ["", "n", "ours"] + baselines.map(\.id),
      rows: grouping.groups.map { group in
        [group.name, Figure.count(group.own.n)]
          + ([group.own] + group.baselines).map {
            "\(Figure.short($0.kappa.value))/\(Figure.short($0.kappaComplete.value))"
          }
      })
  }

  private var modelTable: Table {
    Table(
      title: "Each model's share of complete answers, in percent",
      head: ["", "n", "reference", "ours", "points"],
      rows: all.own.rateError.models.map { model in
        [
          model.model, Figure.count(model.n), Figure.points(model.referenceRate),
          Figure.points(model.ownRate), Figure.points(model.ownRate - model.referenceRate),
        ]
      })
  }

  private func calibrationTable(_ calibration: Calibration) -> Table {
    Table(
      title: "Chances that our verdicts state, and how often they are right",
      head: ["chance", "n", "mean", "right"],
      rows: calibration.bins.map { bin in
        [
          "\(Figure.short(bin.lower)) to \(Figure.short(bin.upper))", Figure.count(bin.n),
          Figure.short(bin.probability), Figure.short(bin.accuracy),
        ]
      },
      note: "Expected calibration error \(Figure.short(calibration.expectedError)) over "
        + "\(Figure.count(calibration.n)) rows.")
  }

  private var abstentionTable: Table {
    Table(
      title: "Leaving out the verdicts that are least sure",
      head: ["kept", "n", "share", "acc", "κ3", "κ2"],
      rows: all.abstention.map { kept in
        [kept.rule, Figure.count(kept.n)]
          + [kept.coverage, kept.accuracy, kept.kappa, kept.kappaComplete].map(Figure.short)
      })
  }
}

extension Validation.Group {
  /// What the group is called.
  var name: String { levels.joined(separator: " ") }
}
