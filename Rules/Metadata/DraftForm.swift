import GalleyLint
import GalleyText

/// What a draft can be asked to state of itself, by its form.
enum DraftForm {
  /// A whole page with a head.
  case page
  /// Markdown or text with front matter.
  case frontMatter
  /// Markdown without front matter: its metadata may be kept elsewhere.
  case markdown
  /// Plain text: what it does not say, nothing says.
  case text
  /// A part of a page: the system around it holds the metadata.
  case fragment
  /// Markdown or text whose front matter cannot be read: what it states is not known.
  case unread

  init(_ view: DocumentView) {
    if view.metadata.faults.contains(where: { $0.container == .frontMatter }) {
      self = .unread
      return
    }
    if view.metadata.hasFrontMatter {
      self = .frontMatter
      return
    }
    switch view.document.format {
    case .html: self = view.metadata.isPage ? .page : .fragment
    case .markdown: self = .markdown
    case .text: self = .text
    }
  }

  /// How sure it is that a draft of this form should state a field that it does not; nil where it is not
  /// asked.
  func severity(page: Severity, frontMatter: Severity, text: Severity) -> Severity? {
    switch self {
    case .page: page
    case .frontMatter: frontMatter
    case .markdown: .suggestion
    case .text: text
    case .fragment, .unread: nil
    }
  }

  /// Where the author of such a draft would write a missing field.
  var place: String {
    switch self {
    case .page: "the head of the page"
    case .frontMatter, .unread: "the front matter"
    case .markdown: "front matter"
    case .text, .fragment: "the lines around the headline"
    }
  }
}

extension DocumentView {
  /// Where a missing value belongs: in the head, in the front matter, or at the start of the text.
  var missingPlace: SourceRange {
    metadata.insertionPoint ?? SourceRange(document.source.markLength, document.source.markLength)
  }

  /// Whether there is anything to ask metadata of.
  var isBlank: Bool { document.blocks.isEmpty }

  /// A fix that puts an element into the head of a page.
  func headInsertion(_ element: [UInt8], title: String) -> Fix? { headInsertion([element], title: title) }

  /// A fix that puts elements into the head of a page, each on a line that is indented as the next one.
  func headInsertion(_ elements: [[UInt8]], title: String) -> Fix? {
    guard metadata.isPage, let point = metadata.insertionPoint else { return nil }
    let rest = document.source.utf8[min(point.end, document.source.utf8.count)...]
    let isWindows = rest.starts(with: [0x0D, 0x0A])
    let lineEnd: [UInt8] = isWindows ? [0x0D, 0x0A] : [0x0A]
    let indentation =
      rest.first == 0x0A || isWindows ? rest.dropFirst(lineEnd.count).prefix { $0 == 0x20 || $0 == 0x09 } : []
    let text = elements.flatMap { lineEnd + indentation + $0 }
    return Fix(title: title, .suggested, edits: [Edit(.source(point), text, changesMarkup: true)])
  }
}
