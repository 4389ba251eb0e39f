extension Section {
  /// What was found, in words, and what that is worth.
  static let summary = Section(id: "summary", title: "In words") { report, _ in
    let supported = Sentences.supported(report, limit: 12)
    return [
      HTML.element("p", [:], Sentences.tally(report)),
      supported.isEmpty
        ? .empty
        : .element("ul", [:], supported.map { .element("li", [:], $0) }),
      .element("h3", [:], "Before you quote this"),
      .element("ul", [:], Sentences.limits(report).map { .element("li", [:], $0) }),
    ].joined
  }
}
