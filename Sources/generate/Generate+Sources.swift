import ArgumentParser
import Languages
import Probing
import Records
import StageKit
import Streams

extension Generate {
  /// The named files, or standard input.
  func sources() throws -> [TopicSource] {
    guard !files.isEmpty else {
      return [TopicSource(bytes: try StreamOptions.standardInput().readAll())]
    }
    return try files.map { name in
      TopicSource(file: name, bytes: try Descriptor(reading: name).readAll())
    }
  }

  /// The topics, or the list of prompts; a list that does not say its language is in the one
  /// that is asked for, or in English.
  func bank(of sources: [TopicSource]) throws -> Bank {
    guard let prompts else { return try Bank(sources) }
    return try Bank(
      prompts: prompts, sources,
      language: asking.language.count == 1 ? asking.language[0] : "en")
  }

  /// What tokens cost; `nil` if no price was named.
  var prices: Plan.Prices? {
    priceIn == nil && priceOut == nil
      ? nil : Plan.Prices(prompt: priceIn ?? 0, answer: priceOut ?? 0)
  }
}

extension TopicSource {
  /// What the end record says of it.
  var input: EndRecord.Input {
    let name = file?.split(separator: "/").last.map(String.init) ?? "topics"
    return .file(name: name, bytes: bytes.count, sha256: Digest.hex(of: bytes))
  }
}
