import Records

/// What rows are told apart by in a validation.
public enum GroupKey: String, CaseIterable, Codable, Hashable, Sendable {
  case language, model, theme, form, question

  /// The level of a row.
  func level(_ probe: Probe, _ response: Response) -> String {
    switch self {
    case .language: probe.language
    case .model: response.target.name
    case .theme: probe.theme
    case .form: probe.form
    case .question: probe.topic
    }
  }

  /// Levels so many and so alike that their classes are not worth a table each.
  var isFine: Bool { self == .model || self == .question }
}

/// A choice of rows: those with this level.
public struct GroupFilter: Hashable, Sendable {
  public var key: GroupKey
  public var value: String

  public init(key: GroupKey, value: String) {
    self.key = key
    self.value = value
  }
}

extension [GroupFilter] {
  /// Whether a row is chosen: by one filter of each key that any filter is about.
  func choose(_ probe: Probe, _ response: Response) -> Bool {
    Dictionary(grouping: self, by: \.key).allSatisfy { key, filters in
      filters.contains { $0.value == key.level(probe, response) }
    }
  }
}
