import Collecting
import Testing

private func key(_ name: String, sample: Int = 0, target: String? = nil) -> Replay.Key {
  Replay.Key(probe: name, target: target, sample: sample)
}

/// A replay of these probes, each with its name as the response, that counts what it reads.
private func replay(_ names: [String], reads: @escaping () -> Void = {}) -> Replay {
  var rest = names[...]
  return Replay(keys: Set(names.map { key($0) })) {
    reads()
    return rest.popFirst().map { (key($0), Array($0.utf8)) }
  }
}

private func text(_ response: Replay.Response?) -> String? {
  response.map { String(decoding: $0, as: UTF8.self) }
}

@Test(arguments: [["a", "b", "c"], ["c", "b", "a"], ["b", "c", "a"]])
func `every answer is found, in whatever order it is asked for`(order: [String]) throws {
  var replay = replay(["a", "b", "c"])
  for name in order { #expect(text(try replay.take(key(name))) == name) }
}

@Test func `an answer is given once`() throws {
  var replay = replay(["a", "b"])
  #expect(try replay.take(key("a")) != nil)
  #expect(try replay.take(key("a")) == nil)
  #expect(text(try replay.take(key("b"))) == "b")
}

@Test func `other samples and other targets are other answers`() throws {
  var replay = replay(["a"])
  #expect(try replay.take(key("a", sample: 1)) == nil)
  #expect(try replay.take(key("a", target: "m")) == nil)
  #expect(try replay.take(key("a")) != nil)
}

@Test func `a file in the probes' order is read alongside them, not ahead`() throws {
  var reads = 0
  var replay = replay((0..<100).map { "\($0)" }) { reads += 1 }
  #expect(try replay.take(key("unknown")) == nil)
  #expect(reads == 0)
  for number in 0..<100 {
    #expect(text(try replay.take(key("\(number)"))) == "\(number)")
    #expect(reads == number + 1)
  }
}
