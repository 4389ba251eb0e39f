/// Why bytes are not a model.
public enum ModelDecodingError: Error, Hashable, CustomStringConvertible {
  /// The bytes do not begin with the mark of this kind of model.
  case notThisKind(expected: String)
  /// The mark is right, the version after it is one that this code does not read.
  case unknownVersion(UInt8)
  /// The bytes end, at `offset`, before what was announced.
  case truncated(offset: Int)
  /// There are bytes after the model's end.
  case trailingBytes(offset: Int)
  /// A value before `offset` cannot be in a model; the text says which and why.
  case invalid(offset: Int, reason: String)

  public var description: String {
    switch self {
    case .notThisKind(let expected):
      "the bytes do not begin with '\(expected)': this is another kind of file"
    case .unknownVersion(let version):
      "the model has format version \(version), which this program does not read"
    case .truncated(let offset):
      "the model ends too early, at byte \(offset): the file was cut"
    case .trailingBytes(let offset):
      "there are bytes after the model's end, from byte \(offset)"
    case .invalid(let offset, let reason):
      "the model is damaged before byte \(offset): \(reason)"
    }
  }
}
