internal import GalleyText

/// The headline among the headings, and the title element with and without the name of the site.
extension MetadataExtractor {
  /// How many headings are looked at for the headline; behind them none was ever it.
  private static let headingLimit = 60
  /// How much of a title is compared, in bytes.
  private static let comparedLimit = 300

  /// How many titles of meta elements and JSON-LD are compared with the headings.
  private static let statedLimit = 32

  mutating func addTitles() {
    statedTitles = metadata.entries.filter { $0.field == .title }.prefix(Self.statedLimit)
      .map { folded($0.value.utf8) }
    findSiteHeadings()
    addTitleElement()
    weighPublisher()
    findHeadline()
    guard let headline, let level = level(of: table.elements[headline]) else { return }
    add(
      .title, text: withoutKicker(table.elements[headline].textRange), .heading,
      isHeadlineStated ? "h\(level)" : "h\(level) unlike the title")
  }

  func folded(_ bytes: some Collection<UInt8>) -> [UInt8] {
    MetadataValue.folded(bytes.prefix(Self.comparedLimit))
  }

  /// The level of a heading, from the digit of its tag.
  func level(of element: Element) -> Int? {
    let digit = element.source.start + 2
    guard document.source.utf8.indices.contains(digit) else { return nil }
    let level = Int(document.source.utf8[digit]) - 0x30
    return (1...6).contains(level) ? level : nil
  }

  // MARK: The headline

  private mutating func findHeadline() {
    let site = siteNames() + siteHeadings
    var best: (index: Int, score: Int, isStated: Bool)?
    for index in outline.headings.prefix(Self.headingLimit) {
      let element = table.elements[index]
      let text = MetadataValue.trimmed(text(element.textRange))
      guard let level = level(of: element), !text.isEmpty else { continue }
      let key = folded(text)
      guard !key.isEmpty, !site.contains(key) else { continue }
      let isStated = statedTitles.contains { matches($0, key) }
      let isCalledTitle = isCalledTitle(element)
      // A heading of a lower level is the headline only when the page calls itself so.
      guard level == 1 || isStated && (isCalledTitle || isMostOfTitle(key)) || isTopOfFragment(index, level) else {
        continue
      }
      let score =
        (isStated ? 8 : 0) + (level == 1 ? 4 : 2 - level / 3) + (isInArticle(element) ? 2 : 0) + (isCalledTitle ? 3 : 0)
      if best.map({ score > $0.score }) ?? true { best = (index, score, isStated) }
    }
    headline = best?.index
    guard let best else { return }
    let element = table.elements[best.index]
    // A long heading that is worded unlike the title is the headline still; a short one may be a rubric.
    let isLong = folded(MetadataValue.trimmed(text(element.textRange))).count >= 25
    let isSentence =
      isInArticle(element) && MetadataValue.words(MetadataValue.trimmed(text(element.textRange))).count >= 4
    isHeadlineStated = best.isStated || statedTitles.isEmpty || isLong || isSentence
    for index in outline.articles.prefix(Self.headingLimit) where table.elements[index].name == .article {
      let article = table.elements[index]
      if article.source.start <= element.source.start, element.source.start < article.contentEnd {
        enclosing = SourceRange(article.source.start, article.contentEnd)
      }
    }
  }

  /// Whether a heading starts a fragment of a page without an `h1`: what the page around will have as its headline.
  private func isTopOfFragment(_ index: Int, _ level: Int) -> Bool {
    guard level == 2, !document.metadata.isPage, index == outline.headings.first, let first = document.blocks.first
    else { return false }
    return first.kind == .heading && first.range.start >= table.elements[index].textRange.start
      && !outline.headings.contains { self.level(of: table.elements[$0]) == 1 }
  }

  private func matches(_ stated: [UInt8], _ key: [UInt8]) -> Bool {
    if stated == key { return true }
    guard min(stated.count, key.count) >= 8 else { return false }
    return MetadataValue.contains(stated, part: key) || MetadataValue.contains(key, part: stated)
  }

