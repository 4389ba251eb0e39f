import Records
import Yams

/// Topics as they come in: a file, or the whole of standard input.
public struct TopicSource: Sendable {
  /// The file's name as it was given; `nil` for standard input.
  public var file: String?
  public var bytes: [UInt8]

  public init(file: String? = nil, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  /// The bytes as text.
  var text: String {
    get throws(ProbingError) {
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
      throw .notUTF8(file: file, line: bad + 1)
    }
  }
}

/// One topic's YAML and where it stands.
struct Document: Sendable {
  /// The place of its source among all.
  var source: Int
  var file: String?
  /// Its number in the source, from 1.
  var number: Int
  /// The number of its first line in the source, from 1.
  var firstLine: Int
  var text: String

  /// The documents of a source: files put together by `cat` are told apart by the `id:` that
  /// each begins with, whether or not `---` stands between them.
  static func documents(in source: TopicSource, at place: Int) throws(ProbingError) -> [Document] {
    let text = try source.text
    var documents: [Document] = []
    var lines: [Substring] = []
    var (first, hasID) = (1, false)
    func close() {
      let isContent = lines.contains { line in
        let start = line.utf8.drop { $0 == 0x20 }
        return !start.isEmpty && start.first != UInt8(ascii: "#")
      }
      if isContent {
        documents.append(
          Document(
            source: place, file: source.file, number: documents.count + 1, firstLine: first,
            text: lines.joined(separator: "\n") + "\n"))
      }
      lines = []
      hasID = false
    }
    // Bytes, not characters: carriage return and line feed are one character in Swift.
    let split = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, bytes) in split.enumerated() {
      let line = Substring(bytes.last == 0x0D ? bytes.dropLast() : bytes)
      let beginsTopic = line.utf8.starts(with: "id:".utf8)
      if line.utf8.starts(with: "---".utf8) || beginsTopic && hasID {
        close()
        first = index + (beginsTopic ? 1 : 2)
        if !beginsTopic { continue }
      }
      hasID = hasID || beginsTopic
      lines.append(line)
    }
    close()
    return documents
  }

  /// The document's nodes; throws its fault.
  func composed() throws(Composing) -> Node? {
    do {
      // Every scalar is a text here: looking for numbers and dates in them takes time.
      return try Yams.compose(yaml: text, .basic)
    } catch {
      guard let error = error as? YamlError else { throw Composing(line: nil, what: "\(error)") }
      throw explain(error)
    }
  }

  /// Why a document is no YAML.
  struct Composing: Error {
    /// In the document, from 1.
    var line: Int?
    var what: String
  }

  private func explain(_ error: YamlError) -> Composing {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let line = lines.dropFirst(mark.line - 1).first ?? ""
      return Composing(
        line: mark.line,
        what: line.utf8.contains(0x09)
          ? "a tab; indent with spaces"
          : "not valid YAML: \(problem); check its indentation, colons and quotation marks")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first ?? ""
      return Composing(
        line: secondLine(of: key, after: context.mark),
        what: "the key '\(key)' stands twice; keep one")
    default:
      return Composing(line: nil, what: "not valid YAML")
    }
  }

  /// The line on which a key stands for the second time, as far as lines tell.
  private func secondLine(of key: String, after mark: Mark) -> Int {
    let later = lines.enumerated().dropFirst(mark.line).first { _, line in
      let indent = line.prefix { $0 == " " || $0 == "-" }.count
      return indent == mark.column - 1 && line.dropFirst(indent).hasPrefix("\(key):")
    }
    return later.map { $0.offset + 1 } ?? mark.line
  }

  /// A short digest of the topic: of its text from the first key to the last value, so that
  /// comments and empty lines around it, which belong to no topic, change nothing.
  var version: String {
    func isAround(_ line: Substring) -> Bool {
      let start = line.utf8.first { $0 != 0x20 }
      return start == nil || start == UInt8(ascii: "#")
    }
    let lines = lines
    guard let first = lines.firstIndex(where: { !isAround($0) }),
      let last = lines.lastIndex(where: { !isAround($0) })
    else { return "" }
    let own = text[lines[first].startIndex..<lines[last].endIndex]
    return String(Digest.hex(of: Array(own.utf8)).prefix(16))
  }

  /// The lines of the text.
  var lines: [Substring] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(Substring.init)
  }
}
