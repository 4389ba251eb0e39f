import Statistics

extension SplitMix64 {
  /// A number from 0 to `count` − 1; written out, so that no change in the standard library
  /// changes what a seed gives.
  mutating func draw(below count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// `count` different members of `pool`, each choice equally likely, in ascending order.
  mutating func sample(_ count: Int, of pool: [Int]) -> [Int] {
    guard count < pool.count else { return pool.sorted() }
    var pool = pool
    for place in 0..<count { pool.swapAt(place, place + draw(below: pool.count - place)) }
    return pool[..<count].sorted()
  }

  /// The members of `list` in an order where each is equally likely.
  mutating func shuffled<Member>(_ list: [Member]) -> [Member] {
    var list = list
    for place in list.indices { list.swapAt(place, place + draw(below: list.count - place)) }
    return list
  }
}