  private func isMostOfTitle(_ key: [UInt8]) -> Bool {
    key.count >= 12
      && statedTitles.contains { stated in
        matches(stated, key) && 2 * key.count > stated.count
      }
  }

  private func isInArticle(_ element: Element) -> Bool {
    outline.articles.prefix(Self.headingLimit).contains { index in
      let article = table.elements[index]
      return article.source.start <= element.source.start && element.source.start < article.contentEnd
    }
  }

  // MARK: The site

  /// Sets a publisher of JSON-LD behind the site's name in Open Graph where the address or the title speak
  /// for the latter alone: the publisher of an agency's report is the agency.
  private mutating func weighPublisher() {
    guard let site = first(.siteName, .openGraph), let publisher = first(.siteName, .jsonLD) else { return }
    let titles = metadata.entries.filter { $0.origin.kind == .titleElement && $0.field == .siteName }
    let witnesses = hostNames() + titles.map { folded($0.value.utf8) }
    let whole = Array(site.value.utf8)
    let front = separators(in: whole[...]).first.map { whole[..<$0.range.lowerBound] } ?? whole[...]
    guard isSite(MetadataValue.trimmed(front), witnesses),
      !isSite(Array(publisher.value.utf8)[...], witnesses)
    else {
      return
    }
    for index in metadata.entries.indices
    where metadata.entries[index].field == .siteName && metadata.entries[index].origin.kind == .jsonLD {
      metadata.entries[index].origin.name += " unlike the address"
    }
  }

  // MARK: The title element

  private mutating func addTitleElement() {
    guard let index = outline.title else { return }
    let range = table.elements[index].textRange
    let whole = MetadataValue.trimmed(text(range))
    guard !whole.isEmpty else { return }
    if Self.editorTitles.contains(where: { folded(whole).elementsEqual($0.bytes) }) {
      let entry = MetadataEntry(
        field: .title, value: MetadataValue.string(whole), origin: .init(.titleElement, "title"),
        range: sourceRange(TextRange(whole.startIndex, whole.endIndex)))
      metadata.rejected.append(entry)
      return
    }
    statedTitles.append(folded(whole))
    add(.title, text: range, .titleElement, "title")
    guard let parts = split(whole) else { return }
    statedTitles.append(folded(parts.title))
    add(
      .title, text: TextRange(parts.title.startIndex, parts.title.endIndex), .titleElement,
      "title without site")
    if parts.isProven {
      add(.siteName, text: TextRange(parts.site.startIndex, parts.site.endIndex), .titleElement, "title")
    }
  }

  /// What programs put into a new page's title element.
  private static let editorTitles: [StaticString] = [
    "untitled", "untitleddocument", "untitledpage", "newdocument", "newpage", "pagetitle", "titlehere", "document",
  ]

  private struct TitleParts {
    var title: ArraySlice<UInt8>
    var site: ArraySlice<UInt8>
    /// Whether the site's name is known from elsewhere.
    var isProven: Bool
  }

  /// Parts a title from the name of its site, in front of it or behind it.
  private func split(_ whole: ArraySlice<UInt8>) -> TitleParts? {
    let separators = separators(in: whole)
    guard let first = separators.first, let last = separators.last else { return nil }
    let sites = siteNames()
    let front = MetadataValue.trimmed(whole[..<first.range.lowerBound])
    let back = MetadataValue.trimmed(whole[last.range.upperBound...])
    let beforeBack = MetadataValue.trimmed(whole[..<last.range.lowerBound])
    let behindFront = MetadataValue.trimmed(whole[first.range.upperBound...])
    // A heading with the name of the site tells where the title ends, but may be worded for the eye.
    let headings = siteHeadings
    if isSite(back, sites + headings) {
      return TitleParts(
        title: withoutSection(beforeBack, sites), site: back, isProven: isSite(back, sites))
    }
    if isSite(front, sites + headings) {
      return TitleParts(title: behindFront, site: front, isProven: isSite(front, sites))
    }
    // A colon or a hyphen stands in headlines too.
    guard last.isStrong, beforeBack.count > back.count else { return nil }
    return TitleParts(title: beforeBack, site: back, isProven: false)
  }

