/// The first line of a segment: how to read it and where it comes from.
public struct Header: Codable, Hashable, Sendable {
  /// The schema version of the records that follow.
  public var schema: String

  /// Every program run that the records went through, oldest first.
  public var chain: [ChainEntry]

  public init(schema: String = Schema.version, chain: [ChainEntry]) {
    self.schema = schema
    self.chain = chain
  }
}

/// One program run in a provenance chain.
///
/// Written once, copied unchanged by every later program. Holds no key, no environment,
/// no user, host or folder name.
public struct ChainEntry: Codable, Hashable, Sendable {
  /// The hash of the rest of the entry, so that merged streams need no renaming.
  public var id: String
  /// The program's verb: `generate`, `collect` …
  public var stage: String
  /// The program's version.
  public var version: String
  /// The command line as typed, folders cut from file names.
  public var arguments: [String]
  /// What else changes results: seeds, rule-set versions, digests of files that were read.
  public var settings: [String: String]
  /// The ids of the entries whose output this run read.
  public var previous: [String]
  /// When the run began, RFC 3339 in UTC.
  public var startedAt: String
  /// Whether input without a valid end record was read on purpose.
  public var allowedPartial: Bool?

  enum CodingKeys: String, CodingKey {
    case id, stage, version, arguments, settings, previous
    case startedAt = "started_at"
    case allowedPartial = "allowed_partial"
  }

  public init(
    stage: String, version: String, arguments: [String], settings: [String: String],
    previous: [String], startedAt: String, allowedPartial: Bool? = nil
  ) throws {
    self.id = ""
    self.stage = stage
    self.version = version
    self.arguments = arguments
    self.settings = settings
    self.previous = previous
    self.startedAt = startedAt
    self.allowedPartial = allowedPartial
    self.id = try Digest.id(of: self)
  }
}
