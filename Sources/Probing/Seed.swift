import Records

/// A seeded number for any name: the same on every machine, and independent of what else
/// there is.
struct Seed: Sendable {
  let value: UInt64

  init(_ value: UInt64) { self.value = value }

  /// The first 8 bytes of the SHA-256 of the seed and the names, as a big-endian number.
  func number(of names: String...) -> UInt64 {
    var digest = Digest()
    digest.update(Array(([String(value)] + names).joined(separator: "\n").utf8))
    return digest.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The same as a share, 0 to below 1.
  func share(of names: String) -> Double {
    Double(number(of: names) >> 11) * 0x1p-53
  }
}
