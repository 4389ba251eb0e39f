import Foundation
public import Providers
public import Records

/// Turns one probe into one response: sends, and sends again what failed on the way.
public struct Collector: Sendable {
  public var target: Response.Target
  /// What `endpoint.provider` says in the records, for instance a host name.
  public var service: String
  public var parameters: Response.Parameters
  public var provider: any Provider
  public var transport: any Transport
  /// How often one probe is sent at most.
  public var attempts = 5
  public var backoff = Backoff()
  /// The time of day as records write it.
  public var now: @Sendable () -> String
  /// Waits; tests do not.
  public var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

  public init(
    target: Response.Target, service: String, parameters: Response.Parameters,
    provider: any Provider, transport: any Transport, now: @escaping @Sendable () -> String
  ) {
    self.target = target
    self.service = service
    self.parameters = parameters
    self.provider = provider
    self.transport = transport
    self.now = now
  }

  /// The response to one probe; throws only what makes every further probe pointless.
  public func ask(_ probe: Probe, sample: Int) async throws -> Response {
    // Each sample has its own seed, or all of them would be the same answer.
    var parameters = self.parameters
    parameters.seed = parameters.seed.map { $0 + sample }
    let request = try provider.request(for: probe, parameters: parameters)
    var attempt = 1
    while true {
      let startedAt = now()
      let start = ContinuousClock.now
      let (answer, asked) = try await send(request)
      let latency = (ContinuousClock.now - start).milliseconds
      if answer.isUnauthorised { throw CollectingError.unauthorised(target: target.name) }
      if answer.status.isRetried, attempt < attempts {
        let wait = backoff.wait(after: attempt, asked: asked, chance: .random(in: 0...1))
        try await sleep(wait)
        attempt += 1
        continue
      }
      return Response(
        target: target,
        endpoint: Response.Endpoint(provider: service, upstream: answer.upstream),
        parameters: parameters, sample: sample, status: answer.status, block: answer.block,
        text: answer.text, reasoning: answer.reasoning,
        reasoningState: answer.reasoningState, native: answer.native, usage: answer.usage,
        attempts: attempt, startedAt: startedAt, latencyMS: latency)
    }
  }

  private func send(_ request: WireRequest) async throws -> (Answer, Duration?) {
    do {
      let reply = try await transport.send(request)
      return (provider.read(reply.reply), reply.retryAfter)
    } catch let failure as TransportFailure {
      return (
        Answer(status: .transportError, native: Response.Native(message: failure.reason)), nil
      )
    }
  }
}
