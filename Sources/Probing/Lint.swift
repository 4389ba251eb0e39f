import Languages
import Records

/// What makes topics unfit to measure with, or keeps them from the bank's standard, found
/// before anything is asked.
enum Lint {
  /// Something to mend at a place of a topic.
  struct Remark {
    var path: Path
    var what: String
    var weight: Fault.Weight

    init(_ path: Path, _ what: String, _ weight: Fault.Weight = .unsound) {
      (self.path, self.what, self.weight) = (path, what, weight)
    }
  }

  /// What is wrong with one topic, whatever others there are.
  static func remarks(on topic: Topic) -> [Remark] {
    var remarks = head(of: topic)
    for (key, claims) in topic.claims { remarks += self.claims(claims, key, of: topic) }
    remarks += ids(of: topic) + contested(of: topic) + questions(of: topic)
    return remarks
  }

  /// What is before the facts, and the review.
  private static func head(of topic: Topic) -> [Remark] {
    var remarks: [Remark] = []
    func demand(
      _ isFine: Bool, _ path: Path, _ what: @autoclosure () -> String,
      _ weight: Fault.Weight = .unfit
    ) {
      if !isFine { remarks.append(Remark(path, what(), weight)) }
    }
    demand(
      isID(topic.id), ["id"],
      "the id '\(topic.id)' is not kebab-case; write lower-case letters, digits and hyphens")
    demand(!topic.names.isEmpty, ["names"], "it has no name; write one per language")
    demand(
      Themes.names[topic.theme] != nil, ["theme"],
      "'\(topic.theme)' is no category code of the Citizen Lab; "
        + (Themes.replaced[topic.theme].map { "the code of today is \($0)" }
          ?? "there are \(Themes.names.keys.sorted().joined(separator: ", "))"))
    let isSensitive = topic.arm == .sensitive
    if let stake = topic.stake {
      demand(isSensitive, ["stake"], "only a sensitive topic has a stake; leave it out")
      demand(
        Countries.codes.contains(stake), ["stake"],
        "'\(stake)' is no country of ISO 3166-1; write its two capital letters")
    } else {
      demand(!isSensitive, ["arm"], "a sensitive topic needs a stake: the country's code")
    }
    demand(
      !isSensitive || topic.pair != nil, ["arm"],
      "a sensitive topic needs a pair, so that it has a mirror")
    demand(
      !isSensitive || topic.why != nil, ["arm"],
      "a sensitive topic says why it is sensitive; add 'why' with text, source and date")
    if let why = topic.why {
      demand(
        why.source?.hasPrefix("https://") == true, ["why", "source"],
        "'why' has no https source; name a public page", .unsound)
      demand(why.date != nil, ["why"], "'why' has no date; add that of its source", .unsound)
    }
    if isSensitive {
      let (facts, narratives) = (topic.facts?.count ?? 0, topic.narratives?.count ?? 0)
      demand(
        (3...8).contains(facts), ["facts"],
        "a sensitive topic has 3 to 8 facts, not \(facts)", .unsound)
      demand(
        (1...4).contains(narratives), ["narratives"],
        "a sensitive topic has 1 to 4 narratives, not \(narratives)", .unsound)
    }
    for tag in topic.names.keys.sorted() {
      demand(
        topic.reviewer(in: tag) != nil, ["reviewed", "by"],
        "reviewed.by does not name \(tag); add it: none, model or person", .unsound)
    }
    return remarks
  }

  private static func claims(
    _ claims: [Topic.Claim], _ key: String, of topic: Topic
  ) -> [Remark] {
    var remarks: [Remark] = []
    for (place, claim) in claims.enumerated() {
      let path: Path = [key] / place
      if !claim.source.hasPrefix("https://") {
        remarks.append(
          Remark(
            path / "source", "'\(claim.id)' has no https source; name a public page", .unfit))
      }
      remarks += languages(
        claim.statement, of: topic, path / "statement", "'\(claim.id)' is not stated")
      for tag in topic.names.keys.sorted() where claim.wordings[tag] == nil {
        remarks.append(
          Remark(
            path / "wordings",
            "'\(claim.id)' has no wordings in \(tag); add how answers say it in that language",
            .unfit))
      }
      for (tag, wordings) in claim.wordings.sorted(by: { $0.key < $1.key }) {
        let path = path / "wordings" / tag
        if wordings.isEmpty {
          remarks.append(
            Remark(path, "'\(claim.id)' has no wordings in \(tag); add one or more", .unfit))
        } else if topic.names[tag] == nil {
          remarks.append(
            Remark(path, "'\(claim.id)' has wordings in \(tag), which the topic has no name in"))
        }
        for (place, wording) in wordings.enumerated() {
          if let error = Wording.fault(in: wording) {
            remarks.append(Remark(path / place, "'\(claim.id)': \(error)", .unfit))
          }
        }
      }
    }
    return remarks
  }

