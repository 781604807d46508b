public import GalleyLint
import GalleyText

/// Flags what word processors leave in pasted HTML: `MsoNormal`, `<o:p>`, conditional comments.
public struct OfficeMarkup: Rule {
  public static let card = RuleCard(
    id: "artifact/office-markup",
    severity: .warning,
    fix: .safe,
    summary: "Markup of a word processor was pasted along.",
    why: """
      Word wraps what it puts on the clipboard in its own comments, elements, classes and styles. Comments and empty \
      `<o:p>` elements show nothing, so removing them is safe. Classes and styles may matter to a style sheet; \
      removing them is suggested, for the whole draft at once.
      """,
    examples: [
      .flags("<p>One.⟦<o:p></o:p>⟧</p>", fixed: "<p>One.</p>", as: .html),
      .flags(
        "<p>One.</p>⟦<!--[if gte mso 9]><xml></xml><![endif]-->⟧<p>Two.</p>", fixed: "<p>One.</p><p>Two.</p>",
        as: .html),
      .flags("⟦<!--StartFragment-->⟧<p>One.</p>⟦<!--EndFragment-->⟧", fixed: "<p>One.</p>", as: .html),
      .flags(
        "<p⟦ class=\"MsoNormal\"⟧>One.</p><p style=\"mso-a:b; color:red\">Two.</p>",
        fixed: "<p>One.</p><p style=\"color:red\">Two.</p>", as: .html),
      .passes("<!--[if lt IE 9]><script src=\"a.js\"></script><![endif]--><p>One.</p>", as: .html),
      .passes("<p class=\"mso\">One.</p><!-- mso -->", as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    for comment in view.document.comments {
      let content = view.string(comment.content)
      let isOffice = content.hasPrefix("[if") && content.prefix(48).contains("mso")
      guard isOffice || content == "StartFragment" || content == "EndFragment" else { continue }
      report.add(
        "A word processor’s comment was pasted along.", atSource: comment.range,
        fixes: [Fix(title: "Remove the comment", .safe, edits: [Self.removal(comment.range)])])
    }
    checkElements(view, &report)
    checkAttributes(view, &report)
  }

  private func checkElements(_ view: DocumentView, _ report: inout Report) {
    for element in view.document.elements.elements where element.name == .office {
      let whole = SourceRange(element.source.start, element.contentEnd)
      guard element.contentEnd >= element.source.end, element.textRange.isEmpty else { continue }
      let inside = view.string(SourceRange(element.source.end, element.contentEnd))
      // Text that ingestion does not show, such as a no-break space, still takes its place on the page.
      let isEmpty = inside.isEmpty || inside.lowercased() == "</o:p>"
      report.add(
        "An element of Word’s was pasted along.", atSource: whole,
        fixes: [Fix(title: "Remove it", isEmpty ? .safe : .suggested, edits: [Self.removal(whole)])])
    }
  }

  /// All classes and styles at once, at the first of them.
  private func checkAttributes(_ view: DocumentView, _ report: inout Report) {
    let table = view.document.elements
    var edits: [Edit] = []
    for element in table.elements {
      if let attribute = table.attribute("class", of: element), let whole = attribute.attributeSource,
        Self.isOfficeClass(table.storage[attribute.value])
      {
        edits.append(Self.removal(SourceRange(max(0, whole.start - 1), whole.end)))
      }
      if let attribute = table.attribute("style", of: element), attribute.isIdentical,
        let edit = Self.styleEdit(attribute, table.storage[attribute.value])
      {
        edits.append(edit)
      }
    }
    guard let first = edits.first, case .source(let range) = first.target else { return }
    let count = edits.count == 1 ? "An attribute" : "\(edits.count) attributes"
    report.add(
      "\(count) of Word’s classes and styles came with the text.", atSource: range,
      fixes: [Fix(title: "Remove Word’s classes and styles", .suggested, edits: edits)])
  }

  private static func removal(_ range: SourceRange) -> Edit { Edit(.source(range), [], changesMarkup: true) }

  private static func isOfficeClass(_ value: ArraySlice<UInt8>) -> Bool {
    guard value.drop(while: { $0 == 0x20 }).starts(with: "Mso".utf8) else { return false }
    let words = value.split(separator: 0x20)
    return !words.isEmpty && words.allSatisfy { $0.starts(with: "Mso".utf8) && $0.count > 3 }
  }

  /// An edit that takes the declarations of Word's own out of a style; nil if it has none.
  private static func styleEdit(_ attribute: Attribute, _ value: ArraySlice<UInt8>) -> Edit? {
    let declarations = value.split(separator: 0x3B)
    let kept = declarations.filter { declaration in
      !declaration.drop { $0 <= 0x20 }.starts(with: "mso-".utf8)
    }
    guard kept.count < declarations.count else { return nil }
    if kept.isEmpty, let whole = attribute.attributeSource {
      return removal(SourceRange(max(0, whole.start - 1), whole.end))
    }
    let text = Array(kept.joined(separator: [0x3B]).drop { $0 <= 0x20 })
    return attribute.valueSource.map { Edit(.source($0), text, changesMarkup: true) }
  }
}
