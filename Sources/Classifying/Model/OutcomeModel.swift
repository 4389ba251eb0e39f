import Foundation
public import Records
public import TextModels

/// The trained model: what an answer does, as probabilities over three outcomes.
///
/// Three models of different kinds read each answer, and their probabilities are averaged:
/// boosted trees and a linear layer over ``Features``, and a linear layer over hashed
/// ``Grams``. One temperature, fitted on rows that the models had not seen, makes the average
/// honest about its errors.
public struct OutcomeModel: Sendable {
  /// Buckets of the hashed n-grams.
  public static let buckets = Grams.buckets

  /// The outcomes in the order of the models' classes.
  public static let outcomes: [Outcome] = [.complete, .evasive, .denial]

  public var trees: TreeEnsemble
  public var scaling: FeatureScaling
  public var dense: LinearModel
  public var grams: LinearModel
  /// Above 1 makes probabilities less sure, below 1 surer.
  public var temperature: Double
  /// The SHA-256 of the encoded model; verdicts carry its beginning.
  public let digest: String

  /// The weight of each model's logarithm in the average: trees, dense and grams.
  static let shares = [0.5, 0.2, 0.3]

  public init(
    trees: TreeEnsemble, scaling: FeatureScaling, dense: LinearModel, grams: LinearModel,
    temperature: Double
  ) {
    self.trees = trees
    self.scaling = scaling
    self.dense = dense
    self.grams = grams
    self.temperature = temperature
    digest = Digest.hex(
      of: OutcomeModel.bytes(
        [trees.encoded(), scaling.encoded(), dense.encoded(), grams.encoded()], temperature))
  }

  /// The probabilities of ``outcomes`` for an answer.
  public func probabilities(_ reading: AnswerReading) -> [Double] {
    softmax(scores(reading), temperature: temperature)
  }

  /// The averaged logarithms of probabilities, before the temperature.
  public func scores(_ reading: AnswerReading) -> [Double] {
    scores(reading.features, words: softmax(grams.scores(reading.grams)))
  }

  /// The same from features, and what the layer over n-grams has made of the words.
  func scores(_ features: [Float], words: [Double]) -> [Double] {
    let views = [
      softmax(trees.scores(features)),
      softmax(dense.scores(OutcomeModel.dense(features, scaling))),
      words,
    ]
    return OutcomeModel.outcomes.indices.map { place in
      zip(views, OutcomeModel.shares).reduce(0) { $0 + $1.1 * log(max(1e-6, $1.0[place])) }
    }
  }

  /// What probabilities come to: complete if that is likelier than all else together, else the
  /// likelier of the others.
  public static func likeliest(_ probabilities: [Double]) -> Outcome {
    if probabilities[0] > 0.5 { return .complete }
    return probabilities[2] > probabilities[1] ? .denial : .evasive
  }

  /// Probabilities as a verdict carries them.
  public static func named(_ probabilities: [Double]) -> Verdict.Probabilities {
    Verdict.Probabilities(
      complete: probabilities[0], evasive: probabilities[1], denial: probabilities[2])
  }

  /// The linear layer's row: every number on its scale, and again for Chinese questions alone,
  /// because cues of the two scripts do not weigh the same.
  public static func dense(_ features: [Float], _ scaling: FeatureScaling) -> [Float] {
    let scaled = scaling.apply(features).map { max(-3, min(3, $0)) }
    let isChinese = features[chinese] > 0
    return scaled + scaled.map { isChinese ? $0 : 0 }
  }

  private static let chinese = Features.names.firstIndex(of: "chinese")!  // always added
}

/// One answer as the trained model takes it in.
public struct AnswerReading: Sendable {
  public let features: [Float]
  /// 1 + ln(count) of each bucket, to unit length.
  public let grams: SparseVector

  init(_ signals: Signals) {
    let reading = Reading(signals)
    features = Features(reading).values
    grams = Grams(reading).vector
  }

  /// What a model sees of an answer to a probe.
  public init(_ probe: Probe, _ answer: String) {
    self.init(Signals(probe, answer, claims: ClaimIndex(probe)))
  }
}
