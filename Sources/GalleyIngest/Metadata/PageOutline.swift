internal import GalleyText

/// The elements of a page that can tell something about it, found in one pass.
struct PageOutline {
  var html: Int?
  var base: Int?
  var title: Int?
  var metas: [Int] = []
  var links: [Int] = []
  var scripts: [Int] = []
  var headings: [Int] = []
  var times: [Int] = []
  /// The `article` and `main` elements.
  var articles: [Int] = []
  /// Elements with `itemprop` or `itemscope`.
  var microdata: [Int] = []
  /// Links and other elements with `rel="author"`.
  var authorLinks: [Int] = []
  /// Elements whose class or id speaks of a byline or an author, and `address`.
  var bylines: [Int] = []
  /// Elements whose class or id speaks of a date.
  var dates: [Int] = []

  init() {}

  init(_ document: Document) {
    let table = document.elements
    for (index, element) in table.elements.enumerated() {
      switch element.name {
      case .html: html = html ?? index
      case .base: base = base ?? index
      // A drawing inside the page may have a title of its own.
      case .title: title = title ?? index
      case .meta: metas.append(index)
      case .link: links.append(index)
      case .script: scripts.append(index)
      case .heading: headings.append(index)
      case .time: times.append(index)
      case .article, .main: articles.append(index)
      case .address: bylines.append(index)
      default: break
      }
      readAttributes(of: element, at: index, in: table)
    }
  }

  private mutating func readAttributes(of element: Element, at place: Int, in table: ElementTable) {
    var hasMicrodata = false
    var isByline = false
    var isDate = false
    var isComment = false
    for index in element.attributes {
      let attribute = table.attributes[index]
      let value = table.storage[attribute.value]
      switch attribute.nameHash {
      case Self.itemprop, Self.itemscope: hasMicrodata = true
      case Self.rel:
        guard element.name != .link else { continue }
        if MetadataValue.words(value).contains(where: { MetadataValue.equals($0, "author") }) {
          authorLinks.append(place)
        }
      case Self.className, Self.id:
        guard element.name != .time, element.name != .meta, element.name != .image else { continue }
        isByline =
          isByline || MetadataValue.contains(value, "byline") || MetadataValue.contains(value, "author")
        isDate =
          isDate || MetadataValue.contains(value, "date") || MetadataValue.contains(value, "publish")
          || MetadataValue.contains(value, "posted")
        isComment = isComment || MetadataValue.contains(value, "comment")
      default: continue
      }
    }
    if hasMicrodata { microdata.append(place) }
    if isByline, !isComment, element.name != .address { bylines.append(place) }
    if isDate, !isComment { dates.append(place) }
  }

  private static let itemprop = WordHash.of("itemprop")
  private static let itemscope = WordHash.of("itemscope")
  private static let rel = WordHash.of("rel")
  private static let className = WordHash.of("class")
  private static let id = WordHash.of("id")
}
