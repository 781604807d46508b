public import GalleyLint
import GalleyText

/// Flags a name that the draft spells otherwise elsewhere: “Mokhber” four times, “Mokhbar” once.
public struct NameVariant: Rule {
  public static let card = RuleCard(
    id: "typo/name-variant",
    severity: .warning,
    fix: .suggested,
    summary: "A name is spelt otherwise elsewhere in the draft.",
    why: """
      No list knows every name, but a draft that spells one in two ways has misspelt it once. Only forms that no \
      lexicon has are doubted, one letter from a form that stands more often; plurals, adjectives and male and female \
      forms are other words.
      """,
    examples: [
      .flags(
        "Mokhtavar spoke. Then Mokhtavar left. The aides of Mokhtavar said ⟦Mokhtevar⟧ would return.",
        fixed: "Mokhtavar spoke. Then Mokhtavar left. The aides of Mokhtavar said Mokhtavar would return."),
      .flags(
        "They met Zarvikh, and Zarvikh’s brother met ⟦Zarvkih⟧’s friend.",
        fixed: "They met Zarvikh, and Zarvikh’s brother met Zarvikh’s friend."),
      .flags(
        "In Russia he praised Russia; the ⟦Rusxia⟧ of old, Russia of now.",
        fixed: "In Russia he praised Russia; the Russia of old, Russia of now."),
      .passes("They met Marin, and Marin met Martin."),
      .passes("Mokhtavar spoke, Mokhtavar left, and the Mokhtavars stayed with a Mokhtavari."),
      .passes("Volkarev and Volkarev’s wife Volkareva; Volkarev agreed."),
      .passes("Zarvikh met Zarvekh."),
      .passes("Zarik met Zarik and Zarek met Zarek."),
      .passes("He met Tarvikh, Tarvikh and Zarvikh."),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  /// A form that may be a name, with the bytes of its first token.
  private struct Name {
    var form: Vocabulary.Form
    var folded: [UInt8]
    var isKnown: Bool
  }

  public func check(in view: DocumentView, report: inout Report) {
    let names = names(view)
    guard names.contains(where: { !$0.isKnown }), names.count > 1 else { return }
    // Two words within one edit share what is left when a letter is taken out of one or both.
    var commonest: [UInt64: Int] = [:]
    for (number, name) in names.enumerated() where name.form.count > 1 {
      for key in keys(name.folded) {
        guard let other = commonest[key] else {
          commonest[key] = number
          continue
        }
        if names[other].form.count < name.form.count { commonest[key] = number }
      }
    }
    var variants: [UInt64: Int] = [:]
    for name in names where !name.isKnown {
      if let major = major(of: name, names, commonest) { variants[name.form.hash] = major }
    }
    guard !variants.isEmpty else { return }
    for unusual in view.table.unusualWords {
      let index = Int(unusual.token)
      guard let major = variants[unusual.hash], view.tokens[index].traits.contains(.unknown) else { continue }
      add(index, names[major], view, &report)
    }
  }

  private static let names: LexiconEntry.Flags = [.place, .givenName, .surname, .brand]

  private func names(_ view: DocumentView) -> [Name] {
    let context = WordContext(view)
    return view.vocabulary.forms.compactMap { form in
      let token = Int(form.firstToken)
      guard form.length >= 5, form.length < 24, form.capitalized == form.count, form.capitalizedInside > 0,
        context.isProse(token)
      else { return nil }
      let entry = view.entry(ofToken: token)
      if let entry, entry.flags.contains(.lowercase), entry.flags.isDisjoint(with: Self.names) { return nil }
      return Name(form: form, folded: Fold.folded(view.stem(ofToken: token)), isKnown: entry != nil)
    }
  }

  private func keys(_ word: [UInt8]) -> [UInt64] {
    var keys = [WordHash.of(word)]
    for index in word.indices.dropFirst() {
      var shorter = word
      shorter.remove(at: index)
      keys.append(WordHash.of(shorter))
    }
    return keys
  }

  private func major(of name: Name, _ names: [Name], _ commonest: [UInt64: Int]) -> Int? {
    var best: Int?
    for key in keys(name.folded) {
      guard let number = commonest[key], names[number].form.hash != name.form.hash,
        isVariant(name, of: names[number])
      else { continue }
      if best.map({ names[$0].form.count < names[number].form.count }) ?? true { best = number }
    }
    return best
  }

  private func isVariant(_ minor: Name, of major: Name) -> Bool {
    let (few, many) = (Int(minor.form.count), Int(major.form.count))
    guard many >= 3 * few || many >= 2 && few == 1, minor.folded[0] == major.folded[0] else { return false }
    guard isOneEdit(minor.folded, major.folded) else { return false }
    // The last letter tells plural, adjective and gender apart.
    return minor.folded.last == major.folded.last
  }

  /// Whether a letter more, less or other, or two swapped, make one word the other.
  private func isOneEdit(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let start = zip(left, right).prefix { $0 == $1 }.count
    let (a, b) = (left[start...], right[start...])
    let end = min(zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count, min(a.count, b.count))
    let (x, y) = (Array(a.dropLast(end)), Array(b.dropLast(end)))
    return max(x.count, y.count) <= 1 || x.count == 2 && y == [x[1], x[0]]
  }

  private func add(_ index: Int, _ major: Name, _ view: DocumentView, _ report: inout Report) {
    let range = view.stemRange(ofToken: index)
    let name = Array(view.stem(ofToken: Int(major.form.firstToken)))
    let text = String(decoding: name, as: UTF8.self)
    let first = view.tokens[Int(major.form.firstToken)].range
    report.add(
      "“\(view.string(range))” is spelt “\(text)” elsewhere, \(major.form.count) times.", at: range,
      severity: major.form.count >= 3 ? nil : .suggestion,
      fixes: [.replace(range, with: name, .suggested)],
      related: [
        RelatedPlace(message: "“\(text)” stands here.", range: view.document.map.sourceRange(of: first))
      ])
  }
}
