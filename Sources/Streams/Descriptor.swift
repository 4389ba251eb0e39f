import Foundation
import Records

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file descriptor: the only place that reads from and writes to the system.
public final class Descriptor {
  private var number: Int32
  private let isOwned: Bool

  public static let standardInput = 0 as Int32
  public static let standardOutput = 1 as Int32

  /// Wraps a descriptor that somebody else closes.
  public init(_ number: Int32) {
    self.number = number
    self.isOwned = false
  }

  /// Opens a file for reading; throws ``StreamError/cannotOpen(name:reason:)``.
  public init(reading path: String) throws(StreamError) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    number = open(path, O_RDONLY)
    isOwned = true
    guard number >= 0 else {
      throw .cannotOpen(name: name, reason: Descriptor.lastError)
    }
    var status = stat()
    if fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw .cannotOpen(name: name, reason: "it is a folder")
    }
  }

  /// Opens a file for writing, emptied if it was there; throws
  /// ``StreamError/cannotOpen(name:reason:)``.
  public init(writing path: String) throws(StreamError) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    number = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    isOwned = true
    guard number >= 0 else {
      throw .cannotOpen(name: name, reason: Descriptor.lastError)
    }
  }

  deinit {
    if isOwned, number >= 0 { close(number) }
  }

  /// Whether it is a terminal.
  public var isTerminal: Bool { isatty(number) == 1 }

  /// Waits for bytes; `false` if none came within the time.
  func waitForInput(milliseconds: Int32) -> Bool {
    var request = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) != 0
  }

  /// Reads what is there, at most `buffer` full; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      let count = Foundation.read(number, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw StreamError.read(reason: Descriptor.lastError) }
    }
  }

  /// Everything up to the end.
  public func readAll() throws -> [UInt8] {
    var all: [UInt8] = []
    try forEachChunk { all += $0 }
    return all
  }

  /// The size and the SHA-256 of everything up to the end.
  func digest() throws -> (count: Int, sha256: String) {
    var count = 0
    var digest = Digest()
    try forEachChunk {
      count += $0.count
      digest.update(UnsafeRawBufferPointer(rebasing: $0))
    }
    return (count, digest.hex)
  }

  private func forEachChunk(_ body: (Slice<UnsafeMutableRawBufferPointer>) -> Void) throws {
    try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { chunk in
      while true {
        let count = try read(into: chunk)
        if count == 0 { return }
        body(chunk[..<count])
      }
    }
  }

  /// Writes all of it.
  func write(_ bytes: UnsafeRawBufferPointer) throws {
    var written = 0
    while written < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
      let count = Foundation.write(number, rest.baseAddress, rest.count)
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        throw StreamError.readerStopped
      } else if errno != EINTR {
        throw StreamError.write(reason: Descriptor.lastError)
      }
    }
  }

  /// Writes all of it.
  public func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { bytes in try write(bytes) }
  }

  /// Closes it and says whether the system had kept a failed write to itself until now.
  public func finish() throws(StreamError) {
    // Not to be closed a second time: by then the number may be another file's.
    defer { number = -1 }
    if close(number) != 0, errno != EINTR { throw StreamError.write(reason: Descriptor.lastError) }
  }

  private static var lastError: String { String(cString: strerror(errno)) }
}
