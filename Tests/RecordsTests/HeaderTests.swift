import Records
import Testing

private func entry(_ stage: String = "generate", partial: Bool? = nil) throws -> ChainEntry {
  try ChainEntry(
    stage: stage, version: "0.1.0", arguments: ["--topic", "a/b"], settings: ["seed": "1"],
    previous: ["0123456789abcdef"], startedAt: "2026-01-01T00:00:00Z", allowedPartial: partial)
}

@Test func `the id of a chain entry is the hash of the rest of it`() throws {
  // As for probes: SHA-256 of the sorted JSON with an empty id, computed in Python.
  #expect(try entry().id == "f48cbdbf81d9d787")
  #expect(try entry(partial: true).id == "7f070afd9f88fec3")
  #expect(try entry("collect").id != entry().id)
}

@Test(
  arguments: [
    ("1.0", true), ("1.9", true), ("1.10", true), ("2.0", false), ("0.1", false), ("10.0", false),
    ("", false),
  ])
func `a schema is readable if its major version is ours`(version: String, isReadable: Bool) {
  #expect(Schema.version == "1.0")
  #expect(Schema.canRead(version) == isReadable)
}

// SHA-256 test vectors: FIPS 180-2, appendix B.
@Test(
  arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
func `a digest is SHA-256 in lower-case digits, however the bytes come in`(
  text: String, hex: String
) {
  #expect(Digest.hex(of: Array(text.utf8)) == hex)
  var digest = Digest()
  for byte in text.utf8 { digest.update([byte]) }
  #expect(digest.hex == hex)
  var raw = Digest()
  Array(text.utf8).withUnsafeBytes { raw.update($0) }
  #expect(raw.hex == hex)
}

@Test func `a digest in base64 is the one that a content policy takes`() {
  #expect(
    Digest.base64(of: Array("abc".utf8)) == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
}
