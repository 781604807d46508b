internal import GalleyText

/// Headings that are no headline or hold more than one: the name of the site, a kicker in front of the headline.
extension MetadataExtractor {
  /// How many headings are looked at.
  private static let siteHeadingLimit = 20
  /// How many elements behind a heading's tag are looked at for a link.
  private static let innerCount = 4
  /// The shortest headline that is told from a kicker, in folded bytes.
  private static let shortestHeadline = 16

  /// Finds the headings that hold the name of the site, as old themes have it in an `h1` above the headline.
  ///
  /// The name is one end of the title element, and another heading is the other end; or it links to the front page.
  mutating func findSiteHeadings() {
    let headings = outline.headings.prefix(Self.siteHeadingLimit)
    guard headings.count > 1 else { return }
    let keys = headings.map { folded(MetadataValue.trimmed(text(table.elements[$0].textRange))) }
    let ends = titleEnds()
    let title = outline.title.map { folded(MetadataValue.trimmed(text(table.elements[$0].textRange))) }
    for (place, index) in headings.enumerated() where !keys[place].isEmpty {
      let key = keys[place]
      let element = table.elements[index]
      guard key != title, !statedTitles.contains(key), !isCalledTitle(element) else { continue }
      let isSite = ends.contains { end in
        end.site == key
          && keys.indices.contains { other in
            other != place && keys[other] == end.rest
              && (end.isStrong && end.isBehind || statedTitles.contains(end.rest)
                || isCalledTitle(table.elements[headings[other]]))
          }
      }
      if isSite || isLinkToFrontPage(index) { siteHeadings.append(key) }
    }
  }

  /// A way to part the title element into what may be the name of a site and the rest.
  private struct TitleEnd {
    var site: [UInt8]
    var rest: [UInt8]
    /// Whether the mark between them is more than a colon.
    var isStrong: Bool
    var isBehind: Bool
  }

  /// The ways to part the title element into the name of a site and the rest.
  private func titleEnds() -> [TitleEnd] {
    guard let index = outline.title else { return [] }
    let whole = MetadataValue.trimmed(text(table.elements[index].textRange))
    guard whole.count <= 400 else { return [] }
    let separators = separators(in: whole)
    var ends: [TitleEnd] = []
    if let first = separators.first {
      let site = folded(whole[..<first.range.lowerBound])
      let rest = folded(whole[first.range.upperBound...])
      ends.append(TitleEnd(site: site, rest: rest, isStrong: first.isStrong, isBehind: false))
    }
    if let last = separators.last {
      let site = folded(whole[last.range.upperBound...])
      let rest = folded(whole[..<last.range.lowerBound])
      ends.append(TitleEnd(site: site, rest: rest, isStrong: last.isStrong, isBehind: true))
    }
    return ends
  }

  /// Whether a heading's class or property is that of a headline.
  func isCalledTitle(_ element: Element) -> Bool {
    if let value = table.value("class", of: element),
      ["entry-title", "post-title", "article-title", "headline"].contains(where: { MetadataValue.contains(value, $0) })
    {
      return true
    }
    return table.value("itemprop", of: element).map { MetadataValue.contains($0, "headline") } ?? false
  }

  /// Whether all of a heading is a link to the root of its site.
  private func isLinkToFrontPage(_ index: Int) -> Bool {
    let heading = table.elements[index]
    let whole = MetadataValue.trimmed(text(heading.textRange))
    return table.elements[(index + 1)...].prefix(Self.innerCount).contains { element in
      guard element.name == .anchor, element.source.start < heading.contentEnd,
        MetadataValue.trimmed(text(element.textRange)).elementsEqual(whole),
        let address = table.value("href", of: element)
      else { return false }
      return isFrontPage(MetadataValue.trimmed(address))
    }
  }

  /// Whether an address has no path: `/`, `https://news.example/`.
  private func isFrontPage(_ address: ArraySlice<UInt8>) -> Bool {
    if address.elementsEqual("/".utf8) { return true }
    guard MetadataValue.contains(address.prefix(8), "://") else { return false }
    let parts = address.split(separator: 0x2F)
    return parts.count == 2
  }

  /// A headline without the kicker in front of it, where two other sources agree on the rest.
  func withoutKicker(_ range: TextRange) -> TextRange {
    let whole = MetadataValue.trimmed(text(range))
    let key = folded(whole)
    guard whole.count <= 300, !statedTitles.contains(key),
      let stated = statedTitles.first(where: { stated in
        stated.count >= Self.shortestHeadline && stated.count < key.count
          && key.suffix(stated.count).elementsEqual(stated)
          && statedTitles.count(where: { $0 == stated }) > 1
      })
    else { return range }
    let starts = NameWords.starts(of: whole).dropFirst()
    // “Review: …” is one headline.
    guard let start = starts.first(where: { folded(whole[$0...]) == stated }),
      MetadataValue.trimmed(whole[..<start]).last != 0x3A
    else { return range }
    return TextRange(start, whole.endIndex)
  }
}

/// Where words start.
private enum NameWords {
  static func starts(of bytes: ArraySlice<UInt8>) -> [Int] {
    bytes.indices.filter { index in
      !MetadataValue.isSpace(bytes[index]) && (index == bytes.startIndex || MetadataValue.isSpace(bytes[index - 1]))
    }
  }
}
