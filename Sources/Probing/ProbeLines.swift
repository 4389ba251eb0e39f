import Languages
import Records

/// A topic's probes as lines: what many of them share is encoded once.
///
/// The bytes are those that ``Records/JSON`` makes of the same ``Records/Probe``.
struct ProbeLines {
  let topic: Topic
  /// Encoded claims, by language and id.
  private var claims: [String: [String: [UInt8]]] = [:]

  /// The lists of claims that each language's last probe had.
  private var latest: [String: Latest] = [:]
  private let provenance: [UInt8]?

  init(_ topic: Topic) throws {
    self.topic = topic
    provenance = try topic.why.map { try JSON.encode($0) }
  }

  mutating func row(_ asking: Asking) -> Row {
    let (request, tag, framing) = (asking.request, asking.language.tag, asking.framing.rawValue)
    let form = request.form.rawValue
    let text = JSON.encode(asking.text)
    let id = Probe.id(
      topic: topic.id, question: request.id, encodedText: text, language: tag, form: form,
      framing: framing)
    let facts = encoded(asking.facts, \.facts, tag)
    let narratives = encoded(asking.narratives, \.narratives, tag)
    return Row(.probe, size: facts.count + narratives.count + text.count + 1000) { bytes in
      func add(_ key: StaticString, _ value: String?) {
        guard let value else { return }
        bytes.append(
          contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
        JSON.append(value, to: &bytes)
      }
      func add(_ key: StaticString, encoded value: [UInt8]?) {
        guard let value else { return }
        bytes.append(
          contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
        bytes.append(contentsOf: value)
      }
      // In the order of the keys' names.
      add("{\"arm\":", topic.arm.rawValue)
      add(",\"bank_version\":", topic.version.isEmpty ? nil : topic.version)
      add(",\"facts\":", encoded: facts)
      add(",\"form\":", form)
      add(",\"framing\":", framing)
      add(",\"id\":", id)
      add(",\"language\":", tag)
      add(",\"narratives\":", encoded: narratives)
      add(",\"pair\":", topic.pair)
      add(",\"parallel\":", "\(topic.id)/\(request.id)/\(framing)")
      add(",\"provenance\":", encoded: provenance)
      add(",\"question\":", request.id)
      add(",\"reviewed_by\":", topic.reviewer(in: tag)?.rawValue)
      add(",\"stake\":", topic.stake)
      add(",\"text\":", encoded: text)
      add(",\"theme\":", topic.theme)
      add(",\"topic\":", topic.id)
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// A list of claims, encoded; many probes one after the other have the same.
  private struct List {
    var ids: [String]
    var bytes: [UInt8]
  }

  private struct Latest {
    var facts: List?
    var narratives: List?
  }

  /// The list of these claims; their ids come in the topic's order.
  private mutating func encoded(
    _ ids: [String], _ kind: WritableKeyPath<Latest, List?>, _ tag: String
  ) -> [UInt8] {
    if let list = latest[tag]?[keyPath: kind], list.ids == ids { return list.bytes }
    let known = claims[tag] ?? encodedClaims(in: tag)
    claims[tag] = known
    var bytes = [UInt8(ascii: "[")]
    for id in ids {
      if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
      bytes += known[id] ?? []
    }
    bytes.append(UInt8(ascii: "]"))
    latest[tag, default: Latest()][keyPath: kind] = List(ids: ids, bytes: bytes)
    return bytes
  }

  private func encodedClaims(in tag: String) -> [String: [UInt8]] {
    guard let language = Languages[tag] else { return [:] }
    let all = ((topic.facts ?? []) + (topic.narratives ?? [])).map(\.id)
    return topic.claims(all, in: language).reduce(into: [:]) { $0[$1.id] = $1.encoded }
  }
}

extension Probe.Claim {
  /// The bytes that ``Records/JSON`` makes of it, keys in their order.
  fileprivate var encoded: [UInt8] {
    var bytes = Array("{\"id\":".utf8) + JSON.encode(id)
    if let source { bytes += Array(",\"source\":".utf8) + JSON.encode(source) }
    bytes += Array(",\"statement\":".utf8) + JSON.encode(statement)
    bytes += Array(",\"wordings\":{".utf8)
    for (place, tag) in wordings.keys.sorted().enumerated() {
      bytes += Array((place > 0 ? ",\"\(tag)\":[" : "\"\(tag)\":[").utf8)
      for (place, wording) in (wordings[tag] ?? []).enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += JSON.encode(wording)
      }
      bytes.append(UInt8(ascii: "]"))
    }
    return bytes + Array("}}".utf8)
  }
}
