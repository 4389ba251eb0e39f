/// The place of the highest number, the first if several are; 0 of an empty list.
public func highest(_ scores: [Double]) -> Int {
  scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
}
