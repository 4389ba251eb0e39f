import Foundation
import Records
import Yams

/// Topics read from YAML documents, checked, and turned into probes.
public struct Bank: Sendable {
  let topics: [Topic]

  /// Reads any number of YAML documents from each source.
  ///
  /// Throws ``ProbingError`` if a source is no text or holds no topic, or if a topic is unfit:
  /// what only misses the bank's standard is for ``faults(in:)``.
  public init(_ sources: [TopicSource]) throws(ProbingError) {
    let reading = try Reading(sources, isLinting: false)
    guard reading.faults.isEmpty else { throw .faults(reading.faults) }
    topics = reading.entries.map(\.topic)
  }

  public init(yaml bytes: [UInt8]) throws(ProbingError) {
    try self.init([TopicSource(bytes: bytes)])
  }

  init(topics: [Topic]) { self.topics = topics }

  /// Everything that keeps topics from the bank's standard, by source and line, warnings
  /// included.
  public static func faults(in sources: [TopicSource]) throws(ProbingError) -> [Fault] {
    try Reading(sources, isLinting: true).faults
  }
}

/// Topics with where they stand, and what is wrong with them.
struct Reading {
  /// A topic that could be read.
  struct Entry: Sendable {
    var topic: Topic
    /// Where it stands; without its text.
    var document: Document
    /// The lines of the topic's own keys in its source.
    var lines: [String: Int]
  }

  private(set) var entries: [Entry] = []
  private(set) var faults: [Fault] = []

  /// - Parameter isLinting: whether to find what is unsound as well, which takes longer.
  init(_ sources: [TopicSource], isLinting: Bool) throws(ProbingError) {
    var found: [(order: (Int, Int), fault: Fault)] = []
    var documents: [Document] = []
    for (place, source) in sources.enumerated() {
      documents += try Document.documents(in: source, at: place)
    }
    guard !documents.isEmpty else { throw .noTopics }
    let isAlone = Dictionary(grouping: documents, by: \.source).mapValues { $0.count == 1 }
    let read = documents.mapConcurrently { document in
      Reading.read(
        document, isLinting: isLinting, isAlone: isAlone[document.source] ?? false)
    }
    for (document, (entry, remarks)) in zip(documents, read) {
      found += remarks.map { ((document.source, $0.line ?? 0), $0) }
      if let entry { entries.append(entry) }
    }
    for (place, remark) in Lint.remarks(across: entries.map(\.topic)) {
      let entry = entries[place]
      var fault = entry.document.fault(entry.topic.id, line: nil, remark.what, remark.weight)
      if case .key(let key)? = remark.path.steps.first { fault.line = entry.lines[key] }
      found.append(((entry.document.source, fault.line ?? 0), fault))
    }
    faults =
      found.filter { isLinting || $0.fault.weight == .unfit }
      .sorted { ($0.order.0, $0.order.1, $0.fault.what) < ($1.order.0, $1.order.1, $1.fault.what) }
      .map(\.fault)
  }

  private static func read(
    _ document: Document, isLinting: Bool, isAlone: Bool
  ) -> (Entry?, [Fault]) {
    let unnamed = "document \(document.number)"
    let root: Node
    do {
      guard let node = try document.composed() else { return (nil, []) }
      root = node
    } catch {
      let line = (error.line ?? 1) + document.firstLine - 1
      return (nil, [document.fault(unnamed, line: line, error.what, .unfit)])
    }
    func line(_ own: Int?) -> Int { (own ?? 1) + document.firstLine - 1 }
    let name =
      root.mapping?.first { $0.key.scalar?.string == "id" }?.value.scalar?.string ?? unnamed
    var faults = Shape.topic.faults(in: root).map {
      document.fault(name, line: line($0.line), $0.what, .unfit)
    }
    if isLinting {
      for (place, text) in document.lines.enumerated() where text.utf8.contains(0x09) {
        faults.append(
          document.fault(name, line: line(place + 1), "a tab; write spaces", .unsound))
      }
    }
    guard !faults.contains(where: { $0.weight == .unfit }) else { return (nil, faults) }
    guard var topic = Topic(root) else {
      faults.append(document.fault(name, line: line(nil), "cannot be read", .unfit))
      return (nil, faults)
    }
    topic.version = document.version
    var remarks = Lint.remarks(on: topic)
    if isLinting {
      remarks += TranslationControl.remarks(on: topic)
      let fileName = document.file.flatMap { $0.split(separator: "/").last }
      if isAlone, let fileName, fileName != "\(topic.id).yaml" {
        remarks.append(
          Lint.Remark(["id"], "the file is not named '\(topic.id).yaml'; rename one of them"))
      }
    }
    faults += remarks.map {
      document.fault(topic.id, line: line($0.path.line(in: root)), $0.what, $0.weight)
    }
    let keys = (root.mapping ?? [:]).compactMap { key, _ in
      key.scalar.map { ($0.string, line(key.mark?.line)) }
    }
    let lines = Dictionary(keys) { first, _ in first }
    var place = document
    place.text = ""
    return (Entry(topic: topic, document: place, lines: lines), faults)
  }
}

extension Document {
  /// A fault in this document.
  ///
  /// - Parameter line: in the source, from 1.
  func fault(_ topic: String, line: Int?, _ what: String, _ weight: Fault.Weight) -> Fault {
    Fault(file: file, topic: topic, line: line, what: what, weight: weight)
  }
}
