import GalleyText

/// Finds quotations with several slips: they may be what was quoted for its slips, so that no fix in them is safe.
struct QuotedSlips {
  private let document: Document

  init(_ document: Document) { self.document = document }

  /// Makes suggestions of the fixes of spelling in each quotation that has two or more of them.
  ///
  /// - Parameter findings: sorted by where they start.
  func demote(_ findings: inout [Finding]) {
    let slips = findings.indices.filter { Self.isSlip(findings[$0]) }
    for (place, index) in slips.enumerated() {
      guard let range = findings[index].textRange, let quotation = quotation(around: range) else { continue }
      let others = [place - 1, place + 1].filter(slips.indices.contains).compactMap { findings[slips[$0]].textRange }
      guard others.contains(where: quotation.contains) else { continue }
      for fix in findings[index].fixes.indices { findings[index].fixes[fix].applicability = .suggested }
    }
  }

  private static func isSlip(_ finding: Finding) -> Bool {
    finding.rule.hasPrefix("typo/") && finding.severity != .suggestion
  }

  /// How far a quotation is followed to each side.
  private static let reach = 1_000

  /// The text between the quotation marks around a stretch; nil where none stand around it.
  private func quotation(around range: TextRange) -> TextRange? {
    guard let block = document.blockIndex(at: range.start).map({ document.blocks[$0].range }) else { return nil }
    let first = max(block.start, range.start - Self.reach)
    let last = min(block.end, range.end + Self.reach, document.text.count)
    guard first <= range.start, range.end <= last else { return nil }
    return document.text.withUnsafeBufferPointer { text in
      var start: Int?
      var index = first
      while index < range.start {
        switch Mark(text, index) {
        case .opening: start = index
        case .closing: start = nil
        case .straight: start = start == nil ? index : nil
        case nil: break
        }
        index += 1
      }
      guard let start else { return nil }
      let end = (range.end..<max(range.end, last)).first { Mark(text, $0) == .closing || Mark(text, $0) == .straight }
      return TextRange(start, end ?? last)
    }
  }

  private enum Mark {
    case opening, closing, straight

    init?(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) {
      if text[index] == 0x22 {
        self = .straight
      } else if text[index] == 0xE2, index + 2 < text.count, text[index + 1] == 0x80 {
        switch text[index + 2] {
        case 0x9C: self = .opening
        case 0x9D: self = .closing
        default: return nil
        }
      } else {
        return nil
      }
    }
  }
}
