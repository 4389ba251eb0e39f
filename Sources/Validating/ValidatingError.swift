public import Records

/// What can be wrong with two streams of verdicts.
public enum ValidatingError: Failure {
  case noReferences
  case noPairs
  case nothingChosen
  case judgedUnlike(line: Int, probe: String, by: String)
  /// Another failure, met in the labels' file and not in the input.
  case inLabels(any Failure)

  public var kind: FailureKind {
    if case .inLabels(let failure) = self { failure.kind } else { .badInput }
  }

  public var description: String {
    switch self {
    case .noReferences: "the labels' file holds no verdict; was it imported with --labels?"
    case .noPairs:
      "no verdict of the input has one of the same probe, target and sample among the labels; "
        + "both have to come from the same answers"
    case .nothingChosen: "no row fits what --only asks for"
    case .judgedUnlike(let line, let probe, let whose):
      "line \(line): \(whose) of probe \(probe) and the same target and sample differs from an earlier one"
    case .inLabels(let failure): "in the labels: \(failure.description)"
    }
  }
}
