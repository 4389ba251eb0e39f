@testable import Collecting
import Synchronization
import Testing

private let start = ContinuousClock.now

@Test(arguments: [1, 6, 60, 600, 6000])
func `requests are spread over their minute, with no more than a second's worth at once`(
  perMinute: Int
) {
  var allowance = Allowance(perMinute: perMinute, now: start)
  var now = start
  var times: [Duration] = []
  for _ in 0..<(perMinute * 2) {
    now = max(now, allowance.opens)
    allowance.spend(1, now: now)
    times.append(now - start)
  }
  for (index, time) in times.enumerated() {
    // In any minute that begins with a request, at most the allowance and a second's worth.
    let within = times[index...].prefix { $0 - time < .seconds(60) }.count
    #expect(within <= perMinute + max(1, perMinute / 60))
  }
  let last = times.last ?? .zero
  #expect(last >= .seconds(60) && last <= .seconds(120))
}

@Test func `what was set aside and not used is given back`() {
  var allowance = Allowance(perMinute: 600, now: start)
  allowance.spend(600, now: start)
  let before = allowance.opens
  allowance.giveBack(300)
  #expect(before - allowance.opens == .seconds(30))
  allowance.giveBack(-300)
  #expect(before == allowance.opens)
}

@Test func `a window halves once for one overload and recovers by one a windowful`() {
  var window = AdaptiveWindow(ceiling: 64)
  #expect(window.limit == 64)
  window.narrow(sent: start, now: start + .seconds(1))
  #expect(window.limit == 32)
  // Was under way when the window was narrowed.
  window.narrow(sent: start + .milliseconds(500), now: start + .seconds(2))
  #expect(window.limit == 32)
  window.narrow(sent: start + .seconds(1.5), now: start + .seconds(2))
  #expect(window.limit == 16)
  for _ in 0..<17 { window.widen() }
  #expect(window.limit == 17)
  for _ in 0..<100_000 { window.widen() }
  #expect(window.limit == 64)
  for step in 2..<40 {
    window.narrow(sent: start + .seconds(step), now: start + .seconds(step))
  }
  #expect(window.limit == 1)
}

@Test func `no more requests are under way than the window has room for`() async throws {
  let pacer = Pacer(Pacer.Limits(concurrency: 3))
  let gauge = Gauge()
  try await withThrowingTaskGroup(of: Void.self) { group in
    for _ in 0..<40 {
      group.addTask {
        let pass = try await pacer.admit(tokens: 1)
        gauge.enter()
        try await Task.sleep(for: .milliseconds(2))
        gauge.leave()
        pacer.finish(pass, used: nil, isOverloaded: false, wait: nil)
      }
    }
    try await group.waitForAll()
  }
  #expect(gauge.most == 3)
}

/// How many are somewhere at once.
private final class Gauge: Sendable {
  private let state = Mutex((now: 0, most: 0))

  var most: Int { state.withLock { $0.most } }

  func enter() {
    state.withLock { state in
      state.now += 1
      state.most = max(state.most, state.now)
    }
  }

  func leave() { state.withLock { $0.now -= 1 } }
}

@Test func `a pause that a server asks for is everybody's`() async throws {
  let clock = TestClock()
  let pacer = Pacer(Pacer.Limits(concurrency: 2), time: clock.timekeeper)
  let pass = try await pacer.admit(tokens: 1)
  pacer.finish(pass, used: nil, isOverloaded: true, wait: .seconds(7))
  let next = try await pacer.admit(tokens: 1)
  #expect(clock.waits.reduce(.zero, +) >= .seconds(7))
  pacer.finish(next, used: nil, isOverloaded: false, wait: nil)
}

@Test func `tokens a minute hold requests back, by what they really take`() async throws {
  let clock = TestClock()
  let pacer = Pacer(
    Pacer.Limits(concurrency: 8, tokensPerMinute: 6000), time: clock.timekeeper)
  for _ in 0..<4 {
    let pass = try await pacer.admit(tokens: 3000)
    pacer.finish(pass, used: 600, isOverloaded: false, wait: nil)
  }
  // 3 × 600 tokens had to become free before the fourth, less a second's worth.
  let waited = clock.waits.reduce(.zero, +)
  #expect(waited >= .seconds(16) && waited <= .seconds(19), "\(waited)")
}

private struct Closed: Error {}

@Test func `who waits for a pacer that is closed is told why`() async throws {
  let pacer = Pacer(Pacer.Limits(concurrency: 1))
  _ = try await pacer.admit(tokens: 1)
  let waiting = Task { _ = try await pacer.admit(tokens: 1) }
  let resting = Task { try await pacer.rest(.seconds(3600)) }
  try await Task.sleep(for: .milliseconds(50))
  pacer.close(with: Closed())
  await #expect(throws: Closed.self) { try await waiting.value }
  await #expect(throws: Closed.self) { try await resting.value }
  await #expect(throws: Closed.self) { _ = try await pacer.admit(tokens: 1) }
  await #expect(throws: Closed.self) { try await pacer.rest(.seconds(3600)) }
}
