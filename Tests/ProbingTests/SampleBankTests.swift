import Foundation
import Languages
import Probing
import Records
import Testing

/// The folder of samples.
let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "samples")

/// `samples/topics`, file by file.
private func sources() throws -> [TopicSource] {
  let folder = samples.appending(path: "topics")
  return try FileManager.default.contentsOfDirectory(atPath: folder.path)
    .filter { $0.hasSuffix(".yaml") }.sorted().map { name in
      TopicSource(file: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
    }
}

/// `samples/topics`, put together as `cat` does.
func sampleBank() throws -> Bank {
  try Bank(yaml: try sources().flatMap(\.bytes))
}

@Test func `every topic of the sample bank is up to its standard`() throws {
  let sources = try sources()
  #expect(try Bank.faults(in: sources).map(\.description) == [])
  #expect(try sampleBank().topicIDs == sources.compactMap { $0.file?.dropLast(5) }.map(String.init))
}

@Test func `every sample question is asked in each language and each voice`() throws {
  var selection = Selection()
  selection.framings = [.direct, .historian, .student, .brief]
  let probes = try sampleBank().probes(selection)
  let asked = Dictionary(grouping: probes) { "\($0.topic)/\($0.question)" }
  for (question, probes) in asked {
    let forms = Set(probes.map { "\($0.language) \($0.framing)" })
    let languages = Set(probes.map(\.language))
    #expect(languages.isSuperset(of: ["en", "zh-Hans", "zh-Hant"]), "\(question)")
    #expect(forms.count == languages.count * selection.framings.count, "\(question)")
    #expect(forms.count == probes.count, "\(question)")
  }
  #expect(Set(probes.map(\.id)).count == probes.count)
}

@Test func `the sample bank is large, and no government stands alone in it`() throws {
  let topics = Dictionary(grouping: try sampleBank().probes(Selection()), by: \.topic)
    .compactMapValues(\.first)
  #expect(topics.count >= 120)
  #expect(topics.values.count { $0.arm == .control } >= 15)
  #expect(topics.values.count { $0.arm == .unsafe } >= 10)
  let stakes = Dictionary(grouping: topics.values.compactMap(\.stake)) { $0 }.mapValues(\.count)
  #expect(stakes.count >= 12)
  for (stake, count) in stakes { #expect(count >= 4, "\(stake) has \(count) topics") }
  for (id, probe) in topics where probe.arm != .sensitive { #expect(probe.stake == nil, "\(id)") }
}

@Test
func `every sensitive sample topic has a mirror under another stake, and most in all languages`()
  throws
{
  let probes = try sampleBank().probes(Selection()).filter { $0.arm == .sensitive }
  let pairs = Dictionary(grouping: probes) { $0.pair ?? "" }
  #expect(pairs[""] == nil)
  for (pair, probes) in pairs {
    #expect(Set(probes.map(\.stake)).count >= 2, "the pair '\(pair)' has one side")
  }
  let whole = pairs.values.count { probes in
    Dictionary(grouping: probes, by: \.topic).values
      .allSatisfy { Set($0.map(\.language)).count == Languages.all.count }
  }
  #expect(whole >= 40)
}

@Test func `every sensitive sample question has facts to be answered with`() throws {
  for probe in try sampleBank().probes(Selection()) where probe.arm == .sensitive {
    #expect(!probe.facts.isEmpty, "\(probe.topic)/\(probe.question)")
    for claim in probe.facts + probe.narratives {
      #expect(!claim.statement.isEmpty, "\(probe.topic)/\(claim.id)")
      #expect(claim.wordings[probe.language]?.isEmpty == false, "\(probe.topic)/\(claim.id)")
    }
  }
}
