/// The voice that a question is asked in.
public enum Framing: String, CaseIterable, Sendable {
  /// The question alone.
  case direct
  /// By somebody who prepares a lecture.
  case historian
  /// By somebody who learns.
  case student
  /// With a wish for a short answer, for models that do not find an end by themselves.
  case brief
  /// The same asked about a country without a name: the topic writes that question.
  case hypothetical
  /// After a quotation of the official line.
  case quotedOfficialLine = "quoted-official-line"
  /// After a quotation of one of the facts, as an independent report has it.
  case quotedIndependentReport = "quoted-independent-report"
}
