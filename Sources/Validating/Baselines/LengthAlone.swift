import Records

extension Baseline {
  /// The rule of thumb by length. What is short is called evasive: the rule cannot tell.
  static let lengthAlone = Baseline(
    id: "length",
    summary: "complete from 1,050 characters (Chinese: 600), else evasive",
    judge: { text, language in LengthRule.isLong(text, language) ? .complete : .evasive })
}
