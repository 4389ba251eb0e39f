import Records

/// A table, before it is set as text or as Markdown. Its cells are not yet escaped.
struct Table {
  var title: String
  /// The first column holds names, the others numbers.
  var head: [String]
  var rows: [[String]]
  var note: String = ""
}

/// Numbers as the tables show them.
enum Figure {
  static let none = "–"

  /// Two digits behind the point and none before it: `.75`, `−.05`, `1.00`.
  static func short(_ value: Double?) -> String {
    guard let value else { return none }
    let hundredths = Int((abs(value) * 100).rounded())
    let sign = value < 0 && hundredths > 0 ? "−" : ""
    let digits = hundredths % 100
    let whole = hundredths < 100 ? "" : String(hundredths / 100)
    return "\(sign)\(whole).\(digits < 10 ? "0" : "")\(digits)"
  }

  /// A number with its interval: `.75 (.57–.89)`; a comma stands where a minus follows.
  static func withInterval(_ value: Double?, _ lower: Double?, _ upper: Double?) -> String {
    guard value != nil, let lower, let upper else { return short(value) }
    let link = upper < 0 ? ", " : "–"
    return "\(short(value)) (\(short(lower))\(link)\(short(upper)))"
  }

  static func withInterval(_ estimate: Scores.Estimate) -> String {
    withInterval(estimate.value, estimate.interval?.lower, estimate.interval?.upper)
  }

  /// A share in percentage points with one digit: `2.5`.
  static func points(_ share: Double?) -> String {
    guard let share else { return none }
    let tenths = Int((abs(share) * 1000).rounded())
    return "\(share < 0 && tenths > 0 ? "−" : "")\(tenths / 10).\(tenths % 10)"
  }

  /// A whole number with a comma between thousands.
  static func count(_ count: Int) -> String {
    var digits = String(count)
    var place = digits.endIndex
    while digits.distance(from: digits.startIndex, to: place) > 3 {
      place = digits.index(place, offsetBy: -3)
      digits.insert(",", at: place)
    }
    return digits
  }
}
