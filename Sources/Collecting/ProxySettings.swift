import Foundation

/// A proxy to go through, as the environment asks for it.
public struct ProxySettings: Hashable, Sendable {
  public var host: String
  public var port: Int
  public var user: String?
  public var password: String?

  /// The proxy for an address; `nil` if it is to be reached directly.
  ///
  /// Reads `HTTPS_PROXY` or `HTTP_PROXY`, else `ALL_PROXY`, and `NO_PROXY`: host names, with or
  /// without a dot before them, which hold for all names below them too, and `*` for all. Names
  /// in lower case come first, as curl has it; `HTTP_PROXY` in capitals is not read, because a web
  /// server sets it from a stranger's header (CVE-2016-5385).
  ///
  /// - Throws: ``CollectingError/badProxy(variable:)`` if the address of the proxy is none.
  public init?(for address: String, environment: [String: String]) throws(CollectingError) {
    guard let target = URLComponents(string: address), let name = target.host?.lowercased() else {
      return nil
    }
    let variables =
      target.scheme == "https"
      ? ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
      : ["http_proxy", "all_proxy", "ALL_PROXY"]
    guard
      let variable = variables.first(where: { environment[$0]?.isEmpty == false }),
      let value = environment[variable],
      !ProxySettings.isDirect(name, environment["no_proxy"] ?? environment["NO_PROXY"] ?? "")
    else { return nil }
    let parts = URLComponents(string: value.contains("://") ? value : "http://\(value)")
    guard let parts, let host = parts.host, !host.isEmpty, parts.scheme == "http" else {
      throw .badProxy(variable: variable)
    }
    self.host = host
    port = parts.port ?? 80
    user = parts.user
    password = parts.password
  }

  private static func isDirect(_ host: String, _ list: String) -> Bool {
    if ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host) { return true }
    return list.split(separator: ",").contains { entry in
      let name = entry.filter { !$0.isWhitespace }.lowercased().drop { $0 == "." }
      return name == "*" || host == name || host.hasSuffix(".\(name)")
    }
  }
}
