import GalleyText

/// What a line by the headline says: who wrote the text and when.
struct HeadLine {
  /// The authors' names behind an opening such as `By`.
  private(set) var authors: [Range<Int>] = []
  /// The dates, each with what it is of.
  private(set) var dates: [DateLine.Statement] = []
  /// Whether the authors are those of a review, not of what is reviewed.
  private(set) var isReview = false
  /// An account that stands where the author should: `Posted by admin`.
  private(set) var account: Range<Int>?

  /// Whether the line is there for an author or an account.
  var isByline: Bool { !authors.isEmpty || account != nil }

  /// Reads a line.
  init(_ line: ArraySlice<UInt8>) {
    guard line.count <= 160 else { return }
    dates = DateLine.statements(in: line)
    var isFirst = true
    for part in LineParts.of(line) {
      defer { isFirst = false }
      // `12 May 2025, by Jane Doe`, `Posted on 12 May 2025 by Jane Doe`
      let lead = isFirst ? dates.first.map(\.range.upperBound) : nil
      let behind = lead.map { end in part[min(end, part.endIndex)...].drop { $0 == 0x20 || $0 == 0x2C } }
      let front = behind.flatMap { $0.isEmpty ? nil : $0 } ?? part
      guard authors.isEmpty, account == nil else { break }
      authors = NameLine.byline(front)
      if authors.isEmpty { account = NameLine.account(front) }
      isReview = !authors.isEmpty && NameLine.isReview(front)
      guard dates.isEmpty, let end = authors.last?.upperBound ?? account?.upperBound,
        let found = CalendarDate.first(in: part[end...])
      else { continue }
      dates.append(DateLine.Statement(field: .published, range: found.range, isMarked: true))
    }
  }

  /// The name in a line that holds one and, at most, a date, an office or an address: `Jane Doe | 12 May 2025`.
  static func signature(_ line: ArraySlice<UInt8>) -> Range<Int>? {
    guard line.count <= 100 else { return nil }
    let parts = LineParts.of(line)
    guard let first = parts.first else { return nil }
    var name = first
    if let comma = first.firstIndex(of: 0x2C) {
      guard isBesideName(MetadataValue.trimmed(first[(comma + 1)...])) else { return nil }
      name = MetadataValue.trimmed(first[..<comma])
    }
    guard NameLine.isPersonal(name), parts.dropFirst().allSatisfy(isBesideName) else { return nil }
    return name.startIndex..<name.endIndex
  }

  /// Whether a part is a date, an office or an address of mail.
  private static func isBesideName(_ part: ArraySlice<UInt8>) -> Bool {
    if CalendarDate(parsing: part) != nil || !DateLine.statements(in: part).isEmpty { return true }
    let words = NameLine.words(part)
    if words.count == 1, part.contains(0x40) { return true }
    guard words.count <= 5, let last = words.last else { return false }
    return AuthorName.isOfficeOrLabel(part[last])
  }
}
