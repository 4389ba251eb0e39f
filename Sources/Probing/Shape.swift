import Languages
import Records
import Yams

/// What may stand where in a topic: the keys of every level, and the kinds of their values.
///
/// `samples/topic.schema.json` says the same to editors; a test holds them together.
indirect enum Shape: Sendable {
  /// Any text, not empty.
  case text
  /// One of these.
  case choice([String])
  /// A day, `2026-11-23`.
  case day
  /// Language tags, each with a value.
  case byLanguage(Shape)
  case list(Shape)
  case object([Member])
  /// The first where there is a mapping, else the second.
  case mappingOr(Shape, Shape)

  struct Member: Sendable {
    var key: String
    var shape: Shape
    var isRequired: Bool
  }

  private static func must(_ key: String, _ shape: Shape) -> Member {
    Member(key: key, shape: shape, isRequired: true)
  }

  private static func may(_ key: String, _ shape: Shape) -> Member {
    Member(key: key, shape: shape, isRequired: false)
  }

  static let reviewers = Reviewer.allCases.map(\.rawValue)

  private static let claim = Shape.object([
    must("id", .text), must("statement", .byLanguage(.text)), must("source", .text),
    must("wordings", .byLanguage(.list(.text))),
  ])

  static let topic = Shape.object([
    must("id", .text),
    must("names", .byLanguage(.text)),
    must("theme", .text),
    must("arm", .choice(Probe.Arm.allCases.map(\.rawValue))),
    may("stake", .text),
    may("pair", .text),
    may(
      "why", .object([must("text", .text), may("source", .text), may("date", .day)])),
    may("facts", .list(claim)),
    may(
      "contested",
      .list(
        .object([
          must("id", .text), must("statement", .byLanguage(.text)), must("source", .text),
        ]))),
    may("narratives", .list(claim)),
    must(
      "questions",
      .list(
        .object([
          must("id", .text), must("form", .choice(Form.written.map(\.rawValue))),
          must("text", .byLanguage(.text)), may("hypothetical", .byLanguage(.text)),
          may("facts", .list(.text)),
        ]))),
    must(
      "reviewed",
      .object([
        must("date", .day),
        must("by", .mappingOr(.byLanguage(.choice(reviewers)), .choice(reviewers))),
      ])),
  ])

  /// What of a node is not of this shape: the way to it, its line, and what to do.
  func faults(in node: Node, at path: Path = []) -> [(line: Int?, what: String)] {
    let line = node.mark?.line
    func isNot(_ kind: String) -> [(line: Int?, what: String)] {
      [(line, "\(path) is not \(kind)")]
    }
    switch self {
    case .text:
      guard let text = node.scalar?.string else { return isNot("a text") }
      return text.contains { !$0.isWhitespace }
        ? [] : [(line, "\(path) is empty; write it or leave the key out")]
    case .choice(let values):
      return node.scalar.map { values.contains($0.string) } == true
        ? [] : isNot(values.orList)
    case .day:
      return node.scalar.map { Day.isValid($0.string) } == true
        ? [] : isNot("a date like 2026-11-23")
    case .byLanguage(let shape):
      guard let members = node.mapping else { return isNot("a list of texts by language tag") }
      return members.flatMap { key, value -> [(line: Int?, what: String)] in
        let tag = key.scalar?.string ?? ""
        guard Languages[tag] != nil else {
          let known = Languages.all.map(\.tag).joined(separator: ", ")
          return [(key.mark?.line, "no language has the tag '\(tag)'; there are \(known)")]
        }
        return shape.faults(in: value, at: path / tag)
      }
    case .list(let shape):
      guard let items = node.sequence else { return isNot("a list") }
      return items.enumerated().flatMap { shape.faults(in: $1, at: path / $0) }
    case .object(let members):
      return Shape.faults(of: members, in: node, at: path)
    case .mappingOr(let first, let second):
      return (node.mapping == nil ? second : first).faults(in: node, at: path)
    }
  }

  private static func faults(
    of members: [Member], in node: Node, at path: Path
  ) -> [(line: Int?, what: String)] {
    let keys = members.map(\.key).joined(separator: ", ")
    guard let given = node.mapping else {
      return [(node.mark?.line, "\(path) is not an object with the keys \(keys)")]
    }
    var faults: [(line: Int?, what: String)] = []
    for (key, value) in given {
      if let member = members.first(where: { $0.key == key.scalar?.string }) {
        faults += member.shape.faults(in: value, at: path / member.key)
      } else {
        faults.append(
          (key.mark?.line, "unknown key '\(key.scalar?.string ?? "?")'; \(path) may have \(keys)"))
      }
    }
    let known = Set(given.map { $0.key.scalar?.string })
    for member in members where member.isRequired && !known.contains(member.key) {
      faults.append((node.mark?.line, "'\(member.key)' is missing in \(path)"))
    }
    return faults
  }
}

extension Path: CustomStringConvertible {
  /// `facts[2].statement.en`, counted from 1 as people do.
  var description: String {
    let text = steps.reduce(into: "") { text, step in
      switch step {
      case .key(let key): text += text.isEmpty ? key : ".\(key)"
      case .place(let place): text += "[\(place + 1)]"
      }
    }
    return text.isEmpty ? "the topic" : text
  }
}

extension [String] {
  /// `a, b or c`.
  var orList: String {
    count > 1 ? dropLast().joined(separator: ", ") + " or " + self[count - 1] : first ?? ""
  }
}

/// Calendar days as topics write them.
enum Day {
  /// Whether a text is a day of the calendar, `2026-11-23`.
  static func isValid(_ text: String) -> Bool {
    guard let match = text.wholeMatch(of: /([0-9]{4})-([0-9]{2})-([0-9]{2})/),
      let year = Int(match.1), let month = Int(match.2), let day = Int(match.3),
      (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }
}
