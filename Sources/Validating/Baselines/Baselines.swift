/// Every baseline, in the order of the columns.
public enum Baselines {
  public static let all: [Baseline] = [
    .refusalPhrases,
    .mitigationPhrases,
    .lengthAlone,
  ]
}
