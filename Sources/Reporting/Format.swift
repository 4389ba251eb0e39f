import Foundation
import Records

/// Numbers as people read them. Shares become percent only here, at the last moment.
enum Format {
  /// A share as whole percent: `67%`; `–` where there is none.
  static func percent(_ share: Double?) -> String {
    share.map { "\(Int(($0 * 100).rounded()))%" } ?? "–"
  }

  /// An interval of a share: `54–78`, in percent.
  static func range(_ interval: Finding.Interval?) -> String {
    interval.map { "\(Int(($0.lower * 100).rounded()))–\(Int(($0.upper * 100).rounded()))" } ?? ""
  }

  /// A difference in percentage points with its sign: `+12`, `−50`, `0`.
  static func points(_ difference: Double?) -> String {
    guard let difference else { return "–" }
    let whole = Int((difference * 100).rounded())
    return whole > 0 ? "+\(whole)" : whole < 0 ? "−\(-whole)" : "0"
  }

  /// A difference's interval: `−63 to −37`.
  static func pointsRange(_ interval: Finding.Interval?) -> String {
    interval.map { "\(points($0.lower)) to \(points($0.upper))" } ?? ""
  }

  /// A p-value: `0.031`, or `6e-08` below a thousandth.
  static func pValue(_ p: Double?) -> String {
    guard let p else { return "–" }
    return p >= 0.9995 ? "1" : p >= 0.001 ? String(format: "%.3f", p) : String(format: "%.0e", p)
  }

  /// A number with two digits after the point.
  static func decimal(_ value: Double?) -> String {
    value.map { String(format: "%.2f", $0).replacing("-", with: "−") } ?? "–"
  }

  /// A conclusion in words.
  static func words(_ conclusion: Finding.Conclusion) -> String {
    conclusion.rawValue.replacing("_", with: " ")
  }

  /// A language's name; its tag if the name is not known.
  static func language(_ tag: String) -> String {
    Locale(identifier: "en").localizedString(forIdentifier: tag) ?? tag
  }

  /// A country's name; its code if the name is not known.
  static func country(_ code: String) -> String {
    switch code {
    case "CN": "China"
    case "EU": "the EU"
    case "GB": "the United Kingdom"
    case "US": "the United States"
    default: Locale(identifier: "en").localizedString(forRegionCode: code) ?? code
    }
  }

  /// What rows are about.
  static func subject(_ subject: String) -> String {
    switch subject {
    case Finding.Factor.otherStakes: "other states"
    case Probe.Arm.control.rawValue: "controls"
    case Probe.Arm.unsafe.rawValue: "unsafe requests"
    default: country(subject)
    }
  }
}
