import Foundation
import Records
import Testing

/// A way in which a stream can be wrong.
struct Damage: Sendable, CustomTestStringConvertible {
  var name: String
  /// What the sentence on standard error has to say of it.
  var says: String
  /// The status with `--allow-partial`.
  var partialStatus: Int32
  /// Turns a good stream into a bad one.
  var apply: @Sendable ([UInt8]) throws -> [UInt8]

  var testDescription: String { name }

  init(
    _ name: String, says: String, partial: Int32,
    _ apply: @escaping @Sendable ([UInt8]) throws -> [UInt8]
  ) {
    (self.name, self.says, self.partialStatus, self.apply) = (name, says, partial, apply)
  }

  /// Changes the plain lines of a stream.
  static func lines(
    _ name: String, says: String, partial: Int32,
    _ change: @escaping @Sendable (inout [[UInt8]]) -> Void
  ) -> Damage {
    Damage(name, says: says, partial: partial) { bytes in
      var lines = try Lines.of(bytes)
      change(&lines)
      return Lines.joined(lines)
    }
  }

  /// The same stream in two frames, and where the second one begins.
  static func frames(_ bytes: [UInt8]) throws -> (bytes: [UInt8], second: Int) {
    let parts = try StreamParts(bytes)
    let framed = try Lines.stream(parts.headers[0], parts.rows, level: 3, flushingAfter: 2)
    let marks = framed.ranges(of: [0x28, 0xB5, 0x2F, 0xFD])
    return (framed, try #require(marks.dropFirst().first).lowerBound)
  }

  static let all: [Damage] = [
    Damage("empty", says: "is empty; expected", partial: 65) { _ in [] },
    Damage("text that is no JSON", says: "line 1: the line is not a JSON object", partial: 65) {
      _ in [UInt8]("The \(Fixture.marker) jumps.\n")
    },
    Damage("a cut frame", says: "stops inside a zstd frame", partial: 0) { bytes in
      let (framed, second) = try frames(bytes)
      return Array(framed[..<(second + 40)])
    },
    Damage("a damaged frame", says: "damaged zstd data", partial: 0) { bytes in
      var (framed, second) = try frames(bytes)
      for place in second + 20..<second + 40 { framed[place] ^= 0x55 }
      return framed
    },
    Damage("a cut last line", says: "without an end record", partial: 0) { bytes in
      Array(Lines.joined(try Lines.of(bytes)).dropLast(5))
    },
    Damage("a cut row", says: "without an end record", partial: 0) { bytes in
      let lines = try Lines.of(bytes)
      return Array(Lines.joined(Array(lines.dropLast())).dropLast(30))
    },
    .lines("no end record", says: "without an end record", partial: 0) { $0.removeLast() },
    .lines("no header", says: "line 1: no header", partial: 0) { $0.removeFirst() },
    .lines("a row too few", says: "records, but", partial: 0) { $0.remove(at: 2) },
    .lines("a row after the end", says: "after an end record", partial: 0) { $0.append($0[1]) },
    .lines("a changed row", says: "they were changed", partial: 0) {
      $0[1] = $0[1].replacing("\"id\":\"", with: "\"id\": \"")
        .replacing("\"group\":{", with: "\"group\": {")
    },
    .lines("a major version that nobody knows", says: "the schema is version 2.0", partial: 65) {
      $0[0] = $0[0].replacing("\"schema\":\"1.", with: "\"schema\":\"2.")
    },
    .lines("bytes that are not UTF-8", says: "not valid UTF-8", partial: 65) {
      $0[1].insert(0xFF, at: $0[1].count - 3)
    },
    .lines("a key that stands twice", says: "stands twice", partial: 65) {
      $0[1].removeLast()
      $0[1] += [UInt8](",\"zz\":1,\"zz\":2}")
    },
  ]
}

struct DrillTests {
  @Test(arguments: Subject.readers, Damage.all)
  func `a stream that is wrong is refused, or read as far as that is asked for`(
    subject: Subject, damage: Damage
  ) throws {
    let input = try damage.apply(subject.input())
    subject.expectFailure(try subject.run(input), status: 65, saying: damage.says)
    let partial = try subject.run(input, ["--allow-partial"])
    if subject == .train, partial.status == 65 {
      // What is left may be too little to learn from.
      subject.expectFailure(partial, status: 65)
    } else if subject == .aggregate, damage.name == "a row after the end" {
      // The row is the first one again: every answer counts once.
      subject.expectFailure(partial, status: 65, saying: "is there twice")
    } else if damage.partialStatus == 0 {
      subject.expectSuccess(partial)
    } else {
      subject.expectFailure(partial, status: damage.partialStatus)
    }
  }

