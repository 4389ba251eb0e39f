import ArgumentParser
import Languages
import Probing
import Records
import StageKit

extension Generate {
  /// What the options select.
  func selection() throws -> Selection {
    var selection = Selection()
    selection.topics = Set(topic)
    selection.stakes = Set(stake)
    selection.themes = Set(theme)
    selection.arms = Set(arm)
    selection.languages = Set(language)
    selection.forms = try forms()
    selection.framings = try framings()
    selection.questionsPerTopic = questionsPerTopic
    return selection
  }

  var plannedDesign: Design {
    var planned = Design()
    planned.kind = design ?? .full
    planned.seed = seed
    planned.maxProbes = maxProbes
    return planned
  }

  /// The forms that were named; all of a design; else `nil`, for the questions that topics
  /// write.
  private func forms() throws -> [Form]? {
    if form.isEmpty { return design == nil ? nil : Form.allCases }
    return try Generate.named(form, "form")
  }

  /// The voices that were named; all of a design; else the plain one.
  private func framings() throws -> [Framing] {
    if framing.isEmpty { return design == nil ? [.direct] : Framing.allCases }
    return try Generate.named(framing, "framing")
  }

  /// The cases of these names, each once; all of them for `all`.
  private static func named<T: RawRepresentable<String> & CaseIterable>(
    _ names: [String], _ kind: String
  ) throws -> [T] {
    if names.contains("all") { return Array(T.allCases) }
    var seen: Set<String> = []
    return try names.filter { seen.insert($0).inserted }.map { name in
      guard let value = T(rawValue: name) else {
        let known = T.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("there is no \(kind) '\(name)'; there are \(known), all")
      }
      return value
    }
  }

  /// Says what was left out to keep the limit.
  func say(_ dropped: Bank.Dropped) {
    guard !dropped.blocks.isEmpty else { return }
    let names = dropped.blocks.prefix(10).joined(separator: ", ")
    let rest = dropped.blocks.count - 10
    diagnostics.say(
      "\(dropped.blocks.count) of \(dropped.of) pairs and single topics are left out to keep "
        + "--max-probes, which would make \(dropped.probes) probes more: \(names)"
        + (rest > 0 ? " and \(rest) more" : ""))
  }
}