  /// A title whose end names the site once more.
  private func withoutSection(_ title: ArraySlice<UInt8>, _ sites: [[UInt8]]) -> ArraySlice<UInt8> {
    guard let last = separators(in: title).last else { return title }
    let tail = MetadataValue.trimmed(title[last.range.upperBound...])
    return isSite(tail, sites) ? MetadataValue.trimmed(title[..<last.range.lowerBound]) : title
  }

  private func isSite(_ part: ArraySlice<UInt8>, _ sites: [[UInt8]]) -> Bool {
    let key = folded(part)
    guard key.count >= 2, part.count <= 60 else { return false }
    return sites.contains { site in
      if site == key { return true }
      // `Example News` is of example.com, `Example wins a prize in Rome` need not be.
      guard min(site.count, key.count) >= 4, max(site.count, key.count) <= 2 * min(site.count, key.count)
      else {
        return false
      }
      return site.starts(with: key) || key.starts(with: site) || site.suffix(key.count).elementsEqual(key)
    }
  }

  /// What the site is called elsewhere in the page, and the labels of its address.
  private func siteNames() -> [[UInt8]] {
    metadata.entries.filter { $0.field == .siteName || $0.field == .publisher }.map { folded($0.value.utf8) }
      .filter { !$0.isEmpty } + hostNames()
  }

  /// The page's host, whole and by its labels.
  private func hostNames() -> [[UInt8]] {
    var names: [[UInt8]] = []
    for entry in metadata.entries where entry.field == .canonical || entry.field == .url {
      let parts = entry.value.utf8.split(separator: 0x2F, maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count > 2 else { continue }
      names.append(folded(parts[2]))
      names += parts[2].split(separator: 0x2E).dropLast().map { folded($0) }
        .filter { $0.count > 2 && !$0.elementsEqual("www".utf8) }
    }
    return names.filter { !$0.isEmpty }
  }

  /// The marks between the parts of a title: `|`, `·`, `»`, a dash or hyphen with spaces, a colon with
  /// a space behind.
  func separators(in title: ArraySlice<UInt8>) -> [(range: Range<Int>, isStrong: Bool)] {
    var found: [(range: Range<Int>, isStrong: Bool)] = []
    var offset = title.startIndex
    while offset < title.endIndex {
      defer { offset += 1 }
      let rest = title[offset...]
      let isBehindSpace = offset > title.startIndex && MetadataValue.isSpace(title[offset - 1])
      func isFollowedBySpace(_ count: Int) -> Bool {
        rest.dropFirst(count).first.map(MetadataValue.isSpace) ?? false
      }
      switch title[offset] {
      case 0x7C: found.append((offset..<offset + 1, true))
      case 0x2D where isBehindSpace && isFollowedBySpace(1): found.append((offset..<offset + 1, true))
      case 0x3A where isFollowedBySpace(1): found.append((offset..<offset + 1, false))
      case 0xC2
      where isBehindSpace && isFollowedBySpace(2)
        && rest.dropFirst().first.map({ [0xB7, 0xBB, 0xAB].contains($0) }) == true:
        found.append((offset..<offset + 2, true))
      case 0xE2 where isBehindSpace && isFollowedBySpace(3) && rest.dropFirst().first == 0x80:
        if rest.dropFirst(2).first.map({ [0x93, 0x94, 0xA2].contains($0) }) == true {
          found.append((offset..<offset + 3, true))
        }
      default: break
      }
    }
    return found
  }
}
