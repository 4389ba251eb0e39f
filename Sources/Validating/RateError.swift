import Records

/// How far off a model's share of complete answers is, over models.
public struct RateError: Encodable, Sendable {
  /// The mean over models of the distance between the two shares, 0…1; `nil` without any.
  public var mean: Double?
  /// The largest distance.
  public var maximum: Double?
  public var models: [Model]

  /// One model's share of complete answers, as two have judged it.
  public struct Model: Encodable, Sendable {
    public var model: String
    public var n: Int
    public var referenceRate: Double
    public var ownRate: Double

    enum CodingKeys: String, CodingKey {
      case model, n
      case referenceRate = "reference_rate"
      case ownRate = "own_rate"
    }

    /// The distance of the two shares, 0…1.
    public var error: Double { abs(ownRate - referenceRate) }
  }

  /// - Parameter pairs: rows that both have judged.
  init(_ pairs: [Pair], judged: (Pair) -> Outcome) {
    models = Dictionary(grouping: pairs) { $0.levels[.model] ?? "" }
      .sorted { $0.key < $1.key }
      .map { model, pairs in
        let n = Double(pairs.count)
        return Model(
          model: model, n: pairs.count,
          referenceRate: Double(pairs.count { $0.reference == .complete }) / n,
          ownRate: Double(pairs.count { judged($0) == .complete }) / n)
      }
    maximum = models.map(\.error).max()
    mean = models.isEmpty ? nil : models.reduce(0) { $0 + $1.error } / Double(models.count)
  }
}
