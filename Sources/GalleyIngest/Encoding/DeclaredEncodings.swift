import GalleyText

extension Ingester {
  /// The most declarations that are kept of a page.
  private static let declarationLimit = 16

  /// What a page says about its own encoding, in the order of the source.
  static func declaredEncodings(of document: Document) -> [EncodingDeclaration] {
    let source = document.source
    var declarations: [EncodingDeclaration] = []
    func add(_ label: EncodingPrescan.Label, _ place: EncodingEvidence, end: Int) {
      let range = SourceRange(label.range.lowerBound, label.range.upperBound)
      declarations.append(
        EncodingDeclaration(
          label: range, place: place, encoding: label.charset.map { name(of: $0, in: source) },
          isLate: end > EncodingPrescan.limit + source.markLength))
    }
    if let label = EncodingPrescan.xmlDeclaration(source.utf8, from: source.markLength) {
      add(label, .xmlDeclaration, end: label.range.upperBound)
    }
    for element in document.elements.elements where element.name == .meta && element.source.end <= source.utf8.count {
      let tag = source.utf8[element.source.start..<element.source.end]
      guard let label = EncodingPrescan.label(inMeta: tag) else { continue }
      add(label, .metaElement, end: element.source.end)
      if declarations.count == declarationLimit { break }
    }
    return declarations
  }

  /// A page that can be searched byte by byte for a declaration of UTF-16 is in UTF-8.
  private static func name(of charset: Charset, in source: Source) -> String {
    switch charset.kind {
    case .utf16, .utf32: source.encoding.hasPrefix("UTF-") ? source.encoding : Charset.utf8.name
    default: charset.name
    }
  }
}
