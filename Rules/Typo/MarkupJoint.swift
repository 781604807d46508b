import GalleyLint
import GalleyText

/// Two or more known words with a tag and no space between them: `<em>late</em>then`.
struct MarkupJoint {
  /// Where spaces belong, in the source.
  private(set) var places: [Int] = []

  /// Takes a word apart where markup stands in it; nil where a part is no word that stands alone.
  init?(_ index: Int, _ view: DocumentView) {
    let token = view.tokens[index]
    let map = view.document.map
    guard token.traits.isDisjoint(with: [.hasDigit, .handle, .foreign, .holdsInvisible]),
      let first = map.segment(at: token.offset), let last = map.segment(at: token.end - 1), first < last,
      last - first < Self.mostParts
    else { return nil }
    var start = token.offset
    var left: Part?
    var isLinked = false
    for number in first...last {
      let segment = map.segments[number]
      let end = min(token.end, Int(segment.textStart) + Int(segment.textCount))
      guard segment.kind == .identity, let part = Part(TextRange(start, end), view) else { return nil }
      if let left {
        let before = map.segments[number - 1]
        let gap = SourceRange(Int(before.sourceStart) + Int(before.sourceCount), Int(segment.sourceStart))
        guard let joint = Self.joint(gap, view), Self.areApart(left, part, isLink: joint.isLink) else { return nil }
        places.append(joint.place)
        isLinked = isLinked || joint.isLink
      }
      left = part
      start = end
    }
  }

  private static let mostParts = 4

  /// The places where a link cuts two words apart: `<a>council</a>said`, which are two tokens.
  static func atLinks(_ view: DocumentView) -> [(range: TextRange, place: Int)] {
    var found: [(range: TextRange, place: Int)] = []
    let text = view.text
    for span in view.document.spans where span.kind == .link {
      for edge in [span.range.start, span.range.end] where edge > 0 && edge < text.count {
        guard LetterCase.isLetter(text[edge - 1]), LetterCase.isLetter(text[edge]),
          let right = token(startingAt: edge, view), right > 0,
          let joint = joint(of: right - 1, right, view)
        else { continue }
        found.append((TextRange(view.tokens[right - 1].offset, view.tokens[right].end), joint))
      }
    }
    return found
  }

  /// Where a space belongs between two words that a link parts; nil where they are parts of one.
  private static func joint(of left: Int, _ right: Int, _ view: DocumentView) -> Int? {
    let opaque: Token.Traits = [.hasDigit, .handle, .foreign, .holdsInvisible]
    guard view.tokens[right].gap == .none, view.next(left) == right, view.block(ofToken: right).isProse,
      [left, right].allSatisfy({ view.tokens[$0].kind == .word && view.tokens[$0].traits.isDisjoint(with: opaque) }),
      view.tokens[left].gap != .none || view.previous(left).map({ view.tokens[$0].kind == .punctuation }) ?? true,
      view.next(right).map({ view.tokens[$0].gap != .none || view.tokens[$0].kind == .punctuation }) ?? true
    else { return nil }
    let (first, second) = (view.tokens[left].range, view.tokens[right].range)
    guard !view.lexicon.contains(Array(view.bytes(TextRange(first.start, second.end)))),
      let before = Part(first, view), let behind = Part(second, view)
    else { return nil }
    let gap = SourceRange(
      view.document.map.sourceRange(of: first).end, view.document.map.sourceRange(of: second).start)
    guard let joint = joint(gap, view), areApart(before, behind, isLink: joint.isLink) else { return nil }
    return joint.place
  }

  private static func token(startingAt offset: Int, _ view: DocumentView) -> Int? {
    let tokens = view.tokens
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].offset < offset { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count && tokens[low].offset == offset ? low : nil
  }

  /// A part of the word.
  private struct Part {
    var count: Int
    var isFunctionWord: Bool
    var isSmall: Bool
    var hash: UInt64

    /// nil where the lexicon does not have it as a word of its own that texts often have.
    init?(_ range: TextRange, _ view: DocumentView) {
      let bytes = view.bytes(range)
      guard bytes.count > 1, let entry = view.lexicon.entry(view.lexicon.find(bytes)),
        !entry.flags.contains(.rare), entry.frequency >= (entry.flags.contains(.abbreviation) ? 150 : 110)
      else { return nil }
      count = bytes.count
      isFunctionWord = entry.isFunctionWord || entry.frequency >= 200
      isSmall = bytes.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
      hash = WordHash.of(bytes)
    }
  }

  /// Whether two parts are words beside each other rather than a word and its ending.
  private static func areApart(_ left: Part, _ right: Part, isLink: Bool) -> Bool {
    guard right.isSmall || left.isSmall && left.isFunctionWord, max(left.count, right.count) > 3,
      !endings.contains(right.hash),
      !beginnings.contains(left.hash)
    else { return false }
    return isLink && min(left.count, right.count) > 2 || left.isFunctionWord || right.isFunctionWord
  }

  /// What words begin and end with, and what also stands alone.
  private static let beginnings = WordHash.set(
    of: """
      in un re pre co non anti micro mini mega super over under out up down off on by self post pro sub inter multi \
      trans mid ex bio cyber meta any some every no how where what when who
      """)
  private static let endings = WordHash.set(
    of: """
      ed er ing able ible ish like less man men ship wise ward wards hood some one in on up out off over down by ally \
      age ism ist ness ion al ally est th ly way ways time where body thing
      """)

  /// Where a space goes between the tags of a gap, and whether a link starts or ends there; nil where something else
  /// than text with another look stands there.
  private static func joint(_ gap: SourceRange, _ view: DocumentView) -> (place: Int, isLink: Bool)? {
    let source = view.document.source.utf8
    guard gap.start < gap.end, gap.end <= source.count else { return nil }
    if view.document.format == .markdown {
      if source[gap.start] == 0x5D, source[gap.end - 1] == 0x29 { return (gap.end, true) }
      return source[gap.start] == 0x5B && gap.count == 1 ? (gap.start, true) : nil
    }
    var (at, place, isLink) = (gap.start, gap.start, false)
    while at < gap.end {
      guard source[at] == 0x3C, let close = source[at..<gap.end].firstIndex(of: 0x3E) else { return nil }
      let isEnd = source[at + 1] == 0x2F
      let name = source[(at + (isEnd ? 2 : 1))..<close].prefix { $0 > 0x20 }.map(Fold.lowercase)
      guard let tag = tags.first(where: { $0.utf8.elementsEqual(name) }) else { return nil }
      if tag == "a" { isLink = true }
      at = close + 1
      if isEnd { place = at }
    }
    return (place, isLink)
  }

  private static let tags = ["a", "em", "i", "b", "strong", "cite"]
}
