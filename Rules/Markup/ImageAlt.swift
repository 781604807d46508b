public import GalleyLint
import GalleyText

/// Flags an image without alternative text, or with one that tells nothing.
public struct ImageAlt: Rule {
  public static let card = RuleCard(
    id: "markup/image-alt",
    severity: .warning,
    summary: "An image has no alternative text, or one that tells nothing.",
    why: """
      Who cannot see the image has its alternative text instead (WCAG 2.2, success criterion 1.1.1). \
      Without the attribute a screen reader spells the file's name; a file's name as text is no better, \
      and the caption said twice is a waste of the listener's time. An empty text, for an image that only \
      decorates, is right in HTML.
      """,
    examples: [
      .flags("<p>It opened.</p>\n⟦<img src=\"bridge.jpg\">⟧\n<p>Nobody came.</p>", as: .html),
      .flags("<p>It opened. <img src=\"b.jpg\" alt=\"⟦IMG_2041.JPG⟧\"></p>", as: .html),
      .flags(
        """
        <figure><img src="b.jpg" alt="⟦The new bridge at noon⟧">
        <figcaption>The new bridge at noon.</figcaption></figure>
        """, as: .html),
      .flags("It opened.\n\n⟦![](bridge.jpg)⟧\n", as: .markdown),
      .passes("<p>It opened. <img src=\"bridge.jpg\" alt=\"The bridge at noon\"></p>", as: .html),
      .passes("<p>It opened. <img src=\"rule.png\" alt=\"\"></p>", as: .html),
      .passes("<p>It opened. <img src=\"count.gif\" width=\"1\" height=\"1\"></p>", as: .html),
      .passes("<p>It opened. <img src=\"rule.png\" role=\"presentation\"></p>", as: .html),
      .passes("It opened.\n\n![The bridge at noon](bridge.jpg)\n", as: .markdown),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let table = view.document.elements
    guard table.elements.contains(where: { $0.name == .image }) else { return }
    let scope = ArticleScope(view)
    let captions = Captions(view)
    for image in table.elements where image.name == .image {
      guard scope.contains(image), !isDecoration(image, table) else { continue }
      guard let alt = table.attribute("alt", of: image) else {
        report.add(
          "The image has no alternative text: describe it in an alt attribute.", atSource: image.source,
          field: "image-alt")
        continue
      }
      check(alt, of: image, captions, view, &report)
    }
  }

  private func check(
    _ alt: Attribute, of image: Element, _ captions: Captions, _ view: DocumentView, _ report: inout Report
  ) {
    let value = view.document.elements.storage[alt.value]
    let text = String(decoding: value, as: UTF8.self)
    let words = WordOverlap.words(text)
    let range = alt.valueSource.flatMap { $0.isEmpty ? nil : $0 } ?? image.source
    if words.isEmpty {
      // In Markdown nothing parts an image that decorates from one that was not described.
      guard view.document.format == .markdown else { return }
      report.add(
        "The image has no alternative text: describe it between the brackets.",
        atSource: MarkdownExtent.ofEmpty(
          image, address: view.document.elements.attribute("src", of: image), in: view) ?? image.source,
        severity: .suggestion, field: "image-alt")
    } else if isFileName(value) {
      report.add(
        "The alternative text is a file's name, “\(text.shortened)”: describe the image.", atSource: range,
        severity: .suggestion, field: "image-alt")
    } else if words.count > 2, captions.repeats(words, of: image) {
      report.add(
        "The alternative text says what the caption says: describe what is seen, or leave it empty.",
        atSource: range,
        severity: .suggestion, field: "image-alt")
    }
  }

  /// Whether an image is not shown, or said not to matter.
  private func isDecoration(_ image: Element, _ table: ElementTable) -> Bool {
    if let role = table.value("role", of: image),
      role.elementsEqual("presentation".utf8) || role.elementsEqual("none".utf8)
    {
      return true
    }
    if table.value("aria-hidden", of: image)?.elementsEqual("true".utf8) ?? false { return true }
    if table.attribute("aria-label", of: image) != nil || table.attribute("aria-labelledby", of: image) != nil
      || table.attribute("hidden", of: image) != nil
    {
      return true
    }
    let isDot = [table.value("width", of: image), table.value("height", of: image)].contains { side in
      side.map { $0.elementsEqual("1".utf8) || $0.elementsEqual("0".utf8) || $0.elementsEqual("1px".utf8) }
        ?? false
    }
    if isDot { return true }
    guard let style = table.value("style", of: image) else { return false }
    return Fold.folded(style).filter { $0 != 0x20 }.contains(part: "display:none".utf8)
  }

  /// One word that ends as image files do, or is named as cameras name them.
  private func isFileName(_ value: ArraySlice<UInt8>) -> Bool {
    let name = Fold.folded(value)
    guard !name.contains(where: { $0 <= 0x20 }) else { return false }
    let endings = [
      ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".bmp", ".tif", ".tiff", ".heic",
    ]
    if name.count > 4, endings.contains(where: { name.suffix($0.utf8.count).elementsEqual($0.utf8) }) {
      return true
    }
    for prefix in ["img_", "img-", "dsc_", "dsc0", "dscn", "dscf", "dcim"]
    where name.starts(with: prefix.utf8) {
      return name.dropFirst(4).allSatisfy { $0 &- 0x30 < 10 || $0 == 0x5F || $0 == 0x2D }
    }
    return false
  }
}

/// The captions of a draft's figures.
private struct Captions {
  private var figures: [SourceRange] = []
  private var captions: [(source: SourceRange, words: [[UInt8]])] = []

  init(_ view: DocumentView) {
    captions = view.blocks.filter { $0.kind == .caption }.map { ($0.source, WordOverlap.words(view.string($0.range))) }
    guard !captions.isEmpty else { return }
    captions.sort { $0.source < $1.source }
    figures = view.document.elements.elements.filter { $0.name == .figure }
      .map { SourceRange($0.source.start, $0.contentEnd) }.sorted()
  }

  /// Whether words are those of the caption of the figure around an image.
  func repeats(_ words: [[UInt8]], of image: Element) -> Bool {
    let behind = Self.firstIndex(figures.count) { figures[$0].start > image.source.start }
    guard behind > 0, figures[behind - 1].contains(image.source) else { return false }
    let figure = figures[behind - 1]
    let start = Self.firstIndex(captions.count) { captions[$0].source.start >= figure.start }
    return captions[start...].prefix { $0.source.start < figure.end }.contains { $0.words == words }
  }

  /// The first index that fits, where all behind it do.
  private static func firstIndex(_ count: Int, _ fits: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if fits(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
