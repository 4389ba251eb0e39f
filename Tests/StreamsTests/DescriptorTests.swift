import Foundation
import Records
import Streams
import Testing

@Test func `a file that is not there is named without its folder`() {
  let error = #expect(throws: StreamError.self) {
    _ = try Descriptor(reading: "/no/such/place/file.jsonl")
  }
  guard case .cannotOpen(let name, let reason)? = error else {
    Issue.record("\(String(describing: error))")
    return
  }
  #expect(name == "file.jsonl")
  #expect(!reason.isEmpty)
  #expect(error?.kind == .cannotOpen)
  #expect(error?.description.contains("/no/such") == false)
}

@Test func `a folder is no file`() {
  let error = #expect(throws: StreamError.self) { _ = try Descriptor(reading: "/tmp") }
  #expect(error == .cannotOpen(name: "tmp", reason: "it is a folder"))
}

@Test(arguments: [0, 1, 65_535, 65_536, 65_537, 300_000])
func `everything up to the end is read`(count: Int) throws {
  let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
  let file = try TemporaryFile(bytes)
  #expect(try Descriptor(reading: file.path).readAll() == bytes)
}

@Test func `a file's digest is that of its bytes, under its base name`() throws {
  let file = try TemporaryFile(Array("abc".utf8))
  let name = try #require(file.path.split(separator: "/").last.map(String.init))
  // SHA-256 of "abc": FIPS 180-2, appendix B.1.
  #expect(
    try EndRecord.Input.file(at: file.path)
      == .file(
        name: name, bytes: 3,
        sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
}
