import Languages
import Records

/// A topic's probes as lines: what many of them share is encoded once.
///
/// The bytes are those that ``Records/JSON`` makes of the same ``Records/Probe``.
struct ProbeLines {
  let topic: Topic
  /// Encoded lists of claims, by language and ids.
  private var claims: [String: [UInt8]] = [:]
  private let provenance: [UInt8]?

  init(_ topic: Topic) throws {
    self.topic = topic
    provenance = try topic.why.map { try JSON.encode($0) }
  }

  mutating func row(_ asking: Asking) throws -> Row {
    let (request, tag, framing) = (asking.request, asking.language.tag, asking.framing.rawValue)
    let form = request.form.rawValue
    let id = Probe.id(
      topic: topic.id, question: request.id, text: asking.text, language: tag, form: form,
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
    let facts = try encoded(asking.facts, asking.language)
    let narratives = try encoded(asking.narratives, asking.language)
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
    add("text", asking.text)
    add("theme", topic.theme)
    add("topic", topic.id)
    bytes.append(UInt8(ascii: "}"))
    return try Row(.probe, bytes: bytes)
  }

  private mutating func encoded(_ ids: [String], _ language: Language) throws -> [UInt8] {
    let key = ([language.tag] + ids).joined(separator: " ")
    if let bytes = claims[key] { return bytes }
    let bytes = try JSON.encode(topic.claims(ids, in: language))
    claims[key] = bytes
    return bytes
  }
}
