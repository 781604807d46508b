import GalleyText

extension MetadataEntry.Origin {
  /// The source as a message names it: “Open Graph (og:title)”, “the headline”.
  var wording: String {
    switch kind {
    case .heading: "the headline"
    case .titleElement: "the title element"
    case .byline: "the byline"
    case .time: "the time element"
    case .text: "the text"
    case .attribute: "the \(name) attribute"
    case .link: "the \(name) link"
    case .meta: "the meta element \(name)"
    case .frontMatter: "the front matter (\(name))"
    case .jsonLD, .openGraph, .microdata: "\(kind.rawValue) (\(name))"
    }
  }
}

extension String {
  /// The value as a message shows it: its first 120 characters.
  var shortened: String {
    let scalars = unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: 120, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return self }
    return String(scalars[..<end]) + "…"
  }
}

extension [UInt8] {
  /// Whether the bytes hold all of `part` in a row.
  func contains(part: some Collection<UInt8>) -> Bool {
    guard let first = part.first, part.count <= count else { return false }
    return (0...count - part.count).contains { start in
      self[start] == first && self[start..<start + part.count].elementsEqual(part)
    }
  }
}
