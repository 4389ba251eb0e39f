import Foundation
import Languages
import Records
import Yams

/// Topics read from YAML documents, checked, and turned into probes.
public struct Bank: Sendable {
  let topics: [Topic]

  /// Reads any number of YAML documents: files put together by `cat` are told apart by the
  /// `id:` that each begins with, whether or not `---` stands between them.
  ///
  /// Throws ``ProbingError`` if a document cannot be read or a topic has a fault.
  public init(yaml bytes: [UInt8]) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw ProbingError.notUTF8 }
    var topics: [Topic] = []
    for (index, document) in Bank.documents(in: text).enumerated() {
      topics.append(try Bank.topic(document, number: index + 1))
    }
    guard !topics.isEmpty else { throw ProbingError.noTopics }
    let faults = Lint.faults(in: topics)
    guard faults.isEmpty else { throw ProbingError.faults(faults) }
    self.topics = topics
  }

  /// A piece of the input and the number of its first line, from 1.
  private struct Document {
    var text: String
    var firstLine: Int
  }

  private static func documents(in text: String) -> [Document] {
    var documents: [Document] = []
    var lines: [Substring] = []
    var first = 1
    func close() {
      let isContent = lines.contains { line in
        let start = line.drop { $0 == " " || $0 == "\r" }
        return !start.isEmpty && !start.hasPrefix("#")
      }
      if isContent {
        documents.append(Document(text: lines.joined(separator: "\n") + "\n", firstLine: first))
      }
      lines = []
    }
    // Bytes, not characters: carriage return and line feed are one character in Swift.
    let split = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, bytes) in split.enumerated() {
      let line = Substring(bytes.last == 0x0D ? bytes.dropLast() : bytes)
      let beginsTopic = line.hasPrefix("id:")
      if line.hasPrefix("---") || beginsTopic && lines.contains(where: { $0.hasPrefix("id:") }) {
        close()
        first = index + (beginsTopic ? 1 : 2)
        if !beginsTopic { continue }
      }
      lines.append(line)
    }
    close()
    return documents
  }

  private static func topic(_ document: Document, number: Int) throws -> Topic {
    do {
      if let keys = try Yams.compose(yaml: document.text)?.mapping?.keys {
        for key in keys {
          guard let name = key.string, !Topic.keys.contains(name) else { continue }
          let line = key.mark.map { $0.line + document.firstLine - 1 }
          throw ProbingError.unreadable(
            document: number, line: line,
            what:
              "unknown key '\(name)'; a topic has \(Topic.keys.sorted().joined(separator: ", "))")
        }
      }
      return try YAMLDecoder().decode(Topic.self, from: document.text)
    } catch let error as ProbingError {
      throw error
    } catch let error as YamlError {
      let (line, what) = explain(error)
      throw ProbingError.unreadable(
        document: number, line: line.map { $0 + document.firstLine - 1 }, what: what)
    } catch {
      throw ProbingError.unreadable(
        document: number, line: document.firstLine, what: JSON.explain(error))
    }
  }

  private static func explain(_ error: YamlError) -> (line: Int?, what: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, "not valid YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, _):
      (nil, "a key stands twice: \(duplicates.map { "\($0)" }.joined(separator: ", "))")
    default:
      (nil, "not valid YAML")
    }
  }
}
