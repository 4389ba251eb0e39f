import Foundation
public import Providers
import Synchronization

/// Requests to a program on this machine, which is kept running: a line of JSON in, a line of
/// JSON out, in any order, told apart by their ids.
public final class CommandTransport: Transport {
  private struct State {
    var waiting: [String: CheckedContinuation<TransportReply, any Error>] = [:]
    var sent = 0
    /// Why no more answers come.
    var ended: TransportFailure?
  }

  private let state = Mutex(State())
  private let process = Mutex(Process())
  private let input = Pipe()
  private let writing = DispatchQueue(label: "lacuna.command.input")
  private let timeout: Duration

  /// Starts the program, by the shell.
  ///
  /// - Parameter timeout: for one request.
  public init(command: String, timeout: Duration) throws(CollectingError) {
    self.timeout = timeout
    let output = Pipe()
    do {
      try process.withLock { process in
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
      }
    } catch {
      throw .noCommand(reason: "\(error.localizedDescription)")
    }
    let thread = Thread { [weak self] in
      CommandTransport.forEachLine(of: output.fileHandleForReading) { self?.take($0) }
      self?.end(TransportFailure(reason: "the command has ended"))
    }
    thread.start()
  }

  public func send(
    _ request: WireRequest, begins: (@Sendable (WireReply) -> Bool)?
  ) async throws -> TransportReply {
    let id = state.withLock { state in
      state.sent += 1
      return String(state.sent)
    }
    let alarm = Task { [timeout] in
      try await Task.sleep(for: timeout)
      self.resume(id, .failure(TransportFailure(reason: "no reply in time")))
    }
    defer { alarm.cancel() }
    return try await withTaskCancellationHandler {
      try await answer(to: request, id: id)
    } onCancel: {
      resume(id, .failure(CancellationError()))
    }
  }

  private func answer(to request: WireRequest, id: String) async throws -> TransportReply {
    try await withCheckedThrowingContinuation { continuation in
      if Task.isCancelled { return continuation.resume(throwing: CancellationError()) }
      let ended = state.withLock { state in
        if state.ended == nil { state.waiting[id] = continuation }
        return state.ended
      }
      if let ended { return continuation.resume(throwing: ended) }
      writing.async { [input] in
        do {
          try input.fileHandleForWriting.write(contentsOf: Data(CommandChat.line(request, id: id)))
        } catch {
          self.end(TransportFailure(reason: "the command takes no more requests"))
        }
      }
    }
  }

  /// Closes the program's input and waits until it has ended; after two seconds it is told to.
  public func shutdown() async throws {
    try? input.fileHandleForWriting.close()
    for _ in 0..<40 where process.withLock({ $0.isRunning }) {
      try? await Task.sleep(for: .milliseconds(50))
    }
    process.withLock { if $0.isRunning { $0.terminate() } }
  }

  private func take(_ line: [UInt8]) {
    guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) else { return }
    guard let id = CommandChat.id(of: line) else {
      return end(
        TransportFailure(reason: "the command answers with a line that has no custom_id"))
    }
    resume(id, .success(TransportReply(WireReply(status: 200, body: line))))
  }

  private func resume(_ id: String, _ result: Result<TransportReply, any Error>) {
    state.withLock { $0.waiting.removeValue(forKey: id) }?.resume(with: result)
  }

  private func end(_ failure: TransportFailure) {
    let waiting = state.withLock { state in
      state.ended = state.ended ?? failure
      defer { state.waiting = [:] }
      return state.waiting.values
    }
    for continuation in waiting { continuation.resume(throwing: failure) }
  }

  private static func forEachLine(of file: FileHandle, _ body: ([UInt8]) -> Void) {
    var rest: [UInt8] = []
    // What is there, not as much as fits: an answer is wanted when it comes.
    while case let data = file.availableData, !data.isEmpty {
      rest += data
      var next = 0
      while let end = rest[next...].firstIndex(of: 0x0A) {
        body(Array(rest[next..<end]))
        next = end + 1
      }
      rest.removeSubrange(..<next)
    }
    if !rest.isEmpty { body(rest) }
  }
}
