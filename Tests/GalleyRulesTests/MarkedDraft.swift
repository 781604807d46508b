import GalleyText

/// A draft of an example, with what its `⟦` and `⟧` say.
struct MarkedDraft {
  /// The draft without the marks.
  var bytes: [UInt8] = []
  /// The marked stretches, in bytes of the draft.
  var ranges: [SourceRange] = []

  init(_ marked: String) {
    var starts: [Int] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": starts.append(bytes.count)
      case "⟧": if let start = starts.popLast() { ranges.append(SourceRange(start, bytes.count)) }
      default: UTF8Decoding.append(scalar, to: &bytes)
      }
    }
    ranges.sort()
  }
}
