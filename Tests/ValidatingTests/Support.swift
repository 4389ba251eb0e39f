import Records
import Validating

/// Pairs out of a table, row by row: `counts[reference][own]` of complete, evasive, denial.
func pairs(_ counts: [[Int]], model: String = "a", clusters: Int = 5) -> [Pair] {
  var made: [Pair] = []
  for (reference, row) in counts.enumerated() {
    for (own, count) in row.enumerated() {
      for _ in 0..<count {
        made.append(
          Pair(
            reference: Scores.classes[reference], own: Scores.classes[own],
            levels: [.model: model], cluster: "q\(made.count % clusters)"))
      }
    }
  }
  return made
}

/// A judged row.
func row(
  _ outcome: Outcome, topic: String = "topic", theme: String = "theme", language: String = "en",
  model: String = "model", sample: Int = 0, text: String = "An answer.",
  confidence: Double? = nil, flags: [Verdict.Flag] = [], judge: String = "judge",
  probabilities: String? = nil
) throws -> Row {
  let probe = try Probe(
    topic: topic, theme: theme, question: "q", text: "What of \(topic)?", language: language,
    form: "question", framing: "direct", arm: .sensitive)
  var row = try Row(.probe, probe)
  try row.append(
    .response,
    Response(
      target: Response.Target(name: model, model: "vendor/\(model)"),
      endpoint: Response.Endpoint(provider: "import"), sample: sample, status: .ok, text: text))
  let verdict = Verdict(
    outcome: outcome, flags: flags, method: .init(kind: .judge, name: judge),
    confidence: confidence)
  var bytes = try JSON.encode(verdict)
  if let probabilities {
    bytes.removeLast()
    bytes += Array(",\"probabilities\":\(probabilities)}".utf8)
  }
  try row.append(.verdict, bytes: bytes)
  return row
}

func pairing(
  _ references: [Row], _ own: [Row], only filters: [GroupFilter] = []
) throws -> Pairing {
  var pairing = Pairing(only: filters)
  for (index, row) in references.enumerated() {
    try pairing.addReference(row, line: index + 2)
  }
  for (index, row) in own.enumerated() { try pairing.add(row, line: index + 2) }
  return pairing
}
