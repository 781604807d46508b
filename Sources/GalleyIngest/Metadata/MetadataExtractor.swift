public import GalleyText

/// Reads what a page says about itself: its meta and link elements, JSON-LD, microdata, headline, byline and
/// dates.
///
/// The metadata that the document has already (front matter, the insertion point) is kept; what the markup
/// states is added, each value with its place in the source where that was proven. Cost is linear in the
/// number of elements.
public func extractMetadata(from document: Document) -> Metadata {
  guard !document.elements.elements.isEmpty else { return document.metadata }
  var extractor = MetadataExtractor(document)
  extractor.extract()
  return extractor.metadata
}

/// The state of one reading: the elements that matter, and the values found.
struct MetadataExtractor {
  let document: Document
  var metadata: Metadata
  /// The elements by what they can tell, as indices into the element table, in the order of the source.
  var outline = PageOutline()
  /// The headline's element; nil when no heading was found to be it.
  var headline: Int?
  /// The innermost `article` around the headline.
  var enclosing: SourceRange?
  /// The site and its publisher, folded: no author's name.
  private var houses: [[UInt8]] = []
  /// The authors that were added, with their origin's name.
  private var authors: Set<String> = []
  /// Whether the page or its metadata call the article what the headline does.
  var isHeadlineStated = false
  /// Folded forms of what page and JSON-LD call the article, for finding the headline among the headings.
  var statedTitles: [[UInt8]] = []
  /// Folded forms of the headings that hold the name of the site.
  var siteHeadings: [[UInt8]] = []

  init(_ document: Document) {
    self.document = document
    metadata = document.metadata
  }

  var table: ElementTable { document.elements }

  mutating func extract() {
    outline = PageOutline(document)
    addLanguage()
    for index in outline.metas { addMeta(table.elements[index]) }
    addWrittenBy()
    for index in outline.links { addLink(table.elements[index]) }
    addLinkedData()
    addTitles()
    addMicrodata()
    addTimes()
    addAuthorLinksAndBylines()
    addVisibleDates()
    addDateOfAddress()
    sortEntries()
  }

  /// Entries stand in the order of the source, those without a proven place behind the others.
  private mutating func sortEntries() {
    let kept = document.metadata.entries.count
    let added = metadata.entries[kept...].enumerated().sorted { left, right in
      let first = (left.element.range?.start ?? .max, left.offset)
      let second = (right.element.range?.start ?? .max, right.offset)
      return first < second
    }
    metadata.entries.replaceSubrange(kept..., with: added.map(\.element))
  }

  // MARK: Adding values

  /// Adds a value unless it is empty, or an author who cannot be one.
  mutating func add(
    _ field: MetadataEntry.Field, _ bytes: ArraySlice<UInt8>, _ kind: MetadataEntry.Origin.Kind,
    _ name: String,
    _ range: SourceRange?
  ) {
    let trimmed = MetadataValue.trimmed(bytes)
    guard !trimmed.isEmpty else { return }
    let entry = MetadataEntry(
      field: field, value: MetadataValue.string(trimmed), origin: MetadataEntry.Origin(kind, name),
      range: range)
    if field == .author, !AuthorName.isPossible(trimmed) {
      // An address of a profile is what Open Graph and links ask for; it is no wrong author.
      let isForNames = kind == .meta || kind == .jsonLD || kind == .frontMatter
      if isForNames || !MetadataValue.isAddress(trimmed) { metadata.rejected.append(entry) }
      return
    }
    if field == .siteName || field == .publisher { houses.append(MetadataValue.folded(trimmed)) }
    let isKnown =
      field == .author
      && !authors.insert(entry.origin.kind.rawValue + entry.origin.name + "\n" + entry.value).inserted
    guard !isKnown else { return }
    if field == .author { addNames(in: trimmed, entry) }
    metadata.entries.append(entry)
  }

  /// Adds the names that a stated author holds beside other words: “By Jane Doe and John Roe, Editor”.
  private mutating func addNames(in value: ArraySlice<UInt8>, _ stated: MetadataEntry) {
    guard stated.isWeak, value.contains(0x20), stated.origin.kind != .byline else { return }
    for name in BylineParser(value, isStated: true).names() {
      let folded = MetadataValue.folded(value[name])
      guard !houses.prefix(16).contains(where: { $0.starts(with: folded) || folded.starts(with: $0) }) else {
        continue
      }
      var range = stated.range
      if let whole = stated.range, document.source.utf8[whole.start..<whole.end].elementsEqual(value) {
        let start = whole.start + name.lowerBound - value.startIndex
        range = SourceRange(start, start + name.count)
      }
      metadata.entries.append(
        MetadataEntry(
          field: .author, value: MetadataValue.string(value[name]),
          origin: MetadataEntry.Origin(stated.origin.kind, "names in " + stated.origin.name), range: range))
    }
  }

  /// Adds the value of an attribute with the place of its trimmed text.
  mutating func add(
    _ field: MetadataEntry.Field, _ attribute: Attribute, _ kind: MetadataEntry.Origin.Kind, _ name: String
  ) {
    add(field, attribute, attribute.value, kind, name)
  }

  /// Adds a part of an attribute's value; `part` counts in the table's storage.
  mutating func add(
    _ field: MetadataEntry.Field, _ attribute: Attribute, _ part: Range<Int>,
    _ kind: MetadataEntry.Origin.Kind,
    _ name: String
  ) {
    let trimmed = MetadataValue.trimmed(table.storage[part])
    var range = attribute.valueSource
    if attribute.isIdentical, let whole = attribute.valueSource, whole.count == attribute.value.count {
      let start = whole.start + trimmed.startIndex - attribute.value.lowerBound
      range = SourceRange(start, start + trimmed.count)
    }
    add(field, trimmed, kind, name, range)
  }

  /// Adds a stretch of the document's text.
  mutating func add(
    _ field: MetadataEntry.Field, text range: TextRange, _ kind: MetadataEntry.Origin.Kind, _ name: String
  ) {
    let trimmed = MetadataValue.trimmed(text(range))
    guard !trimmed.isEmpty else { return }
    add(field, trimmed, kind, name, sourceRange(TextRange(trimmed.startIndex, trimmed.endIndex)))
  }

  /// The bytes of a stretch of text, cut to what there is.
  func text(_ range: TextRange) -> ArraySlice<UInt8> {
    let start = min(max(0, range.start), document.text.count)
    return document.text[start..<min(max(start, range.end), document.text.count)]
  }

  /// Where a stretch of text stands in the source; nil when its place was not proven.
  func sourceRange(_ range: TextRange) -> SourceRange? {
    guard let first = document.map.segment(at: range.start),
      let last = document.map.segment(at: range.end - 1),
      [first, last].allSatisfy({ [.identity, .reference].contains(document.map.segments[$0].kind) })
    else { return nil }
    return document.map.sourceRange(of: range)
  }

  /// The first value of a field of one origin.
  func first(_ field: MetadataEntry.Field, _ kind: MetadataEntry.Origin.Kind? = nil) -> MetadataEntry? {
    metadata.entries.first { $0.field == field && (kind == nil || $0.origin.kind == kind) }
  }
}