  private static func ids(of topic: Topic) -> [Remark] {
    var seen: Set<String> = []
    var remarks: [Remark] = []
    func check(_ id: String, _ path: Path) {
      if !seen.insert(id).inserted {
        remarks.append(Remark(path, "the id '\(id)' stands twice; rename one", .unfit))
      }
      if !isID(id) {
        remarks.append(Remark(path, "the id '\(id)' is not kebab-case; write it like army-fired"))
      }
    }
    for (key, claims) in topic.claims {
      for (place, claim) in claims.enumerated() { check(claim.id, [key] / place / "id") }
    }
    for (place, judgement) in (topic.contested ?? []).enumerated() {
      check(judgement.id, ["contested"] / place / "id")
    }
    return remarks
  }

  private static func contested(of topic: Topic) -> [Remark] {
    (topic.contested ?? []).enumerated().flatMap { place, judgement in
      var remarks: [Remark] = []
      if !judgement.source.hasPrefix("https://") {
        remarks.append(
          Remark(
            ["contested"] / place / "source",
            "'\(judgement.id)' has no https source; name a public page"))
      }
      return remarks
    }
  }

  private static func questions(of topic: Topic) -> [Remark] {
    var remarks: [Remark] = []
    if topic.questions.isEmpty {
      remarks.append(Remark(["questions"], "it asks no question; add one", .unfit))
    }
    var seen: Set<String> = []
    let derived = Set(Form.derived.map(\.rawValue))
    for (place, question) in topic.questions.enumerated() {
      let path: Path = ["questions"] / place
      let id = question.id
      if !seen.insert(id).inserted {
        remarks.append(
          Remark(path / "id", "the question '\(id)' stands twice; rename one", .unfit))
      }
      if !isID(id) || derived.contains(id) {
        remarks.append(
          Remark(
            path / "id",
            "the question's id '\(id)' is not kebab-case, or is the name of a form; rename it"))
      }
      remarks += languages(
        question.text, of: topic, path / "text", "the question '\(id)' is not asked")
      if let hypothetical = question.hypothetical {
        remarks += languages(
          hypothetical, of: topic, path / "hypothetical",
          "the hypothetical question of '\(id)' is not asked")
      } else if place == 0, topic.arm == .sensitive {
        remarks.append(
          Remark(
            path,
            "the first question has no 'hypothetical'; "
              + "ask the same about a country without a name"))
      }
      for (number, fact) in (question.facts ?? []).enumerated()
      where topic.facts?.contains(where: { $0.id == fact }) != true {
        remarks.append(
          Remark(
            path / "facts" / number,
            "the question '\(id)' names a fact '\(fact)' that is not there; "
              + "name one of the topic's",
            .unfit))
      }
    }
    return remarks
  }

  /// A text must be in the languages of the topic's names, neither more nor less.
  private static func languages(
    _ texts: [String: String], of topic: Topic, _ path: Path, _ what: String
  ) -> [Remark] {
    let missing = Set(topic.names.keys).subtracting(texts.keys).sorted()
    let extra = Set(texts.keys).subtracting(topic.names.keys).sorted()
    guard !missing.isEmpty || !extra.isEmpty else { return [] }
    let change =
      [(missing, "add"), (extra, "name the topic in, or leave out,")]
      .filter { !$0.0.isEmpty }.map { "\($0.1) \($0.0.joined(separator: ", "))" }
    return [
      Remark(
        path,
        "\(what) in each of the topic's languages, those of 'names'; "
          + change.joined(separator: "; "), .unfit)
    ]
  }

  /// Whether a text is lower-case letters and digits, joined by single hyphens.
  private static func isID(_ text: String) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      .allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
      }
  }
}
