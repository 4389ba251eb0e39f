import Foundation

/// The one place where records become JSON and JSON becomes records.
public enum JSON {
  /// Encodes with sorted keys and unescaped slashes, so that equal values have equal bytes.
  public static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }

  /// The same for a text, without an encoder where nothing or only a line feed or a quotation
  /// mark needs an escape.
  public static func encode(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 2)
    append(text, to: &bytes)
    return bytes
  }

  /// Adds what ``encode(_:)`` makes of a text.
  public static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      var special = false
      // Without a way out of the loop, which so goes through many bytes at a time.
      for byte in utf8 {
        special = special || (byte < 0x20 || byte == 0x22) || (byte == 0x5C || byte == 0x7F)
      }
      guard !special else { return false }
      bytes.append(0x22)
      bytes.append(contentsOf: utf8)
      bytes.append(0x22)
      return true
    }
    if !isPlain { bytes += escaped(text) }
  }

  private static func escaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = [0x22]
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x0A: bytes += [0x5C, 0x6E]
      case 0..<0x20, 0x7F:
        // Rare, and the encoder knows how: a text always has an encoding.
        return (try? encode([text])).map { Array($0.dropFirst().dropLast()) } ?? []
      default: bytes.append(byte)
      }
    }
    return bytes + [0x22]
  }

  /// Decodes tolerantly: keys that `type` does not know are skipped.
  public static func decode<T: Decodable>(
    _ type: T.Type, from bytes: some Sequence<UInt8>
  ) throws -> T {
    try JSONDecoder().decode(type, from: Data(bytes))
  }

  /// What a decoding error says, in one sentence without any of the text that was decoded.
  public static func explain(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "not valid JSON" }
    func path(_ context: DecodingError.Context) -> String {
      let keys = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }
      return keys.isEmpty ? "the top level" : String(keys.joined().drop { $0 == "." })
    }
    switch error {
    case .keyNotFound(let key, let context):
      return "'\(key.stringValue)' is missing in \(path(context))"
    case .typeMismatch(let type, let context):
      return "\(path(context)) is not \(type)"
    case .valueNotFound(_, let context):
      return "\(path(context)) is null"
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty
        ? "not valid JSON" : "\(path(context)) has a value outside its list"
    @unknown default:
      return "not valid JSON"
    }
  }
}

/// Any JSON value, kept as it came: for what other people's programs sent.
public enum JSONValue: Codable, Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  public init(from decoder: any Decoder) throws {
    // The likeliest first: each wrong guess makes an error that nobody reads.
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode([String: JSONValue].self) {
      self = .object(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else {
      self = .bool(try container.decode(Bool.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  /// The member of an object; `nil` for anything else.
  public subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// The element of an array; `nil` for anything else or past its end.
  public subscript(index: Int) -> JSONValue? {
    if case .array(let elements) = self, elements.indices.contains(index) {
      elements[index]
    } else {
      nil
    }
  }

  /// The string, or a number or truth value as one; `nil` for null, arrays and objects.
  public var string: String? {
    switch self {
    case .string(let value): value
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .bool(let value): String(value)
    case .null, .array, .object: nil
    }
  }

  /// The whole number; `nil` for anything else.
  public var integer: Int? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int(exactly: value)
    default: nil
    }
  }

  /// The number; `nil` for anything else.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
