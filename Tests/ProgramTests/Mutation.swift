/// A seeded way to spoil bytes: the same seed, the same damage.
struct Mutation: CustomStringConvertible {
  enum Kind: CaseIterable {
    case truncate, flip, splice, duplicate
  }

  let seed: UInt64
  private(set) var kind = Kind.truncate
  private var state: UInt64

  init(seed: UInt64) {
    (self.seed, state) = (seed, seed)
    kind = Kind.allCases[below(Kind.allCases.count)]
  }

  var description: String { "\(kind), seed \(seed)" }

  /// Spoils bytes in one way.
  ///
  /// - Parameter frames: where frames begin; half of the damage respects these places, for
  ///   whole frames lost, doubled or exchanged are the hardest to notice.
  func apply(to bytes: [UInt8], frames: [Int]) -> [UInt8] {
    var draw = self
    let places = frames + [bytes.count]
    func place(_ draw: inout Mutation) -> Int {
      let isFrame = draw.below(2) == 0 && !frames.isEmpty
      return isFrame ? places[draw.below(places.count)] : draw.below(bytes.count + 1)
    }
    let (one, other) = (place(&draw), place(&draw))
    let range = min(one, other)..<max(one, other)
    var spoilt = bytes
    switch kind {
    case .truncate:
      spoilt.removeSubrange(one...)
    case .flip:
      for _ in 0...draw.below(4) {
        spoilt[draw.below(bytes.count)] ^= 1 << UInt8(draw.below(8))
      }
    case .splice:
      // A piece is cut out, and half of the time put in somewhere else.
      spoilt.removeSubrange(range)
      if draw.below(2) == 0 {
        spoilt.insert(contentsOf: bytes[range], at: draw.below(spoilt.count + 1))
      }
    case .duplicate:
      spoilt.insert(contentsOf: bytes[range], at: range.upperBound)
    }
    return spoilt
  }

  /// A number from 0 (SplitMix64).
  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
