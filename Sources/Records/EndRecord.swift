/// The last line of a segment: what it held. Only a program that finished writes it.
public struct EndRecord: Codable, Hashable, Sendable {
  /// The id of the chain entry that wrote the segment.
  public var stage: String
  /// How many records the segment holds, header and end not counted.
  public var records: Int
  /// SHA-256 over the record lines, each with its line feed.
  public var sha256: String
  /// What the program had read: the end records of its input segments, and its other files.
  ///
  /// Each input brings its own inputs along, so that the last end record of a pipeline
  /// reaches back to the exact topics, answers and labels.
  public var inputs: [Input]

  public init(stage: String, records: Int, sha256: String, inputs: [Input]) {
    self.stage = stage
    self.records = records
    self.sha256 = sha256
    self.inputs = inputs
  }

  /// Something that a program read in full.
  public enum Input: Codable, Hashable, Sendable {
    /// A segment of records.
    case segment(EndRecord)
    /// A file of any other kind: its base name, its size and the SHA-256 of its bytes.
    case file(name: String, bytes: Int, sha256: String)
    /// A segment without a valid end record, read with `--allow-partial`.
    case partial(records: Int, sha256: String)
  }
}
