/// The format a draft is written in.
public enum DraftFormat: String, Sendable, CaseIterable {
  case html, markdown, text
}

/// What a reader would see of a draft: one contiguous UTF-8 text, its blocks, and the metadata around it.
///
/// Made by ingestion, read by everything behind it, changed by nothing.
public struct Document: Sendable {
  /// The format it was read as.
  public var format: DraftFormat
  /// The file it was read from.
  public var source: Source
  /// The text, UTF-8. White space is kept as written; blocks say whether runs of it count as one space.
  public var text: [UInt8]
  /// The blocks, sorted by text position, disjoint.
  public var blocks: [Block]
  /// Stretches inside blocks, sorted by start.
  public var spans: [InlineSpan]
  /// How the text lies in the source.
  public var map: SourceMap
  /// The elements that rules about markup look at (HTML, and what Markdown has of them).
  public var elements: ElementTable
  /// What the draft says about itself.
  public var metadata: Metadata
  /// Comments that hold an instruction (stet), in order, with their source range.
  public var comments: [DraftComment]
  /// White space of the source that no reader sees, in files where lines matter (Markdown and text).
  public var layoutMarks: [LayoutMark]
  /// What a page says about its own encoding, in the order of the source; no more than the first few.
  public var encodingDeclarations: [EncodingDeclaration] = []
  /// What ingestion could not do, such as markup nested beyond the limit.
  public var problems: [IngestProblem]

  /// Makes a document; parts that a format does not have are empty.
  public init(
    format: DraftFormat, source: Source, text: [UInt8], blocks: [Block], spans: [InlineSpan] = [],
    map: SourceMap, elements: ElementTable = ElementTable(), metadata: Metadata = Metadata(),
    comments: [DraftComment] = [], layoutMarks: [LayoutMark] = [], problems: [IngestProblem] = []
  ) {
    self.format = format
    self.source = source
    self.text = text
    self.blocks = blocks
    self.spans = spans
    self.map = map
    self.elements = elements
    self.metadata = metadata
    self.comments = comments
    self.layoutMarks = layoutMarks
    self.problems = problems
  }
}

/// A comment in the draft's markup.
public struct DraftComment: Sendable {
  /// The comment with its delimiters.
  public var range: SourceRange
  /// What stands between the delimiters.
  public var content: SourceRange

  /// Makes a comment.
  public init(range: SourceRange, content: SourceRange) {
    self.range = range
    self.content = content
  }
}

/// White space in the source that a reader does not see.
public struct LayoutMark: Sendable {
  /// What it is.
  public enum Kind: UInt8, Sendable {
    /// Spaces, tabs or no-break spaces before a line's end.
    case trailingSpace
    /// Line ends beyond one blank line; the range holds the ends to remove.
    case blankLineRun
  }
  /// Which.
  public var kind: Kind
  /// Where.
  public var range: SourceRange

  /// Makes a mark.
  public init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// Something that ingestion could not read, told with where it stands.
public struct IngestProblem: Sendable {
  /// What is wrong, as a sentence.
  public var message: String
  /// Where.
  public var range: SourceRange

  /// Makes a problem.
  public init(message: String, range: SourceRange) {
    self.message = message
    self.range = range
  }

  /// A comment or the like without an end, which hides what is behind it from readers too.
  public static func unclosed(_ what: String, from start: Int, to end: Int) -> IngestProblem {
    IngestProblem(
      message: "the \(what) that starts here is never closed, so nothing behind it was read",
      range: SourceRange(start, end))
  }
}

extension Document {
  /// The place of the last block that starts at an offset of the text or before it; nil where none does.
  public func blockIndex(at offset: Int) -> Int? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
