import Collecting
import Synchronization
import Testing

private struct Broken: Error {}

/// How much work is going on.
private final class Gauge: Sendable {
  private let state = Mutex((running: 0, most: 0, begun: 0))

  var most: Int { state.withLock { $0.most } }
  var begun: Int { state.withLock { $0.begun } }

  func begin() {
    state.withLock { state in
      state.running += 1
      state.begun += 1
      state.most = max(state.most, state.running)
    }
  }

  func end() { state.withLock { $0.running -= 1 } }
}

/// Gives 0, 1, 2 … up to `count` − 1.
private func items(_ count: Int) -> () -> Int? {
  var next = 0
  return {
    defer { next += 1 }
    return next < count ? next : nil
  }
}

@Test(arguments: [(0, 4), (1, 4), (3, 1), (50, 1), (50, 4), (50, 60)])
func `results come in the items' order, each once, with at most so many in work`(
  count: Int, width: Int
) async throws {
  let gauge = Gauge()
  var delivered: [Int] = []
  try await OrderedWindow(width: width).run(
    next: items(count),
    work: { item in
      gauge.begin()
      // Where there is room for all, none is ready before the last has begun.
      while count <= width, gauge.begun < count { try await Task.sleep(for: .milliseconds(1)) }
      // Later items tend to be ready first.
      try await Task.sleep(for: .microseconds((count - item) * 37 % 11 * 200))
      gauge.end()
      return item * 10
    },
    deliver: { delivered.append($0) })
  #expect(delivered == (0..<count).map { $0 * 10 })
  #expect(gauge.most <= width)
  #expect(gauge.begun == count)
  #expect(gauge.most == min(count, width) || count > width)
}

@Test(.timeLimit(.minutes(5)))
func `one slow item holds up neither the others nor the memory`() async throws {
  let width = 3
  let gauge = Gauge()
  var window = OrderedWindow(width: width)
  window.reach = 4
  var delivered: [Int] = []
  try await window.run(
    next: items(100),
    work: { item in
      gauge.begin()
      if item == 0 {
        // All that may be begun are begun without it …
        while gauge.begun < 12 { try await Task.sleep(for: .milliseconds(1)) }
        // … and no more, however long it takes.
        try await Task.sleep(for: .milliseconds(100))
        #expect(gauge.begun == 12)
      }
      gauge.end()
      return item
    },
    deliver: { delivered.append($0) })
  #expect(delivered == Array(0..<100))
}

@Test func `work that throws ends the run with its error`() async {
  await #expect(throws: Broken.self) {
    try await OrderedWindow(width: 4).run(
      next: items(20),
      work: { item in
        if item == 7 { throw Broken() }
        return item
      },
      deliver: { #expect($0 < 7) })
  }
}

@Test func `nothing more is begun once there is no next item`() async throws {
  var asked = 0
  var delivered: [Int] = []
  try await OrderedWindow(width: 2).run(
    next: {
      asked += 1
      return asked == 3 ? nil : asked
    },
    work: { $0 },
    deliver: { delivered.append($0) })
  #expect(delivered == [1, 2])
  #expect(asked == 3)
}

@Test func `the clock ticks while all work takes long`() async throws {
  var window = OrderedWindow(width: 2)
  window.period = .milliseconds(5)
  var items = [0, 1].makeIterator()
  let ticks = Mutex(0)
  var delivered = 0
  try await window.run(
    next: { items.next() },
    work: { item in
      // Longer than three ticks, or for good measure until a test would be given up.
      for _ in 0..<4000 where ticks.withLock({ $0 }) < 3 {
        try await Task.sleep(for: .milliseconds(5))
      }
      return item
    },
    deliver: { (_: Int) in delivered += 1 },
    tick: { ticks.withLock { $0 += 1 } })
  #expect(ticks.withLock { $0 } >= 3)
  #expect(delivered == 2)
}

// Without an end the item takes an hour.
@Test(.timeLimit(.minutes(10)))
func `what the clock throws ends the run`() async throws {
  struct Full: Error {}
  var window = OrderedWindow(width: 1)
  window.period = .milliseconds(1)
  var items = [0].makeIterator()
  await #expect(throws: Full.self) {
    try await window.run(
      next: { items.next() },
      work: { item in
        try await Task.sleep(for: .seconds(3600))
        return item
      },
      deliver: { (_: Int) in }, tick: { throw Full() })
  }
}
