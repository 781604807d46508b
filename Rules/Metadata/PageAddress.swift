import GalleyText

/// An absolute address on the web in the parts that are compared.
struct PageAddress {
  /// `http` or `https`.
  var scheme: [UInt8]
  /// Lower case, with the port.
  var host: [UInt8]
  /// From the first slash up to the query.
  var path: [UInt8]
  /// The query's parameters in order.
  var parameters: [[UInt8]]

  /// Reads an address; nil for one that is relative or of another scheme.
  init?(_ address: String) {
    let bytes = Array(address.utf8)
    guard let colon = bytes.firstIndex(of: 0x3A), bytes[colon...].starts(with: "://".utf8) else { return nil }
    scheme = bytes[..<colon].map(Self.lower)
    guard scheme.elementsEqual("http".utf8) || scheme.elementsEqual("https".utf8) else { return nil }
    let rest = bytes[(colon + 3)...].prefix { $0 != 0x23 }
    let hostEnd = rest.firstIndex { $0 == 0x2F || $0 == 0x3F } ?? rest.endIndex
    host = rest[..<hostEnd].map(Self.lower)
    guard !host.isEmpty else { return nil }
    let queryStart = rest[hostEnd...].firstIndex(of: 0x3F) ?? rest.endIndex
    path = Array(rest[hostEnd..<queryStart])
    parameters = rest[queryStart...].dropFirst().split(separator: 0x26).map(Array.init)
  }

  /// What two spellings of one address share: scheme, `www.`, `m.` and a slash at the end left out,
  /// letters that were percent-encoded as they are.
  var folded: [UInt8] {
    var host = host[...]
    for prefix in ["www.", "m.", "mobile.", "amp."] where host.starts(with: prefix.utf8) {
      host = host.dropFirst(prefix.utf8.count)
      break
    }
    var path = PercentEncoding.decoded(path)
    while path.last == 0x2F { path.removeLast() }
    let query = parameters.filter { !Self.isTracking($0) }
    return Array(host) + path + (query.isEmpty ? [] : [0x3F] + query.joined(separator: [0x26]))
  }

  /// Whether a parameter tells where a reader came from and nothing of the page.
  static func isTracking(_ parameter: some Collection<UInt8>) -> Bool {
    let name = parameter.prefix { $0 != 0x3D }.map(lower)
    if name.starts(with: "utm_".utf8) { return true }
    return tracking.contains { name.elementsEqual($0.utf8) }
  }

  private static let tracking = [
    "fbclid", "gclid", "dclid", "gclsrc", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "twclid",
    "ttclid",
    "_hsenc", "_hsmi", "wt_mc", "vero_id", "oly_anon_id", "oly_enc_id", "ncid", "cmpid",
  ]

  private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

}
