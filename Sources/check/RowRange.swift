import ArgumentParser

/// Numbers of records as they are typed: `5-9`.
struct RowRange: ExpressibleByArgument {
  var numbers: ClosedRange<Int>

  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let first = parts[0], let last = parts[1], (1...last).contains(first),
      last < Int.max
    else { return nil }
    numbers = first...last
  }
}
