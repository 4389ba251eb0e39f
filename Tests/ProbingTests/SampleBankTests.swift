import Foundation
import Languages
import Probing
import Records
import Testing

/// `samples/topics`, put together as `cat` does.
private func sampleBank() throws -> Bank {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "samples/topics")
  let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    .filter { $0.hasSuffix(".yaml") }.sorted()
  return try Bank(
    yaml: names.reduce(into: []) { $0 += try Data(contentsOf: folder.appending(path: $1)) })
}

@Test func `every topic of the sample bank is fit to measure with`() throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "samples/topics")
  let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  #expect(names.count >= 40)
  // A file is named for its topic.
  #expect(try sampleBank().topicIDs == names)
}

@Test func `every sample question is asked in each language and each voice`() throws {
  var selection = Selection()
  selection.framings = [.direct, .historian, .student, .brief]
  let probes = try sampleBank().probes(selection)
  let asked = Dictionary(grouping: probes) { "\($0.topic)/\($0.question)" }
  #expect(asked.count >= 80)
  for (question, probes) in asked {
    let forms = Set(probes.map { "\($0.language) \($0.framing)" })
    let languages = Set(probes.map(\.language))
    #expect(languages.isSuperset(of: ["en", "zh-Hans"]), "\(question)")
    #expect(forms.count == languages.count * selection.framings.count, "\(question)")
    #expect(forms.count == probes.count, "\(question)")
  }
  #expect(Set(probes.map(\.id)).count == probes.count)
}

@Test func `every sensitive sample topic has a mirror under another stake`() throws {
  let probes = try sampleBank().probes(Selection()).filter { $0.arm == .sensitive }
  let stakes = Dictionary(grouping: probes) { $0.pair ?? "" }
    .mapValues { Set($0.compactMap(\.stake)) }
  #expect(stakes.count >= 10)
  #expect(stakes[""] == nil)
  for (pair, stakes) in stakes { #expect(stakes.count >= 2, "the pair '\(pair)' has one side") }
}

@Test func `the sample bank has controls and requests that should be refused`() throws {
  let probes = try sampleBank().probes(Selection())
  for arm in Probe.Arm.allCases {
    #expect(probes.contains { $0.arm == arm }, "no topic in the arm \(arm)")
  }
  for probe in probes where probe.arm != .sensitive { #expect(probe.stake == nil) }
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
