import GalleyLint
import GalleyText

/// What tells the name of a person from other things that stand where an author should.
enum AuthorWords {
  /// Whether two names can be of one person: the shorter one's words are all in the longer one, or the
  /// last words are the same.
  static func agree(_ left: [[UInt8]], _ right: [[UInt8]]) -> Bool {
    guard let last = left.last, let other = right.last else { return true }
    if last == other { return true }
    let (short, long) = left.count <= right.count ? (left, right) : (right, left)
    return short.allSatisfy { long.contains($0) } || WordOverlap.share(left, right) >= 0.75
  }

  /// Whether a word shows that a value is an office, a desk or a firm.
  static func isOffice(_ word: [UInt8]) -> Bool { offices.contains(word) }

  /// Whether a word is that of a group of people.
  static func isGroup(_ word: [UInt8]) -> Bool { groups.contains(word) }

  private static let offices = set(
    """
    editor reporter correspondent writer columnist contributor producer photographer journalist freelancer chief \
    editorial bureau deputy
    """)

  private static let groups = set(
    """
    staff team desk news newsroom press agency bureau editors editorial magazine times post journal daily weekly media \
    network online web service group inc ltd llc gmbh tv radio reporters writers reuters afp dpa pti ani associated \
    community foundation institute university office department ministry council association
    """)

  private static func set(_ words: String) -> Set<[UInt8]> {
    Set(words.utf8.split { $0 <= 0x20 }.map(Array.init))
  }
}

/// The names of the site and its publisher, which stand where an author should.
struct HouseNames {
  private var names: Set<[UInt8]> = []

  init(_ view: DocumentView) {
    let the = Array("the".utf8)
    for entry in view.metadata.entries where entry.field == .siteName || entry.field == .publisher {
      let name = Array(WordOverlap.words(entry.value).joined())
      guard !name.isEmpty else { continue }
      names.insert(name)
      names.insert(name.starts(with: the) ? Array(name.dropFirst(the.count)) : the + name)
    }
  }

  /// Whether the words of a value are such a name, “the” apart.
  func contains(_ words: [[UInt8]]) -> Bool { names.contains(Array(words.joined())) }
}
