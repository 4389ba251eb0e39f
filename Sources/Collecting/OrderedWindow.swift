/// Runs work on a sequence of items, several at a time, and hands on the results in order.
///
/// At most `width` items are in work. At most `width × reach` are taken but not handed on,
/// so one slow item holds up neither the others nor the memory.
public struct OrderedWindow: Sendable {
  public var width: Int
  public var reach = 4
  /// How often `tick` is called.
  public var period = Duration.seconds(1)

  public init(width: Int) {
    self.width = width
  }

  /// - Parameters:
  ///   - next: the next item; `nil` at the end, and whenever no more should be begun.
  ///   - work: what is done with an item.
  ///   - deliver: takes the results, in the items' order.
  ///   - tick: called every ``period`` while there is work, also when all of it takes long.
  public func run<Item: Sendable, Result: Sendable>(
    next: () throws -> Item?,
    work: @escaping @Sendable (Item) async throws -> Result,
    deliver: (Result) throws -> Void,
    tick: () throws -> Void = {}
  ) async throws {
    // `nil` is the clock.
    try await withThrowingTaskGroup(of: (Int, Result)?.self) { [period] group in
      func startClock() {
        group.addTask {
          try await Task.sleep(for: period)
          return nil
        }
      }
      startClock()
      var taken = 0
      var delivered = 0
      var running = 0
      var done: [Int: Result] = [:]
      var isExhausted = false
      while true {
        while !isExhausted, running < width, taken - delivered < width * reach {
          guard let item = try next() else {
            isExhausted = true
            break
          }
          let index = taken
          group.addTask { (index, try await work(item)) }
          taken += 1
          running += 1
        }
        guard running > 0 else {
          group.cancelAll()
          return
        }
        guard let next = try await group.next() else { return }
        guard let (index, result) = next else {
          try tick()
          startClock()
          continue
        }
        running -= 1
        done[index] = result
        while let result = done.removeValue(forKey: delivered) {
          try deliver(result)
          delivered += 1
        }
      }
    }
  }
}