  @Test(arguments: Subject.readers.filter { $0 != .train })
  func `the chain says that incomplete input was read on purpose`(subject: Subject) throws {
    let input = try Lines.joined(Lines.of(subject.input()).dropLast())
    let run = try subject.run(input, ["--allow-partial"])
    if subject == .report || subject == .validate {
      #expect(try run.text().contains("without a valid end, read on purpose"))
    } else {
      #expect(try run.parts().headers[0].chain.last?.allowedPartial == true)
    }
    let whole = try subject.run(subject.input(), ["--allow-partial"])
    subject.expectSuccess(whole)
  }

  @Test(arguments: [Subject.generate, .import])
  func `an empty input is refused with a word on what belongs there`(subject: Subject) throws {
    let run = try subject.run([])
    subject.expectFailure(run, status: 65)
    #expect(run.output == [])
    #expect(run.errors.contains("try: ") || run.errors.contains("expected "))
  }

  @Test(arguments: [
    (Subject.generate, [UInt8]("The quokka jumps.\n")),
    (.generate, [UInt8]("id: [quokka\n")),
    (.generate, [UInt8]("id: a\nid2: b\n")),
    (.generate, [UInt8]("id: a\nnames: {en: A}\nnames: {en: B}\n")),
    (.generate, [UInt8]("id: caf") + [0xE9, 0x0A]),
    (.generate, [0x28, 0xB5, 0x2F, 0xFD, 0x04]),
    (.import, [UInt8]("The quokka jumps.\n")),
    (.import, [UInt8]("{}\n")),
    (.import, [UInt8]("[1]\n")),
    (.import, [UInt8]("{\"question\":\"") + [0xFF] + [UInt8]("\"}\n")),
    (.import, [0x28, 0xB5, 0x2F, 0xFD, 0x04]),
  ])
  func `input of another kind is refused`(subject: Subject, input: [UInt8]) throws {
    let run = try subject.run(input)
    subject.expectFailure(run, status: 65)
    #expect(run.output == [])
  }

  @Test func `rows of another tool that were cut are refused`() throws {
    let rows = try Fixture.speechMap()
    Subject.import.expectFailure(
      try Subject.import.run(rows.dropLast(10)), status: 65, saying: "was cut")
    Subject.import.expectFailure(
      try Subject.import.run(Array(rows.prefix(20))), status: 65)
    let packed = try Lines.stream(
      Fixture.header(), [try Row([UInt8]("{\"text\":\"\(Fixture.marker)\"}"))], level: 3)
    Subject.import.expectFailure(
      try Subject.import.run(Array(packed.prefix(30))), status: 65, saying: "zstd frame")
  }

