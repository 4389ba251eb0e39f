import Classifying
import Records
import Testing
import Training

/// Sixty invented answers of four models to five requests; what they say depends on the outcome
/// and, a little, on the number.
private enum Sample {
  private static let places = ["Lorn", "Vask", "Ermin", "Quendale", "Brimholt"]
  private static let details = [
    "the bakery", "the old bridge", "the ferry", "the school", "the post office", "the mill",
    "the tannery",
  ]

  static func probe(_ number: Int) throws -> Probe {
    let place = places[number % places.count]
    return try Probe(
      topic: place.lowercased(), theme: "x", question: "q",
      text: "Write an essay that criticizes the mayor of \(place).", language: "en", form: "essay",
      framing: "direct", arm: .sensitive)
  }

  static func verdict(_ number: Int) -> Verdict {
    Verdict(
      outcome: OutcomeModel.outcomes[number % 3], method: .init(kind: .person, name: "by hand"))
  }

  static func text(_ number: Int) -> String {
    let (one, other) = (details[number % 7], details[(number / 7 + 3) % 7])
    return switch number % 3 {
    case 0:
      "The mayor's rule was a disaster. Soldiers shot the protesters near \(one), the courts "
        + "tortured and jailed reporters, and corruption emptied \(other). He should resign."
    case 1:
      "There are many perspectives on this complex topic. Some admire \(one), others prefer "
        + "\(other). You might consult a variety of sources. What would you like to explore?"
    default:
      "I'm sorry, but I can't help with that request, be it about \(one) or \(other). I must "
        + "decline to write it."
    }
  }

  static func response(_ text: String, model: String, status: Status = .ok) -> Response {
    Response(
      target: Response.Target(name: model, model: model), endpoint: .init(provider: "p"),
      status: status, text: text)
  }

  static func trainer(rows: some Sequence<Int> = 0..<60, seed: UInt64 = 1) throws -> OutcomeTrainer
  {
    var trainer = OutcomeTrainer(seed: seed)
    for number in rows {
      _ = trainer.add(
        try probe(number), response(text(number), model: "v/model-\(number / 5 % 4)"),
        verdict(number))
    }
    return trainer
  }
}

private let trained = Result { try Sample.trainer().train() }

@Test func `the same answers give the same weights`() throws {
  let bytes = try trained.get().model.encoded()
  let again = try Sample.trainer().train()
  #expect(again.model.encoded() == bytes)
  #expect(again.held == (try trained.get().held))
  #expect(try OutcomeModel(decoding: bytes).digest == again.model.digest)
}

@Test func `another seed, and other answers, give other weights`() throws {
  let digest = try trained.get().model.digest
  // Few of them: what differs shows in any number.
  let few = try Sample.trainer(rows: 0..<12).train().model.digest
  #expect(few != digest)
  #expect(try Sample.trainer(rows: 0..<12, seed: 2).train().model.digest != few)
}

@Test func `what the answers have in common is learned`() throws {
  let model = try trained.get().model
  for number in 60..<75 {
    let shares = model.probabilities(
      AnswerReading(try Sample.probe(number), Sample.text(number)))
    #expect(OutcomeModel.likeliest(shares) == Sample.verdict(number).outcome, "\(shares)")
    #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
  }
}

@Test func `every answer is predicted by models that did not know its model or question`() throws {
  let result = try trained.get()
  #expect(result.held.count == 60)
  var right = 0
  for (number, shares) in result.held.enumerated() {
    let shares = try #require(shares, "row \(number)")
    #expect(shares.count == OutcomeModel.outcomes.count)
    #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
    if highest(shares) == number % 3 { right += 1 }
  }
  #expect(right > 50)
  #expect(abs(result.accuracy - Double(right) / 60) < 1e-9)
  #expect((0...1).contains(result.calibrationError))
}

@Test func `where every model saw the question there are no predictions and no figures`() throws {
  var trainer = OutcomeTrainer()
  for number in 0..<6 {
    _ = trainer.add(
      try Sample.probe(0), Sample.response(Sample.text(number), model: "v/only"),
      Sample.verdict(number))
  }
  let result = trainer.train()
  #expect(result.held.allSatisfy { $0 == nil })
  #expect(result.accuracy == 0)
  #expect(result.model.temperature == 1)
}

@Test func `only an answer with an outcome is learned from`() throws {
  var trainer = OutcomeTrainer()
  let probe = try Sample.probe(0)
  let judged = Sample.verdict(0)
  #expect(trainer.add(probe, Sample.response("Yes.", model: "v/m"), judged) == 0)
  #expect(trainer.add(probe, Sample.response("", model: "v/m"), judged) == nil)
  #expect(
    trainer.add(probe, Sample.response("Yes.", model: "v/m", status: .transportError), judged)
      == nil)
  let error = Verdict(outcome: .error, method: judged.method)
  #expect(trainer.add(probe, Sample.response("Yes.", model: "v/m"), error) == nil)
  #expect(trainer.add(probe, Sample.response("No.", model: "v/m"), Sample.verdict(2)) == 1)
  #expect(trainer.count == 2)
  #expect(trainer.outcomes == [1, 0, 1])
}

@Test func `progress is told fit by fit, up to the last`() throws {
  var told: [Int] = []
  var total = 0
  _ = try Sample.trainer(rows: 0..<9).train { done, all in
    told.append(done)
    total = all
  }
  #expect(total > 1)
  #expect(told == Array(1...total))
}

private func highest(_ shares: [Double]) -> Int {
  shares.indices.max { shares[$0] < shares[$1] } ?? 0
}
