public import Records

/// What is known of a segment while it is read or written: enough for its end record.
public struct SegmentTally {
  public private(set) var records = 0
  private var digest = Digest()

  public init() {}

  /// Takes in a record's line, given without its line feed.
  public mutating func add(_ line: [UInt8]) {
    records += 1
    digest.update(line)
    digest.update([0x0A])
  }

  /// The end record that fits.
  public func end(stage: String, inputs: [EndRecord.Input]) -> EndRecord {
    EndRecord(stage: stage, records: records, sha256: digest.hex, inputs: inputs)
  }

  /// The segment as an input that has no valid end.
  public var partial: EndRecord.Input { .partial(records: records, sha256: digest.hex) }

  /// What is wrong with an end record that stands at this line; `nil` if it fits.
  public func fault(of end: EndRecord, line: Int) -> StreamError? {
    if end.records != records {
      .countDiffers(line: line, said: end.records, found: records)
    } else if end.sha256 != digest.hex {
      .digestDiffers(line: line)
    } else {
      nil
    }
  }
}
