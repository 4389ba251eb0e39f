import Records

extension Lint {
  /// What is wrong between topics: each remark with the place of its topic.
  static func remarks(across topics: [Topic]) -> [(place: Int, remark: Remark)] {
    twins(in: topics) + pairs(in: topics)
  }

  private static func twins(in topics: [Topic]) -> [(place: Int, remark: Remark)] {
    Dictionary(grouping: topics.indices) { topics[$0].id }.filter { $0.value.count > 1 }
      .flatMap { id, places in
        places.dropFirst().map { place in
          (
            place,
            Remark(
              ["id"], "the id stands \(places.count) times: '\(id)'; rename or drop one", .unfit)
          )
        }
      }
  }

  private static func pairs(in topics: [Topic]) -> [(place: Int, remark: Remark)] {
    var remarks: [(place: Int, remark: Remark)] = []
    let paired = topics.indices.filter { topics[$0].pair != nil }
    for (pair, places) in Dictionary(grouping: paired, by: { topics[$0].pair ?? "" }) {
      let first = topics[places[0]]
      let stakes = Set(places.compactMap { topics[$0].stake })
      for place in places {
        let topic = topics[place]
        if topic.arm == .sensitive, stakes.count < 2 {
          remarks.append(
            (
              place,
              Remark(
                ["pair"],
                "no mirror: no other stake has a topic of the pair '\(pair)'; "
                  + "add one, or lint it together with its mirrors")
            ))
        }
        let questions = topic.questions.map(\.id)
        if Set(questions) != Set(first.questions.map(\.id)) {
          remarks.append(
            (
              place,
              Remark(
                ["questions"],
                "its question ids differ from those of \(first.id), the other half of the pair "
                  + "'\(pair)'; ask \(first.questions.map(\.id).joined(separator: ", "))",
                .unfit)
            ))
        }
        let difference = Set(topic.names.keys).symmetricDifference(first.names.keys).sorted()
        if !difference.isEmpty {
          remarks.append(
            (
              place,
              Remark(
                ["names"],
                "its languages differ from those of \(first.id), its mirror, by "
                  + "\(difference.joined(separator: ", ")); those are asked without a mirror",
                .warning)
            ))
        }
      }
    }
    return remarks
  }
}
