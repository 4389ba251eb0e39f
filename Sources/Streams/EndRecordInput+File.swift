public import Records

extension EndRecord.Input {
  /// A file that a program reads beside its standard input: its name, size and digest.
  public static func file(at path: String) throws -> EndRecord.Input {
    let bytes = try Descriptor(reading: path).digest()
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return .file(name: name, bytes: bytes.count, sha256: bytes.sha256)
  }
}
