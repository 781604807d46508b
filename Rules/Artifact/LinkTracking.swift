import GalleyLint
import GalleyText

/// The parameters of a link that tell where the reader came from.
enum LinkTracking {
  /// What a link's address is without some of its parameters.
  struct Removal {
    /// The stretch of the source that goes, from the first removed parameter to the end of the last.
    var range: SourceRange
    /// What stays of the stretch.
    var replacement: [UInt8]
    /// The removed parameters’ names.
    var names: [String]
  }

  private struct Parameter {
    /// From its separator to its end.
    var whole: Range<Int>
    var nameStart: Int
    var isTracking: Bool
  }

  /// What to remove from an address as it is written in the source; nil if nothing is to go.
  static func removal(in source: [UInt8], at range: SourceRange) -> Removal? {
    guard range.start >= 0, range.end <= source.count else { return nil }
    let bytes = source[range.start..<range.end]
    guard let mark = bytes.firstIndex(of: 0x3F) else { return nil }
    let end = fragment(bytes[mark...]) ?? range.end
    let parameters = parameters(source, from: mark, to: end)
    let tracking = parameters.indices.filter { parameters[$0].isTracking }
    guard let first = tracking.first, let last = tracking.last else { return nil }
    var start = parameters[first].whole.lowerBound
    var kept: [UInt8] = []
    for parameter in parameters[first...last] where !parameter.isTracking {
      kept += source[parameter.whole]
    }
    // The first parameter's `?` goes over to the first one that stays.
    if first == 0 {
      start = parameters[0].nameStart
      if last + 1 < parameters.count {
        let next = parameters[last + 1]
        if kept.isEmpty {
          return Removal(
            range: SourceRange(start, next.nameStart), replacement: [], names: names(parameters, tracking, source))
        }
      } else if kept.isEmpty {
        start = mark
      }
      kept = Array(kept.dropFirst(separatorLength(kept)))
    }
    let stop = parameters[last].whole.upperBound
    return Removal(range: SourceRange(start, stop), replacement: kept, names: names(parameters, tracking, source))
  }

  /// Addresses with a query that stand in the text and are no links, with where they stand in the source.
  static func bareAddresses(in view: DocumentView) -> [(text: TextRange, source: SourceRange)] {
    var found: [(text: TextRange, source: SourceRange)] = []
    view.table.tokens.withUnsafeBufferPointer { tokens in
      for token in tokens where token.kind == .address && token.traits.isDisjoint(with: .linked) {
        guard view.bytes(token.range).contains(0x3F), let source = view.document.map.editableRange(of: token.range)
        else { continue }
        found.append((token.range, source))
      }
    }
    return found
  }

  /// Whether an address says that a chat program gave it.
  static func isFromGenerator(_ value: ArraySlice<UInt8>) -> Bool {
    guard let mark = value.firstIndex(of: 0x3F) else { return false }
    return value[mark...].split(whereSeparator: { $0 == 0x3F || $0 == 0x26 || $0 == 0x23 || $0 == 0x3B }).contains {
      generators.contains(String(decoding: $0, as: UTF8.self))
    }
  }

  private static func names(_ all: [Parameter], _ tracking: [Int], _ source: [UInt8]) -> [String] {
    tracking.map { name(source[all[$0].nameStart..<all[$0].whole.upperBound]) }
  }

  private static func name(_ parameter: ArraySlice<UInt8>) -> String {
    String(decoding: parameter.prefix { $0 != 0x3D }, as: UTF8.self)
  }

  /// Where the fragment starts; the `#` of a character reference starts none.
  private static func fragment(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.first { bytes[$0] == 0x23 && ($0 == bytes.startIndex || bytes[$0 - 1] != 0x26) }
  }

  private static func parameters(_ source: [UInt8], from mark: Int, to end: Int) -> [Parameter] {
    var output: [Parameter] = []
    var start = mark
    while start < end {
      let nameStart = start + separatorLength(source[start..<end])
      var stop = max(nameStart, start + 1)
      while stop < end, source[stop] != 0x26 { stop += 1 }
      let key = name(source[min(nameStart, stop)..<stop])
      output.append(Parameter(whole: start..<stop, nameStart: min(nameStart, stop), isTracking: isTracking(key)))
      start = stop
    }
    return output
  }

  /// The length of `?`, `&` or the reference that stands for it.
  private static func separatorLength(_ bytes: some Collection<UInt8>) -> Int {
    for separator in ["&amp;", "&#38;", "&#038;", "&#x26;", "&", "?"] where bytes.starts(with: separator.utf8) {
      return separator.utf8.count
    }
    return 0
  }

  private static func isTracking(_ name: String) -> Bool {
    name.hasPrefix("utm_") || name.hasPrefix("hsa_") || known.contains(name)
  }

  private static let known: Set<String> = [
    "fbclid", "gclid", "gclsrc", "dclid", "wbraid", "gbraid", "msclkid", "mc_cid", "mc_eid", "igshid", "igsh",
    "yclid", "twclid", "ttclid", "li_fat_id", "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "hsCtaTracking",
    "mkt_tok", "vero_id", "vero_conv", "oly_enc_id", "oly_anon_id", "wickedid", "_openstat", "ysclid", "ml_subscriber",
    "ml_subscriber_hash", "rb_clickid", "s_kwcid", "ef_id", "irclickid", "cjevent", "_branch_match_id", "guce_referrer",
    "guce_referrer_sig", "guccounter", "srsltid",
  ]
  private static let generators: Set<String> = [
    "utm_source=chatgpt.com", "utm_source=openai", "utm_source=copilot.com", "utm_source=perplexity",
    "utm_source=perplexity.ai", "utm_source=gemini", "utm_source=claude.ai", "referrer=grok.com",
  ]
}
