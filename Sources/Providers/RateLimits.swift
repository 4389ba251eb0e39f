public import Foundation

/// What the headers of a reply say about when the next request is welcome.
public struct RateLimits: Hashable, Sendable {
  /// How long to leave the service alone; `nil` if it does not say.
  public var wait: Duration?

  /// Nobody is made to wait longer for a header's sake.
  static let longestWait = Duration.seconds(3600)

  /// Reads `Retry-After` and, where nothing is left of an allowance, when there is more.
  ///
  /// Sources: RFC 9110 §10.2.3; OpenAI's and Groq's `x-ratelimit-*`, with durations such as
  /// `6m0s`; Anthropic's `anthropic-ratelimit-*`, with RFC 3339 times; OpenRouter's and Moonshot's
  /// `x-ratelimit-*`, with milliseconds or seconds since 1970.
  ///
  /// - Parameters:
  ///   - header: the value of a header, by its name in lower case.
  ///   - now: the time of day.
  public init(now: Date, header: (String) -> String?) {
    var waits: [Duration] = []
    if let text = header("retry-after-ms"), let milliseconds = Double(text) {
      waits.append(RateLimits.span(milliseconds / 1000))
    } else if let text = header("retry-after") {
      waits += [RateLimits.time(text, now)].compactMap(\.self)
    }
    for (remaining, reset) in RateLimits.allowances {
      guard let left = header(remaining).flatMap(Double.init), left <= 0,
        let text = header(reset), let time = RateLimits.time(text, now)
      else { continue }
      waits.append(time)
    }
    wait = waits.max()
  }

  /// A span that a header asks for, held to what anybody is made to wait before it becomes a
  /// `Duration`, which has no room for what a header may say.
  private static func span(_ seconds: Double) -> Duration {
    let longest = longestWait / .seconds(1)
    return .seconds(seconds.isFinite ? min(max(seconds, 0), longest) : seconds > 0 ? longest : 0)
  }

  private static let allowances: [(remaining: String, reset: String)] =
    ["requests", "tokens"].flatMap { unit in
      [
        ("x-ratelimit-remaining-\(unit)", "x-ratelimit-reset-\(unit)"),
        ("anthropic-ratelimit-\(unit)-remaining", "anthropic-ratelimit-\(unit)-reset"),
      ]
    } + [("x-ratelimit-remaining", "x-ratelimit-reset")]

  /// A span or a moment, in any of the ways that services write one.
  static func time(_ text: String, _ now: Date) -> Duration? {
    if let number = Double(text) {
      guard number.isFinite, number >= 0 else { return nil }
      // Too many seconds for a span are a moment: since 1970, in seconds or milliseconds.
      return switch number {
      case ..<1e8: span(number)
      case ..<1e11: span(number - now.timeIntervalSince1970)
      default: span(number / 1000 - now.timeIntervalSince1970)
      }
    }
    if let seconds = goDuration(text) { return span(seconds) }
    if let moment = try? Date(text, strategy: .iso8601) {
      return span(moment.timeIntervalSince(now))
    }
    return httpDate(text).map { span($0.timeIntervalSince(now)) }
  }

  /// A span as Go prints it, in seconds: `1s`, `6m0s`, `120ms`, `1h2m3.5s`.
  private static func goDuration(_ text: String) -> Double? {
    let units = ["ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86_400]
    var rest = text[...]
    var seconds = 0.0
    while !rest.isEmpty {
      let number = rest.prefix { $0.isNumber || $0 == "." }
      let unit = rest.dropFirst(number.count).prefix(while: \.isLetter)
      guard let value = Double(number), let scale = units[String(unit)] else { return nil }
      seconds += value * scale
      rest = rest.dropFirst(number.count + unit.count)
    }
    return text.isEmpty ? nil : seconds
  }

  /// A date as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
  private static func httpDate(_ text: String) -> Date? {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return format.date(from: text)
  }
}
