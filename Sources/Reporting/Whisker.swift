import Records

/// A difference from −1 to 1 as a dot with its interval, beside a line that marks 0.
enum Whisker {
  static func html(
    _ difference: Double?, _ interval: Finding.Interval?, isSupported: Bool
  ) -> HTML {
    // A gap of gaps may reach beyond; it is drawn at the edge.
    func x(_ difference: Double) -> String { String(120 + max(-1, min(1, difference)) * 115) }
    var pieces: [HTML] = [
      .element("line", ["class": "axis", "x1": "5", "y1": "9", "x2": "235", "y2": "9"]),
      .element("line", ["class": "axis", "x1": "120", "y1": "1", "x2": "120", "y2": "17"]),
    ]
    if let interval, let difference {
      pieces.append(
        .element(
          "line",
          [
            "class": "whisker", "x1": x(interval.lower), "y1": "9", "x2": x(interval.upper),
            "y2": "9",
          ]))
      pieces.append(
        .element(
          "circle",
          [
            "class": isSupported ? "dot-supported" : "dot", "cx": x(difference), "cy": "9",
            "r": "4",
          ]))
    }
    return .element(
      "svg",
      [
        "width": "240", "height": "18", "viewBox": "0 0 240 18", "role": "img",
        "aria-label":
          "\(Format.points(difference)) points, 95% \(Format.pointsRange(interval))",
      ], pieces)
  }
}
