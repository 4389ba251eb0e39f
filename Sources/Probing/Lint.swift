import Languages
import Records

/// What makes a topic unfit to measure with, found before anything is asked.
enum Lint {
  static func faults(in topics: [Topic]) -> [ProbingError.Fault] {
    var faults = topics.flatMap { topic in
      check(topic).map { ProbingError.Fault(topic: topic.id, what: $0) }
    }
    for (id, same) in Dictionary(grouping: topics, by: \.id) where same.count > 1 {
      faults.append(.init(topic: id, what: "the id stands \(same.count) times"))
    }
    for (pair, members) in Dictionary(grouping: topics.filter { $0.pair != nil }, by: \.pair!) {
      for topic in members
      where Set(topic.questions.map(\.id)) != Set(members[0].questions.map(\.id)) {
        faults.append(
          .init(
            topic: topic.id,
            what: "its question ids differ from those of \(members[0].id), "
              + "the other half of the pair '\(pair)'"))
      }
    }
    return faults.sorted { ($0.topic, $0.what) < ($1.topic, $1.what) }
  }

  private static func check(_ topic: Topic) -> [String] {
    var faults: [String] = []
    func demand(_ isFine: Bool, _ what: @autoclosure () -> String) {
      if !isFine { faults.append(what()) }
    }
    demand(isID(topic.id), "the id is not kebab-case")
    demand(!topic.questions.isEmpty, "it asks no question")
    let isSensitive = topic.arm == .sensitive
    demand(
      isSensitive == (topic.stake != nil),
      isSensitive
        ? "a sensitive topic needs a stake"
        : "only a sensitive topic has a stake")
    demand(
      !isSensitive || topic.pair != nil, "a sensitive topic needs a pair, so that it has a mirror")
    demand(!isSensitive || topic.why != nil, "a sensitive topic says why it is sensitive")
    demand(
      ["none", "model", "person"].contains(topic.reviewed.by),
      "reviewed.by is none, model or person")
    for tag in topic.names.keys {
      demand(Languages[tag] != nil, "no language has the tag '\(tag)'")
    }
    var ids: Set<String> = []
    for claim in (topic.facts ?? []) + (topic.narratives ?? []) {
      demand(ids.insert(claim.id).inserted, "the id '\(claim.id)' stands twice")
      demand(claim.source.hasPrefix("https://"), "'\(claim.id)' has no https source")
      demand(
        Set(claim.statement.keys) == Set(topic.names.keys),
        "'\(claim.id)' is not stated in each of the topic's languages")
      for (tag, wordings) in claim.wordings {
        demand(!wordings.isEmpty, "'\(claim.id)' has no wordings in \(tag)")
        for wording in wordings {
          do { _ = try Wording(wording) } catch { faults.append("'\(claim.id)': \(error)") }
        }
      }
      for tag in topic.names.keys {
        demand(claim.wordings[tag] != nil, "'\(claim.id)' has no wordings in \(tag)")
      }
    }
    var questions: Set<String> = []
    for question in topic.questions {
      demand(questions.insert(question.id).inserted, "the question '\(question.id)' stands twice")
      demand(
        Set(question.text.keys) == Set(topic.names.keys),
        "the question '\(question.id)' is not asked in each of the topic's languages")
      for id in question.facts ?? [] {
        demand(
          topic.facts?.contains { $0.id == id } ?? false,
          "the question '\(question.id)' names a fact '\(id)' that is not there")
      }
    }
    return faults
  }

  private static func isID(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil
  }
}
