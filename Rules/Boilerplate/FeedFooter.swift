public import GalleyLint
import GalleyText

/// Flags the line that a feed adds to each item: “The post … appeared first on …”.
public struct FeedFooter: Rule {
  public static let card = RuleCard(
    id: "boilerplate/feed-footer",
    severity: .error,
    fix: .safe,
    summary: "The footer that a feed adds to each item stands in the article.",
    why: """
      WordPress signs each item of a feed with its title and its site. The line is known by its form and by the \
      title: one that the draft has elsewhere, or links around both. Then removing it is safe; without either a person \
      decides, because a sentence about a post can have the same words.
      """,
    examples: [
      .flags(
        "Harbour wins the cup\n\nThe match ended.\n\n⟦The post Harbour wins the cup appeared first on The Harbour "
          + "Times.⟧\n",
        fixed: "Harbour wins the cup\n\nThe match ended.\n"),
      .flags(
        "<p>The match ended.</p>\n<p>⟦The post <a href=\"/a\">Harbour wins</a> appeared first on <a href=\"/\">The "
          + "Times</a>.⟧</p>\n",
        fixed: "<p>The match ended.</p>\n", as: .html),
      .flags(
        "The match ended.\n\n⟦The post Harbour Wins Cup appeared first on Harbour Times.⟧\n",
        fixed: "The match ended.\n"),
      .passes("The post he wrote about the match appeared first on Facebook.\n"),
      .passes("The match ended.\n\nThe post was vacant. The advertisement appeared first on the board.\n"),
    ]
  )

  public static let wakes = [
    Wake.words([
      "appeared", "erschien", "aparece", "apareció", "publicó", "apparu", "apareceu", "verscheen", "proviene",
    ])
  ]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let number = view.table.block(ofToken: index)
    let block = view.blocks[number]
    let tokens = view.table.blocks[number]
    guard block.traits.isDisjoint(with: [.verbatim, .outside]), block.kind == .paragraph || block.kind == .other,
      tokens.count <= 80, let form = Self.forms.first(where: { Self.has($0, tokens, at: index, view) })
    else { return }
    let title = tokens.dropFirst(form.opening.count).prefix { $0 < index - form.lead }
    guard let first = title.first, let last = title.last else { return }
    let start = view.tokens[first]
    guard start.kind != .word || start.traits.isDisjoint(with: [.lowercase]) || start.traits.contains(.linked) else {
      return
    }
    let range = TextRange(start.offset, view.tokens[last].end)
    let isSure = start.traits.contains(.linked) || Self.isTitle(range, view)
    let fix = view.furnitureRemoval(ofBlock: number, isSure ? .safe : .suggested, title: "Remove the line")
    report.add(
      "The feed that this was taken from signs its items so.", at: block.range, severity: isSure ? nil : .warning,
      fixes: fix.map { [$0] } ?? [])
  }

  /// How a language signs: the words before the title, and those from the title to the site, with the waking one's
  /// place among them.
  private struct Form {
    var opening: [String]
    var closing: [String]
    var lead: Int
  }

  private static let forms = [
    Form(opening: ["the", "post"], closing: ["appeared", "first", "on"], lead: 0),
    Form(opening: ["der", "beitrag"], closing: ["erschien", "zuerst", "auf"], lead: 0),
    Form(opening: ["la", "entrada"], closing: ["aparece", "primero", "en"], lead: 0),
    Form(opening: ["la", "entrada"], closing: ["apareció", "primero", "en"], lead: 0),
    Form(opening: ["la", "entrada"], closing: ["se", "publicó", "primero", "en"], lead: 1),
    Form(opening: ["o", "post"], closing: ["apareceu", "primeiro", "em"], lead: 0),
    Form(opening: ["het", "bericht"], closing: ["verscheen", "eerst", "op"], lead: 0),
    Form(opening: ["l'articolo"], closing: ["proviene", "da"], lead: 0),
    Form(opening: ["cet", "article"], closing: ["est", "apparu", "en", "premier", "sur"], lead: 1),
  ]

  private static func has(_ form: Form, _ tokens: Range<Int>, at index: Int, _ view: DocumentView) -> Bool {
    func stand(_ words: [String], at start: Int) -> Bool {
      guard start >= tokens.lowerBound, start + words.count <= tokens.upperBound else { return false }
      return words.enumerated().allSatisfy {
        Fold.folded(view.bytes(ofToken: start + $0.offset)).elementsEqual($0.element.utf8)
      }
    }
    return stand(form.opening, at: tokens.lowerBound) && stand(form.closing, at: index - form.lead)
  }

  /// Whether a stretch is a heading or a title of the draft.
  private static func isTitle(_ range: TextRange, _ view: DocumentView) -> Bool {
    let bytes = view.bytes(range)
    if let title = view.metadata.best(.title), bytes.elementsEqual(title.value.utf8) { return true }
    return view.blocks.contains {
      ($0.kind == .heading || $0.kind == .title) && view.bytes($0.range).elementsEqual(bytes)
    }
  }
}
