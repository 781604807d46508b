public import GalleyText

/// An example's draft without its marks, and where they stood.
public struct UnmarkedDraft: Sendable {
  /// The bytes of the draft.
  public private(set) var draft: [UInt8] = []
  /// The marked stretches, in order.
  public private(set) var ranges: [SourceRange] = []

  /// Takes `⟦` and `⟧` (in UTF-8) out of a draft; nil where one stands without the other.
  public init?(_ marked: [UInt8]) {
    let opening = Array("⟦".utf8)
    let closing = Array("⟧".utf8)
    var start: Int?
    var rest = marked[...]
    while let byte = rest.first {
      if rest.starts(with: opening) {
        guard start == nil else { return nil }
        start = draft.count
        rest = rest.dropFirst(opening.count)
      } else if rest.starts(with: closing) {
        guard let from = start else { return nil }
        ranges.append(SourceRange(from, draft.count))
        start = nil
        rest = rest.dropFirst(closing.count)
      } else {
        draft.append(byte)
        rest = rest.dropFirst()
      }
    }
    guard start == nil else { return nil }
  }

  /// A stretch of the draft, for messages; empty outside of it.
  public func string(_ range: SourceRange) -> String {
    guard range.start >= 0, range.end <= draft.count else { return "" }
    return String(decoding: draft[range.start..<range.end], as: UTF8.self)
  }
}
