import CWeights

extension OutcomeModel {
  /// The weights that the classifier comes with; their model card is in the folder's README.
  public static let shipped: OutcomeModel = {
    let bytes = UnsafeRawBufferPointer(start: lacuna_weights(), count: lacuna_weights_count())
    do {
      return try OutcomeModel(decoding: Array(bytes))
    } catch {
      // The weights are part of the program: a test reads them in every build.
      preconditionFailure("the shipped weights cannot be read: \(error)")
    }
  }()
}
