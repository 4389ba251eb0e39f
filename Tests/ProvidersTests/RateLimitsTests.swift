import Foundation
import Providers
import Testing

/// 6 November 1994, 08:49:37 UTC.
private let now = Date(timeIntervalSince1970: 784_111_777)

private func wait(_ headers: [String: String]) -> Duration? {
  RateLimits(now: now) { headers[$0] }.wait
}

@Test(
  arguments: [
    (["retry-after": "7"], .seconds(7)),
    (["retry-after": "0.5"], .milliseconds(500)),
    (["retry-after": "Sun, 06 Nov 1994 08:50:07 GMT"], .seconds(30)),
    (["retry-after": "Sun, 06 Nov 1994 08:49:07 GMT"], .zero),
    (["retry-after": "1000000"], .seconds(3600)),
    (["retry-after": "1e300"], .seconds(3600)),
    (["retry-after": "inf"], nil),
    (["retry-after-ms": "nan"], .zero),
    (["retry-after-ms": "1e300"], .seconds(3600)),
    (["retry-after": "99999999999999999999h"], .seconds(3600)),
    (["retry-after": "soon"], nil),
    (["retry-after": "-3"], nil),
    (["retry-after-ms": "250", "retry-after": "9"], .milliseconds(250)),
    ([:], nil),
    (
      ["x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "1m2s"], .seconds(62)
    ),
    (["x-ratelimit-remaining-requests": "3", "x-ratelimit-reset-requests": "1m2s"], nil),
    (
      ["x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "120ms"], .milliseconds(120)
    ),
    (
      [
        "anthropic-ratelimit-requests-remaining": "0",
        "anthropic-ratelimit-requests-reset": "1994-11-06T08:50:37Z",
      ], .seconds(60)
    ),
    (["x-ratelimit-remaining": "0", "x-ratelimit-reset": "784111787000"], .seconds(10)),
    (["x-ratelimit-remaining": "0", "x-ratelimit-reset": "784111787"], .seconds(10)),
    (
      [
        "retry-after": "2", "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "6s",
      ], .seconds(6)
    ),
  ] as [([String: String], Duration?)])
func `headers say when the next request is welcome`(headers: [String: String], time: Duration?) {
  #expect(wait(headers) == time)
}
