import Foundation
import Languages
import Records
import Testing

@testable import Probing

/// `samples/topic.schema.json`, which editors read, against what the decoder accepts.
struct SchemaTests {
  private let schema: JSONValue

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "samples/topic.schema.json")
    schema = try JSON.decode(JSONValue.self, from: try Data(contentsOf: file))
  }

  /// A schema, or the definition that it refers to.
  private func resolved(_ node: JSONValue?) -> JSONValue? {
    guard let name = node?["$ref"]?.string?.split(separator: "/").last else { return node }
    return schema["$defs"]?[String(name)]
  }

  private func strings(_ node: JSONValue?) -> Set<String>? {
    guard case .array(let items)? = node else { return nil }
    return Set(items.compactMap(\.string))
  }

  private func keys(_ node: JSONValue?) -> Set<String> {
    guard case .object(let members)? = node else { return [] }
    return Set(members.keys)
  }

  /// Where a shape and a schema differ.
  private func differences(_ shape: Shape, _ node: JSONValue?, _ path: String) -> [String] {
    guard let node = resolved(node) else { return ["\(path): not in the schema"] }
    func demand(_ isSame: Bool, _ what: String) -> [String] {
      isSame ? [] : ["\(path): \(what)"]
    }
    switch shape {
    case .text, .day:
      // Closed lists of codes are texts to the shape, and checked elsewhere.
      return demand(node["type"]?.string == "string" || node["enum"] != nil, "no text")
    case .choice(let values):
      return demand(strings(node["enum"]) == Set(values), "other values")
    case .list(let item):
      return differences(item, node["items"], path + "[]")
    case .byLanguage(let value):
      let tags = Set(Languages.all.map(\.tag))
      return demand(keys(node["properties"]) == tags, "other languages")
        + demand(node["additionalProperties"] == .bool(false), "takes other languages")
        + tags.flatMap { differences(value, node["properties"]?[$0], "\(path).\($0)") }
    case .mappingOr(let mapping, let other):
      guard case .array(let options)? = node["oneOf"], options.count == 2 else {
        return ["\(path): not one of two"]
      }
      return differences(other, options[0], path) + differences(mapping, options[1], path)
    case .object(let members):
      let required = Set(members.filter(\.isRequired).map(\.key))
      return demand(keys(node["properties"]) == Set(members.map(\.key)), "other keys")
        + demand(strings(node["required"]) == required, "other keys are required")
        + demand(node["additionalProperties"] == .bool(false), "takes other keys")
        + members.flatMap {
          differences($0.shape, node["properties"]?[$0.key], "\(path).\($0.key)")
        }
    }
  }

  @Test func `the schema for editors has the decoder's keys, at every level`() {
    #expect(differences(Shape.topic, schema, "topic") == [])
  }

  @Test func `the schema for editors has the same codes of themes and countries`() {
    #expect(strings(schema["properties"]?["theme"]?["enum"]) == Set(Themes.names.keys))
    #expect(strings(schema["properties"]?["stake"]?["enum"]) == Countries.codes)
    #expect(Countries.codes.count == 249)
    #expect(Themes.replaced.values.allSatisfy { Themes.names[$0] != nil })
  }
}
