import Languages
import Records

/// Which of all combinations of form and voice are asked.
///
/// Topics of one pair are one block; a topic without a pair is a block of its own. All topics
/// of a block, in all their languages, are asked alike, so that no comparison loses its other
/// half. What is asked of a block depends on the seed and on the block itself, and on nothing
/// else in the bank: a further topic changes no other block.
public struct Design: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Every form in every voice.
    case full
    /// Every question and form once, in one voice: within a block each voice is used as often
    /// as any other, as far as the forms and the topics allow; which form gets which voice is
    /// up to the seed and the block's id.
    case balanced
  }

  public var kind = Kind.full
  public var seed: UInt64 = 0
  /// At most so many probes; whole blocks are left out. `nil` for no limit.
  ///
  /// The blocks of each arm stand in an order that the seed and their ids decide; the same
  /// share of each arm's blocks is kept, as large a one as fits.
  public var maxProbes: Int?

  public init() {}
}

/// A design laid over the topics of a selection.
struct Layout {
  /// What is asked of one topic: requests with the voices of each.
  struct Item: Sendable {
    var topic: Topic
    var requests: [(request: Request, framings: [Framing])]
  }

  /// In the bank's order.
  private(set) var items: [Item] = []
  /// Blocks that were left out to keep the limit, by their order, and how many probes they
  /// would have made.
  private(set) var dropped: [(block: String, probes: Int)] = []
  /// How many blocks there were before.
  private(set) var blockCount = 0

  init(_ topics: [Topic], _ selection: Selection, _ design: Design) {
    let selected = topics.filter(selection.includes)
    let blocks = Dictionary(grouping: selected, by: \.block)
    blockCount = blocks.count
    let voices =
      design.kind == .full
      ? [:] : blocks.mapValues { Layout.voices(of: $0, selection, Seed(design.seed)) }
    items = selected.map { topic in
      let requests = selection.requests(of: topic).map { request in
        let all = selection.framings.filter(request.framings.contains)
        let chosen = voices[topic.block]?[request.id]
        return (request, design.kind == .full ? all : chosen.map { [$0] } ?? [])
      }
      return Item(topic: topic, requests: requests)
    }
    if let limit = design.maxProbes { keep(limit, selection, Seed(design.seed)) }
  }

  /// For each request of a block the voice it is put in: the least used one so far of those
  /// that every topic of the block has something for. The seed and the ids decide in which
  /// order the requests choose, and between voices that are used alike.
  private static func voices(
    of topics: [Topic], _ selection: Selection, _ seed: Seed
  ) -> [String: Framing] {
    let block = topics[0].block
    let requests = Set(topics.flatMap { selection.requests(of: $0).map(\.id) })
    func order(_ names: Set<String>, of kind: String) -> [String] {
      names.map { (seed.number(of: kind, block, $0), $0) }.sorted { $0 < $1 }.map(\.1)
    }
    var used: [Framing: Int] = [:]
    var voices: [String: Framing] = [:]
    for request in order(requests, of: "request") {
      let possible = selection.framings.filter { framing in
        topics.allSatisfy { $0.canAsk(request, as: framing, selection) }
      }
      let turns = order(Set(possible.map(\.rawValue)), of: "voice of \(request)")
      let voice = turns.compactMap(Framing.init).min { used[$0, default: 0] < used[$1, default: 0] }
      guard let voice else { continue }
      voices[request] = voice
      used[voice, default: 0] += 1
    }
    return voices
  }

  /// Leaves out blocks until no more than so many probes are left.
  private mutating func keep(_ limit: Int, _ selection: Selection, _ seed: Seed) {
    let blocks = Dictionary(grouping: items) { $0.topic.block }
    let counts = blocks.mapValues { $0.reduce(0) { $0 + $1.count(selection) } }
    var queue: [(share: Double, block: String)] = []
    for (_, ids) in Dictionary(grouping: blocks.keys, by: { blocks[$0]![0].topic.arm }) {
      let order = ids.sorted { (seed.share(of: $0), $0) < (seed.share(of: $1), $1) }
      for (rank, id) in order.enumerated() {
        queue.append(((Double(rank) + 0.5) / Double(order.count), id))
      }
    }
    queue.sort { ($0.share, $0.block) < ($1.share, $1.block) }
    var total = 0
    let kept = queue.prefix { entry in
      total += counts[entry.block] ?? 0
      return total <= limit
    }
    let names = Set(kept.map(\.block))
    dropped = queue.dropFirst(kept.count).map { ($0.block, counts[$0.block] ?? 0) }
    items.removeAll { !names.contains($0.topic.block) }
  }
}

extension Layout.Item {
  /// How many probes it makes.
  func count(_ selection: Selection) -> Int {
    var count = 0
    for language in Languages.all where selection.includes(language) {
      for (request, framings) in requests {
        count += framings.count { topic.asking(request, $0, language) != nil }
      }
    }
    return count
  }
}

extension Topic {
  /// What is kept or left out as a whole: the topic and its mirrors.
  var block: String { pair ?? id }

  /// Whether it has this request, and something to ask it with in this voice.
  fileprivate func canAsk(_ id: String, as framing: Framing, _ selection: Selection) -> Bool {
    // A topic that lacks a derived form altogether does not keep its mirrors from it.
    guard let request = selection.requests(of: self).first(where: { $0.id == id }) else {
      return true
    }
    let language = Languages.all.first { selection.includes($0) && names[$0.tag] != nil }
    guard request.framings.contains(framing) else { return false }
    return language.map { asking(request, framing, $0) != nil } ?? true
  }
}
