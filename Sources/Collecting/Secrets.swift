import Foundation

/// Keeps keys out of whatever a server sends back.
enum Secrets {
  /// The bytes by which keys can be recognised: as they are, and as JSON may write them, alone or
  /// as a text within JSON.
  static func forms(of keys: [String]) -> [[UInt8]] {
    let slashes = ["/", #"\/"#, #"\\/"#, #"\\\/"#]
    let forms = keys.flatMap { key in slashes.map { key.replacing("/", with: $0) } }
    return Set(forms).filter { !$0.isEmpty }.map { Array($0.utf8) }
  }

  /// The body with every key in it crossed out.
  static func crossedOut(_ body: [UInt8], _ secrets: [[UInt8]]) -> [UInt8] {
    var body = body
    for secret in secrets where contains(body, secret) {
      body = body.replacing(secret, with: Array("[key]".utf8))
    }
    return body
  }

  /// Every reply is searched, and hardly any holds a key: its first byte is looked for, which
  /// nothing does faster than the C library.
  private static func contains(_ body: [UInt8], _ secret: [UInt8]) -> Bool {
    body.withUnsafeBytes { body in
      guard let base = body.baseAddress else { return false }
      var place = 0
      while body.count - place >= secret.count,
        let found = memchr(base + place, Int32(secret[0]), body.count - place - secret.count + 1)
      {
        if memcmp(found, secret, secret.count) == 0 { return true }
        place = UnsafeRawPointer(found) - base + 1
      }
      return false
    }
  }
}
