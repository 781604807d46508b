import GalleyLint
import GalleyText

/// Reads the addresses that Cloudflare hides in a page: a key byte, then the address with each byte XORed by it.
///
/// The value is hexadecimal, in the attribute `data-cfemail` or behind `#` in the link's address. The scheme is
/// that of Cloudflare's own script, `email-decode.min.js`.
enum ProtectedAddress {
  /// The text behind a hexadecimal value; nil for an odd length, other digits or invalid UTF-8.
  static func decode(_ hexadecimal: some Collection<UInt8>) -> [UInt8]? {
    guard hexadecimal.count >= 4, hexadecimal.count % 2 == 0, hexadecimal.count <= 4_096 else { return nil }
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in hexadecimal {
      guard let value = HexDigit.value(digit) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    let key = bytes[0]
    let text = bytes.dropFirst().map { $0 ^ key }
    guard String(validating: text, as: UTF8.self) != nil, text.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      return nil
    }
    return text
  }

  /// Whether a text is a mail address, with or without a query behind it: one `@` between a name and a dotted host.
  static func isAddress(_ text: [UInt8]) -> Bool {
    let parts = text.prefix { $0 != 0x3F }.split(separator: 0x40, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].count > 2 else { return false }
    let labels = parts[1].split(separator: 0x2E, omittingEmptySubsequences: false)
    return labels.count > 1 && labels.allSatisfy { !$0.isEmpty }
      && text.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E && $0 < 0x80 }
  }

  /// Whether a text is what stands behind `mailto:`: an address, a query for a mail to anyone, or both.
  static func isMailLink(_ text: [UInt8]) -> Bool {
    let address = Array(text.prefix { $0 != 0x3F })
    guard text.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return false }
    return address.isEmpty ? text.count > 1 : isAddress(address)
  }

  /// The value behind `#` in a link to the page that explains the protection; nil for other links.
  static func fragment(ofLink link: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard holdsPath(link), let mark = link.firstIndex(of: 0x23) else { return nil }
    return link[(mark + 1)...].prefix { HexDigit.value($0) != nil }
  }

  /// Whether a link leads to the page that explains the protection.
  static func holdsPath(_ link: ArraySlice<UInt8>) -> Bool {
    let path = ("/cdn-cgi/l/email-protection" as StaticString).bytes
    return link.withUnsafeBufferPointer { link in
      guard link.count >= path.count else { return false }
      return (0...(link.count - path.count)).contains { start in
        link[start] == 0x2F && path.indices.allSatisfy { link[start + $0] == path[$0] }
      }
    }
  }
}
