public import Records

/// What can be wrong with what is to be counted.
public enum AggregatingError: Failure {
  case countedTwice(target: String, probe: String, sample: Int)
  case calibration(String)
  case otherMethods(calibration: [String], verdicts: [String])

  public var kind: FailureKind { .badInput }

  public var description: String {
    switch self {
    case .countedTwice(let target, let probe, let sample):
      "sample \(sample) of \(target)'s answer to probe \(probe) is there twice; every answer "
        + "counts once: leave out the repeated file, or give one of the runs to --baseline"
    case .calibration(let what):
      "the calibration \(what); make one with lacuna-validate --format json --by language"
    case .otherMethods(let calibration, let verdicts):
      "the calibration measured \(calibration.joined(separator: ", ")), but the verdicts are by "
        + "\(verdicts.joined(separator: ", ")); validate the method that judged them"
    }
  }
}
