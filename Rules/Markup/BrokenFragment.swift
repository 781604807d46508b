public import GalleyLint
import GalleyText

/// Flags a link to a place in the page that is not there.
public struct BrokenFragment: Rule {
  public static let card = RuleCard(
    id: "markup/broken-fragment",
    severity: .suggestion,
    summary: "A link leads to a place in the page that is not there.",
    why: """
      Footnotes and tables of contents lose their targets when a text is copied without them: the link does \
      nothing. A script may make the target later, so that this is a suggestion; links that work as buttons, are \
      pictures of a slide show or carry data for a script are left alone, and so are `#` and `#top`.
      """,
    examples: [
      .flags("<p>It opened.<a href=\"⟦#fn1⟧\">1</a></p><p id=\"fn2\">Two years late.</p>", as: .html),
      .passes("<p>It opened.<a href=\"#fn1\">1</a></p><p id=\"fn1\">Two years late.</p>", as: .html),
      .passes("<p>It opened.<a href=\"#Br%C3%BCcke\">1</a></p><h2 id='Brücke'>Two years late</h2>", as: .html),
      .passes("<p>It opened.<a href=\"#notes\">1</a></p><a name=notes></a><p>Two years late.</p>", as: .html),
      .passes(
        "<p><a href=\"#top\">Up</a> <a href=\"#\">Close</a> <a role=\"button\" href=\"#x\">Open</a></p>", as: .html),
      .passes("<p><a href=\"#:~:text=opened\">The place</a> where it opened.</p>", as: .html),
      .passes("<p><a href=\"#next\">Next picture</a></p>", as: .html),
      .passes("<p>It opened. <a href=\"#photo-2\"><img src=\"2.jpg\" alt=\"\"></a></p>", as: .html),
      .passes("<p>It opened. <a data-slide=\"2\" href=\"#photo-2\">The second</a></p>", as: .html),
      .passes("<p>See <a href=\"#&lt;key&gt;\">keys</a>.</p><p id=\"&lt;key&gt;\">Keys.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    guard view.document.format == .html else { return }
    let table = view.document.elements
    lazy var scope = ArticleScope(view)
    lazy var targets = FragmentTargets(view.document.source.utf8)
    for link in table.elements where link.name == .anchor {
      guard let address = table.attribute("href", of: link), address.value.count > 1,
        table.storage[address.value.lowerBound] == 0x23
      else { continue }
      let name = Array(table.storage[address.value].dropFirst())
      guard !targets.contains(name), !Self.isAction(name), !Self.isButton(link, table), scope.contains(link) else {
        continue
      }
      // A base moves all fragments to another page.
      guard !table.elements.contains(where: { $0.name == .base }) else { return }
      report.add(
        "There is no element with the id “\(String(decoding: name, as: UTF8.self).shortened)” in this page.",
        atSource: address.valueSource ?? link.source)
    }
  }

  /// What scripts and browsers take as something else than the name of an element.
  private static func isAction(_ name: [UInt8]) -> Bool {
    name.starts(with: "!".utf8) || name.starts(with: "/".utf8) || name.contains(part: ":~:".utf8)
      || actions.contains(String(decoding: Fold.folded(name), as: UTF8.self))
  }

  /// What links of slide shows and menus are called, which scripts answer.
  private static let actions: Set<String> = [
    "top", "prev", "previous", "next", "first", "last", "play", "pause", "close", "open", "menu", "search", "share",
    "print",
  ]

  /// Whether a script answers the link: it says so, carries data for one, or has nothing to read.
  private static func isButton(_ link: Element, _ table: ElementTable) -> Bool {
    if link.textRange.isEmpty { return true }
    if link.attributes.contains(where: { table.storage[table.attributes[$0].name].starts(with: "data-".utf8) }) {
      return true
    }
    return ["role", "onclick", "aria-controls", "aria-expanded"].contains {
      table.attribute($0, of: link) != nil
    }
  }
}

/// The names that a page gives its elements, by `id` and `name`.
///
/// What looks like such an attribute counts, even in a script or a comment: a target too many hides a broken link, one
/// too few would invent one.
struct FragmentTargets {
  private var names: Set<[UInt8]> = []

  init(_ source: [UInt8]) {
    var index = 0
    while let equals = Self.equals(in: source, from: index) {
      index = equals + 1
      guard Self.isName(source, endingBefore: equals) else { continue }
      while index < source.count, source[index] <= 0x20 { index += 1 }
      guard index < source.count else { return }
      let quote = source[index]
      let isQuoted = quote == 0x22 || quote == 0x27
      let value = source[(isQuoted ? index + 1 : index)...].prefix { byte in
        isQuoted ? byte != quote : byte > 0x20 && byte != 0x3E
      }
      names.insert(Self.resolved(value))
      index = isQuoted ? min(value.endIndex + 1, source.count) : value.endIndex
    }
  }

  /// A value with its character references read.
  private static func resolved(_ value: ArraySlice<UInt8>) -> [UInt8] {
    guard value.contains(0x26) else { return Array(value) }
    let value = Array(value)
    var output: [UInt8] = []
    var index = 0
    while index < value.count {
      if let reference = EntityTable.reference(value, at: index, end: value.count) {
        UTF8Decoding.append(reference.scalar, to: &output)
        index += reference.length
      } else {
        output.append(value[index])
        index += 1
      }
    }
    return output
  }

  /// Whether an element has this name, percent-encoded or not.
  func contains(_ name: [UInt8]) -> Bool { names.contains(name) || names.contains(PercentEncoding.decoded(name)) }

  private static func equals(in source: [UInt8], from start: Int) -> Int? {
    source.withUnsafeBufferPointer { source in
      var index = start
      while index < source.count {
        if source[index] == 0x3D { return index }
        index += 1
      }
      return nil
    }
  }

  /// Whether what stands before an equals sign ends in `id` or `name` as an attribute.
  private static func isName(_ source: [UInt8], endingBefore equals: Int) -> Bool {
    var end = equals
    while end > 0, source[end - 1] <= 0x20 { end -= 1 }
    // Most attributes are done with at their last letter.
    guard end > 0 else { return false }
    switch source[end - 1] | 0x20 {
    case 0x64: return ends(source, at: end, in: "id")
    case 0x65: return ends(source, at: end, in: "name")
    default: return false
    }
  }

  private static func ends(_ source: [UInt8], at end: Int, in name: StaticString) -> Bool {
    let start = end - name.utf8CodeUnitCount
    guard start > 0 else { return false }
    for (offset, letter) in name.bytes.enumerated() where source[start + offset] | 0x20 != letter { return false }
    let previous = source[start - 1]
    return previous <= 0x20 || previous == 0x22 || previous == 0x27
  }
}
