import Languages
import Probing
import Records
import Testing

/// Many pairs of two topics, and controls.
private func large(pairs: Int = 12, controls: Int = 4) throws -> Bank {
  var yaml = ""
  for number in 1...pairs {
    for topic in [first, second] {
      yaml += topic.replacing("harbour-strike", with: "harbour-\(number)")
        .replacing("mine-strike", with: "mine-\(number)")
        .replacing("pair: strikes", with: "pair: strikes-\(number)")
    }
  }
  for number in 1...controls {
    yaml += control.replacing("id: control", with: "id: control-\(number)")
  }
  return try bank(yaml)
}

private var everything: Selection {
  var selection = Selection()
  selection.forms = Form.allCases
  selection.framings = Framing.allCases
  return selection
}

private func design(
  _ kind: Design.Kind, seed: UInt64 = 0, maxProbes: Int? = nil
) -> Design {
  var design = Design()
  (design.kind, design.seed, design.maxProbes) = (kind, seed, maxProbes)
  return design
}

@Test func `a balanced design asks every topic in every language, each form once`() throws {
  let probes = try large().probes(everything, design(.balanced))
  let asked = Dictionary(grouping: probes) { "\($0.topic) \($0.language)" }
  #expect(asked.count == (2 * 12 + 4) * 2)
  for (name, probes) in asked {
    let requests = probes.map(\.question)
    #expect(Set(requests).count == requests.count, "\(name)")
    #expect(requests.count == (name.hasPrefix("control") ? 6 : 9), "\(name)")
  }
}

@Test(arguments: [0, 1, 99] as [UInt64])
func `mirrors and languages are asked alike`(seed: UInt64) throws {
  let probes = try large().probes(everything, design(.balanced, seed: seed))
  for (_, probes) in Dictionary(grouping: probes, by: { $0.pair ?? $0.topic }) {
    let cells = Dictionary(grouping: probes) { "\($0.topic) \($0.language)" }
      .mapValues { Set($0.map { "\($0.question) \($0.framing)" }) }
    #expect(Set(cells.values).count == 1)
  }
}

@Test func `within a block no voice is used twice before one that could be is used at all`()
  throws
{
  let probes = try large().probes(everything, design(.balanced))
  for (_, probes) in Dictionary(grouping: probes, by: { "\($0.topic) \($0.language)" }) {
    let used = Dictionary(grouping: probes, by: \.framing).mapValues(\.count)
    // Three forms are asked in the same three voices, so that these are used more often.
    #expect(used.values.allSatisfy { $0 <= 3 }, "\(used)")
  }
}

@Test func `over many blocks each form meets each of its voices`() throws {
  let probes = try large(pairs: 60, controls: 1).probes(everything, design(.balanced))
  let met = Dictionary(grouping: probes, by: \.form).mapValues { Set($0.map(\.framing)).count }
  for form in Form.derived {
    #expect(met[form.rawValue] == form.framings.count, "\(form)")
  }
}

@Test func `another seed gives another design, the same one the same`() throws {
  let bank = try large()
  let ids = try bank.probes(everything, design(.balanced)).map(\.id)
  #expect(try bank.probes(everything, design(.balanced)).map(\.id) == ids)
  #expect(try bank.probes(everything, design(.balanced, seed: 1)).map(\.id) != ids)
}

@Test func `a further topic changes nothing about the others`() throws {
  let (small, big) = (try large(pairs: 5), try large(pairs: 6))
  let before = try small.probes(everything, design(.balanced, seed: 7)).map(\.id)
  let after = Set(try big.probes(everything, design(.balanced, seed: 7)).map(\.id))
  #expect(after.isSuperset(of: before))
}

@Test(arguments: [1, 100, 150, 300, 100_000])
func `a limit leaves out whole pairs, and the same share of each arm`(limit: Int) throws {
  let bank = try large()
  let all = try bank.probes(everything, design(.balanced))
  let kept = try bank.probes(everything, design(.balanced, maxProbes: limit))
  #expect(kept.count <= limit)
  let sizes = Dictionary(grouping: all) { $0.pair ?? $0.topic }.mapValues(\.count)
  let blocks = Dictionary(grouping: kept) { $0.pair ?? $0.topic }.mapValues(\.count)
  #expect(blocks.allSatisfy { sizes[$0.key] == $0.value })
  let dropped = try bank.write(everything, design(.balanced, maxProbes: limit)) { _ in }
  #expect(dropped.blocks.count == sizes.count - blocks.count)
  #expect(dropped.probes == all.count - kept.count)
  #expect(dropped.of == sizes.count)
  let controls = Double(blocks.keys.count { $0.hasPrefix("control") }) / 4
  let pairs = Double(blocks.keys.count { $0.hasPrefix("strikes") }) / 12
  #expect(abs(controls - pairs) <= 0.25)
  // What a smaller limit keeps, a larger one keeps too.
  let more = try bank.probes(everything, design(.balanced, maxProbes: limit + 100))
  #expect(Set(more.map(\.id)).isSuperset(of: kept.map(\.id)))
}

@Test func `a line is what the encoder makes of the same probe`() throws {
  let quoted = first.replacing("en: What happened?", with: #"en: "\"What\"\thappened\\ \x7f?""#)
  let bank = try bank(quoted + second + control)
  for kind in Design.Kind.allCases {
    let probes = try bank.probes(everything, design(kind))
    var rows: [[UInt8]] = []
    _ = try bank.write(everything, design(kind)) { rows.append($0.bytes) }
    #expect(rows == (try probes.map { try Row(.probe, $0).bytes }))
  }
}

/// The digest was computed once, and holds on every machine.
@Test func `the same topics and seed give the same bytes`() throws {
  var digest = Digest()
  _ = try bank(first + second + control).write(everything, design(.balanced, seed: 5)) {
    digest.update($0.bytes + [0x0A])
  }
  #expect(digest.hex == "464bb4f2d8ee50bff128774c61b1e98f40812acb327a02433c8861db847dfc69")
}
