import ArgumentParser
import Classifying
import Records
import StageKit
import Streams

@main
struct Classify: LineStage {
  static let stage = "classify"
  static let configuration = CommandConfiguration(
    commandName: "lacuna-classify",
    abstract: "Say what each response means: complete, evasive, denied, or not measured.",
    discussion: """
      Reads responses, adds one verdict to each, offline and without any model.

      Example: lacuna-classify < responses.jsonl.zst > verdicts.jsonl.zst
      """)

  @OptionGroup var stream: StreamOptions

  var settings: [String: String] { ["rules": Rules.version] }

  func work() throws {
    var classifier = Classifier()
    try passThrough { row in
      guard !row.has(.verdict) else { throw RowError.present("verdict") }
      let probe = try row.decode(Probe.self, .probe)
      let response = try row.decode(Response.self, .response)
      var judged = row
      try judged.append(.verdict, classifier.judge(probe, response))
      return judged
    }
  }
}
