import Foundation
import Testing

/// The repository as it lies on the disk.
enum House {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The Swift files below a folder, with their paths from the root.
  static func swiftFiles(in folder: String) throws -> [(path: String, text: String)] {
    let paths = try FileManager.default.subpathsOfDirectory(
      atPath: root.appending(path: folder).path)
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let text = try String(contentsOf: root.appending(path: "\(folder)/\(path)"), encoding: .utf8)
      return ("\(folder)/\(path)", text)
    }
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}
