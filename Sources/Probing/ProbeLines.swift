import Languages
import Records

/// A topic's probes as lines: what many of them share is encoded once.
///
/// The bytes are those that ``Records/JSON`` makes of the same ``Records/Probe``.
struct ProbeLines {
  let topic: Topic
  /// Encoded claims, by language and id.
  private var claims: [String: [String: [UInt8]]] = [:]

  private let provenance: [UInt8]?

  init(_ topic: Topic) throws {
    self.topic = topic
    provenance = try topic.why.map { try JSON.encode($0) }
  }

  mutating func row(_ asking: Asking) throws -> Row {
    let (request, tag, framing) = (asking.request, asking.language.tag, asking.framing.rawValue)
    let form = request.form.rawValue
    let text = JSON.encode(asking.text)
    let id = Probe.id(
      topic: topic.id, question: request.id, encodedText: text, language: tag, form: form,
      framing: framing)
    var bytes: [UInt8] = []
    func add(_ key: String, _ value: [UInt8]?) {
      guard let value else { return }
      bytes += (bytes.isEmpty ? "{\"" : ",\"").utf8
      bytes += key.utf8
      bytes += "\":".utf8
      bytes += value
    }
    func add(_ key: String, _ text: String?) { add(key, text.map(JSON.encode)) }
    let facts = encoded(asking.facts, asking.language)
    let narratives = encoded(asking.narratives, asking.language)
    bytes.reserveCapacity(facts.count + narratives.count + asking.text.utf8.count + 1000)
    // In the order of the keys' names.
    add("arm", topic.arm.rawValue)
    add("bank_version", topic.version.isEmpty ? nil : topic.version)
    add("facts", facts)
    add("form", form)
    add("framing", framing)
    add("id", id)
    add("language", tag)
    add("narratives", narratives)
    add("pair", topic.pair)
    add("parallel", "\(topic.id)/\(request.id)/\(framing)")
    add("provenance", provenance)
    add("question", request.id)
    add("reviewed_by", topic.reviewer(in: tag)?.rawValue)
    add("stake", topic.stake)
    add("text", text)
    add("theme", topic.theme)
    add("topic", topic.id)
    bytes.append(UInt8(ascii: "}"))
    return try Row(.probe, bytes: bytes)
  }

  /// The list of these claims; their ids come in the topic's order.
  private mutating func encoded(_ ids: [String], _ language: Language) -> [UInt8] {
    let known = claims[language.tag] ?? encodedClaims(in: language)
    claims[language.tag] = known
    var bytes = [UInt8(ascii: "[")]
    for id in ids {
      if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
      bytes += known[id] ?? []
    }
    bytes.append(UInt8(ascii: "]"))
    return bytes
  }

  private func encodedClaims(in language: Language) -> [String: [UInt8]] {
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
