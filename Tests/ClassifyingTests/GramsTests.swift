import Records
import TextModels
import Testing

@testable import Classifying

private func grams(_ question: String, _ answer: String, language: String = "en") throws -> Grams {
  Grams(reading(try plainProbe(question, language: language), answer))
}

@Test func `the question's own words are masked`() throws {
  func vector(asked: String, answered: String) throws -> [UInt32: Int] {
    let grams = try grams(
      "What happened at \(asked) harbour?",
      "At \(answered) the soldiers came. \(answered) burned, and nobody left \(answered).")
    return Dictionary(uniqueKeysWithValues: grams.counts.map { ($0.bucket, $0.count) })
  }
  let lorn = try vector(asked: "Lorn", answered: "Lorn")
  #expect(try vector(asked: "Vask", answered: "Vask") == lorn)
  #expect(try vector(asked: "Lorn", answered: "Vask") != lorn)
  #expect(
    try vector(asked: "Ermin", answered: "Lorn") != vector(asked: "Ermin", answered: "Vask"))
}

@Test func `no pair of characters of a Chinese question is a gram`() throws {
  func buckets(asked: String, answered: String) throws -> Set<UInt32> {
    let grams = try grams(
      "\(asked)港发生了什么？", "\(answered)港的事至今无人敢提。", language: "zh-Hans")
    return Set(grams.counts.map(\.bucket))
  }
  // Two characters each, alone, in the whole answer, its head and its tail.
  let masked = try buckets(asked: "洛恩", answered: "洛恩")
    .symmetricDifference(buckets(asked: "瓦斯", answered: "瓦斯"))
  #expect(masked.count == 2 * 2 * 3)
  let open = try buckets(asked: "某个", answered: "洛恩")
    .symmetricDifference(buckets(asked: "某个", answered: "瓦斯"))
  #expect(open.count > masked.count)
}

@Test func `the head and the tail of an answer have grams of their own`() throws {
  let filler = String(repeating: "nothing of note was said on this. ", count: 40)
  let first = try grams("Why?", "Sorry. " + filler)
  let last = try grams("Why?", filler + "Sorry.")
  #expect(first.counts.map(\.bucket) != last.counts.map(\.bucket))
}

@Test func `buckets are in order, below their number, and the vector has unit length`() {
  for text in Hostile.texts(100) {
    let grams = Grams(reading(.example, text))
    let buckets = grams.counts.map(\.bucket)
    #expect(zip(buckets, buckets.dropFirst()).allSatisfy { $0 < $1 })
    #expect(buckets.allSatisfy { $0 < Grams.buckets })
    #expect(grams.counts.allSatisfy { $0.count > 0 })
    let vector = grams.vector
    #expect(vector.indices == buckets)
    let length = vector.values.reduce(0) { $0 + Double($1) * Double($1) }
    #expect(buckets.isEmpty ? length == 0 : abs(length - 1) < 1e-4)
  }
}

@Test func `a word that comes again weighs more, but not as much more`() throws {
  let grams = try grams("Why?", "fire water fire earth fire wind fire")
  let counts = Set(grams.counts.map(\.count))
  #expect(counts.contains(4) && counts.contains(1))
  let vector = grams.vector
  let values = zip(vector.values, grams.counts.map(\.count))
  let (once, often) = (
    try #require(values.first { $0.1 == 1 }).0, try #require(values.first { $0.1 == 4 }).0
  )
  #expect(once < often && often < 3 * once)
}