  @Test(arguments: Subject.allCases)
  func `lines that end in carriage return and line feed are lines`(subject: Subject) throws {
    let input = try Lines.joined(Lines.of(subject.input()), ending: [0x0D, 0x0A])
    let run = try subject.run(input)
    subject.expectSuccess(run)
    let plain = try subject.run(subject.input())
    if subject == .train { #expect(run.output == plain.output) }
    guard !Subject.enders.contains(subject) else { return }
    #expect(try run.parts().rows.map(\.bytes) == plain.parts().rows.map(\.bytes))
  }

  /// What may stand in a member that no program knows.
  static let strangeMembers: [(name: String, bytes: [UInt8])] = [
    ("odd spacing, escapes and numbers", [UInt8](#"{ "b" : 1.0,"a":"x\/yA" ,"c":1e400 }"#)),
    ("separators that are not line feeds", [UInt8]("\"a\u{2028}b\u{2029}c\u{85}d\"")),
    ("2 MB", [UInt8]("\"" + String(repeating: "wide ", count: 420_000) + "\"")),
    ("deep nesting", [UInt8](repeating: 0x5B, count: 5000) + [UInt8](repeating: 0x5D, count: 5000)),
  ]

  @Test(arguments: Subject.passers, strangeMembers.indices)
  func `a member that nobody knows passes through byte for byte`(
    subject: Subject, member: Int
  ) throws {
    let value = DrillTests.strangeMembers[member].bytes
    // In the first three rows: a long value in all of them would only take long.
    var left = 3
    let input = try Lines.rewrite(subject.input()) { row in
      left -= 1
      guard left >= 0 else { return row }
      return try Row(row.bytes.dropLast() + [UInt8](",\"zz_note\":") + value + [UInt8]("}"))
    }
    let run = try subject.run(input, ["--compress", "never"])
    subject.expectSuccess(run)
    let found = try Lines.of(run.output).count { line in
      line.firstRange(of: [UInt8]("\"zz_note\":") + value) != nil
    }
    // Of each topic and language aggregate keeps two rows as evidence.
    #expect(subject == .aggregate ? (1...3).contains(found) : found == 3)
  }

  @Test func `an answer may hold anything that JSON can hold`() throws {
    let texts = [
      "a\u{2028}b\u{2029}c\u{85}d\r\ne\rf\u{0}g\u{1B}[31m\u{202E}",
      String(repeating: "The army fired. 军队开枪。 ", count: 60_000),
      "{\"end\":{\"records\":0}}\n{\"header\":{}}",
      "",
    ]
    let probe = try StreamParts(Fixture.few().probes).rows[0]
    let rows = try texts.enumerated().map { sample, text in
      var row = probe
      var response = Fixture.response(
        of: "model-a", to: try probe.decode(Probe.self, .probe), number: 0)
      response.text = text
      response.sample = sample
      try row.append(.response, response)
      return row
    }
    let input = try Lines.stream(Fixture.header(), rows)
    let judged = try Subject.classify.run(input)
    Subject.classify.expectSuccess(judged)
    #expect(try judged.parts().responses().map(\.text) == texts)
    Subject.aggregate.expectSuccess(try Subject.aggregate.run(judged.output))
  }

  @Test(arguments: ["a\u{2028}b\u{85}c\r\nd\u{0}", String(repeating: "wide ", count: 420_000)])
  func `another tool's answer may hold anything as well`(text: String) throws {
    let run = try Subject.import.run(Fixture.speechMap(text: text))
    Subject.import.expectSuccess(run)
    #expect(try run.parts().responses().allSatisfy { $0.text.hasSuffix(". " + text) })
  }

  @Test(arguments: Subject.allCases)
  func `a reader that has stopped is no error`(subject: Subject) throws {
    subject.expectSuccess(try subject.run(subject.input(), to: .closedPipe))
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: Subject.allCases)
  func `a full disk is said, and ends with 74`(subject: Subject) throws {
    let run = try subject.run(subject.input(), to: .file("/dev/full"))
    subject.expectFailure(run, status: 74, saying: "writing failed: ")
  }

  @Test(arguments: Subject.allCases)
  func `a closed standard output is said, and ends with 74`(subject: Subject) throws {
    let run = try subject.run(subject.input(), to: .closed)
    subject.expectFailure(run, status: 74, saying: "writing failed: ")
  }

  @Test(arguments: Subject.allCases)
  func `a flag that does not exist is wrong usage`(subject: Subject) throws {
    let run = try subject.run([], ["--no-such-flag"])
    #expect(run.status == 64)
    #expect(run.output == [])
    #expect(run.errors.contains("--no-such-flag"))
  }

  @Test(arguments: Subject.allCases)
  func `help is on standard output and has an example`(subject: Subject) throws {
    let run = try Program.run(subject.rawValue, ["--help"])
    subject.expectSuccess(run)
    #expect(run.output.contains("Example: "))
  }

  @Test(arguments: [
    (Subject.collect, ["--target", "replay:/no/such/folder/quiet.zst"]),
    (.collect, ["--target", "replay:/"]),
    (.import, ["speechmap", "--labels", "/no/such/folder/quiet.zst"]),
    (.import, ["answers", "--labels", "/no/such/folder/quiet.zst"]),
    (.report, ["--verdicts", "/no/such/folder/quiet.zst"]),
    (.validate, ["--labels", "/no/such/folder/quiet.zst"]),
    (.train, ["--held", "/no/such/folder/quiet.zst"]),
  ])
  func `a named file that cannot be opened is said without its folder`(
    subject: Subject, arguments: [String]
  ) throws {
    let run = try Program.run(subject.rawValue, arguments, input: subject.input())
    subject.expectFailure(run, status: 66, saying: "cannot open '")
    #expect(run.output == [])
    #expect(!run.errors.contains("/no/such"))
  }

  @Test(arguments: [
    (Subject.classify, "there is a 'verdict' already"),
    (.collect, "response"),
  ])
  func `a stream that went through the program before is refused`(
    subject: Subject, said: String
  ) throws {
    let later: Subject = subject == .classify ? .aggregate : .classify
    subject.expectFailure(try subject.run(later.input()), status: 65, saying: said)
  }

  @Test(arguments: [
    (Subject.classify, "response"), (.aggregate, "verdict"), (.report, "lacuna-aggregate"),
    (.validate, "verdict"), (.train, "verdict"),
  ])
  func `a stream that skipped a program is refused with a word on which`(
    subject: Subject, said: String
  ) throws {
    let earlier: [Subject: Subject] = [
      .classify: .collect, .aggregate: .classify, .report: .aggregate, .validate: .classify,
      .train: .classify,
    ]
    let input = try #require(earlier[subject]).input()
    subject.expectFailure(try subject.run(input), status: 65, saying: said)
  }
}
