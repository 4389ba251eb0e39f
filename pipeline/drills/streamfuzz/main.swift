// A coverage-guided fuzzer on the stream's reader; fuzz.sh builds and runs it.
import Foundation
import Records
import Streams

/// libFuzzer's loop, for programs that have a `main` of their own.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// A file without a name, filled anew for each input.
let file = fileno(tmpfile()!)

/// Everything that a reader hands on; `nil` if it refuses the input, which is its right.
func records(allowsPartial: Bool) -> [[UInt8]]? {
  lseek(file, 0, SEEK_SET)
  let reader = RecordReader(Descriptor(file), allowsPartial: allowsPartial)
  var found: [[UInt8]] = []
  do {
    while let row = try reader.next() { found.append(row.bytes) }
    return found
  } catch is StreamError {
    return nil
  } catch {
    fatalError("an error of another kind: \(error)")
  }
}

/// What is tried with each input; the library links against this very name.
@_cdecl("LLVMFuzzerTestOneInput")
func check(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  guard ftruncate(file, 0) == 0, bytes.map({ pwrite(file, $0, size, 0) }) ?? 0 == size else {
    return 0
  }
  let strict = records(allowsPartial: false)
  let partial = records(allowsPartial: true)
  if let strict {
    precondition(partial == strict, "a sound stream read otherwise as a partial one")
  }
  lseek(file, 0, SEEK_SET)
  do {
    let whole = Descriptor(file)
    let stretches = try FrameSurvey(whole)?.stretches ?? []
    precondition(stretches.reduce(0) { $0 + $1.range.count } == size, "bytes are not told of")
    if let strict, let index = try RecordIndex(whole) {
      var found: [[UInt8]] = []
      try index.forEachRecord(in: 1...strict.count + 1) { found.append($0.bytes) }
      precondition(found == strict, "the index gives other records")
    }
  } catch is StreamError {
    return 0
  } catch {
    fatalError("an error of another kind: \(error)")
  }
  return 0
}

var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(runDriver(&count, &arguments, check))
