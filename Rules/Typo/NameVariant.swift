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
      No list knows every name, but a draft that spells one in two ways has misspelt it once. A form that no lexicon \
      has is doubted where it is one letter from a form that stands more often; one that a lexicon has, where it \
      sounds alike and stands once. Plurals, adjectives and male and female forms are other words, and two that each \
      have a first name of their own are two people.
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
      .flags(
        "Mokhtavar spoke. Then Mokhtavar left with Mokhtavar’s aides. ⟦Mokhtevar⟧ would return.",
        fixed: "Mokhtavar spoke. Then Mokhtavar left with Mokhtavar’s aides. Mokhtavar would return."),
      .flags(
        "The mayor met Anna Waheed-Khan. Later Waheed-Khan left. A friend of Waheed-⟦Kahn⟧ stayed.",
        fixed: "The mayor met Anna Waheed-Khan. Later Waheed-Khan left. A friend of Waheed-Khan stayed."),
      .flags(
        "They met Ana Guimarães. Later Guimarães left. Then ⟦Guimareas⟧ said Guimarães would return.",
        fixed: "They met Ana Guimarães. Later Guimarães left. Then Guimarães said Guimarães would return."),
      .flags(
        "The envoy, Anna Lindqvist, spoke. Then Lindqvist left. A friend of ⟦Lindquist⟧ said Lindqvist was ill.",
        fixed: "The envoy, Anna Lindqvist, spoke. Then Lindqvist left. A friend of Lindqvist said Lindqvist was ill."),
      .flags(
        "Zelenskyy spoke. The men of Zelenskyy agreed. A friend of ⟦Zelensky⟧ left.",
        fixed: "Zelenskyy spoke. The men of Zelenskyy agreed. A friend of Zelenskyy left."),
      .passes("They met Marin, and Marin met Martin."),
      .passes("They met Anna Lindqvist, and Anna Lindqvist left. Later Lindqvist met Joe Lindquist."),
      .passes("The men of Iran and Iran’s allies spoke of Iran. An Iranian left for Iraq."),
      .passes("He met Anna Zarvikh. Then Zarvikh and Zarvikh’s friend met Joe Zarvekh."),
      .passes("Mokhtavar spoke, Mokhtavar left, and the Mokhtavars stayed with a Mokhtavari."),
      .passes("Volkarev and Volkarev’s wife Volkareva; Volkarev agreed."),
      .passes("Zarvikh met Zarvekh."),
      .passes("Zarik met Zarik and Zarek met Zarek."),
      .passes("He met Tarvikh, Tarvikh and Zarvikh."),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  /// A form that may be a name.
  private struct Name {
    var form: Vocabulary.Form
    /// In small letters, without accents.
    var plain: [UInt8]
    var isKnown: Bool
    /// Whether a sentence has it where only a name has a capital.
    var isSure: Bool { form.capitalizedInside > 0 }
    /// Whether so many names are one letter from it that only its company tells.
    var isShort: Bool { plain.count < 5 }
  }

  public func check(in view: DocumentView, report: inout Report) {
    let names = names(view)
    guard names.count > 1 else { return }
    // Two words within one edit share what is left when a letter is taken out of one or both.
    var commonest: [UInt64: Int] = [:]
    for (number, name) in names.enumerated() where name.form.count > 1 && name.isSure {
      for key in keys(name.plain) {
        guard let other = commonest[key] else {
          commonest[key] = number
          continue
        }
        if names[other].form.count < name.form.count { commonest[key] = number }
      }
    }
    var majors: [UInt64: Int] = [:]
    for name in names where !name.isKnown || name.form.count == 1 {
      if let major = major(of: name, names, commonest) { majors[name.form.hash] = major }
    }
    guard !majors.isEmpty else { return }
    let (companies, places) = look(for: majors, names, view)
    for index in places {
      let hash = WordHash.of(view.stem(ofToken: index))
      guard let number = majors[hash], let minor = companies[hash],
        let major = companies[names[number].form.hash]
      else { continue }
      let isKnown = view.entry(ofToken: index) != nil
      guard let severity = severity(isKnown: isKnown, names[number], minor, major) else { continue }
      add(index, names[number], severity, view, &report)
    }
  }

  /// How sure it is that one is the other; nil where it may well be another name.
  private func severity(
    isKnown: Bool, _ name: Name, _ minor: NameCompany, _ major: NameCompany
  ) -> Severity? {
    let isFrequent = name.form.count >= 3
    // Who is quoted may spell otherwise.
    let isOthersWord = !minor.isOwnWord && major.isOwnWord
    switch minor.likeness(to: major) {
    case .other: return nil
    case .same: return !isOthersWord && (isFrequent || minor.isJoined || isKnown) ? .warning : .suggestion
    case .open:
      guard !name.isShort else { return nil }
      return isFrequent && !isOthersWord && !isKnown ? .warning : .suggestion
    }
  }

  /// The company of the forms in question, and where the doubtful ones stand.
  private func look(
    for majors: [UInt64: Int], _ names: [Name], _ view: DocumentView
  ) -> (companies: [UInt64: NameCompany], places: [Int]) {
    var companies: [UInt64: NameCompany] = [:]
    for (hash, number) in majors {
      companies[hash] = NameCompany()
      companies[names[number].form.hash] = NameCompany()
    }
    var places: [Int] = []
    for index in view.tokens.indices where view.tokens[index].traits.contains(.capitalized) {
      let hash = WordHash.of(view.stem(ofToken: index))
      guard companies[hash] != nil else { continue }
      companies[hash]?.note(index, view)
      if majors[hash] != nil { places.append(index) }
    }
    return (companies, places)
  }

  private static let names: LexiconEntry.Flags = [.place, .givenName, .surname, .brand]

  private func names(_ view: DocumentView) -> [Name] {
    let context = WordContext(view)
    return view.vocabulary.forms.compactMap { form in
      let token = Int(form.firstToken)
      guard form.length >= 4, form.length < 24, form.capitalized == form.count,
        context.isProse(token, allowing: .nonASCII)
      else { return nil }
      let entry = view.entry(ofToken: token)
      if let entry, entry.flags.contains(.lowercase), entry.flags.isDisjoint(with: Self.names) { return nil }
      guard form.capitalizedInside > 0 || entry == nil else { return nil }
      let plain = PlainLetters.of(Fold.folded(view.stem(ofToken: token)))
      return plain.count < 4 ? nil : Name(form: form, plain: plain, isKnown: entry != nil)
    }
  }

  private func keys(_ word: [UInt8]) -> [UInt64] {
    var keys = [WordHash.of(word)]
    keys.reserveCapacity(word.count)
    // The word without its second letter becomes the word without its third by one letter, and so on.
    var shorter = word
    shorter.remove(at: 1)
    for index in 1..<word.count {
      keys.append(WordHash.of(shorter))
      if index < shorter.count { shorter[index] = word[index] }
    }
    return keys
  }

  private func major(of name: Name, _ names: [Name], _ commonest: [UInt64: Int]) -> Int? {
    var best: Int?
    for key in keys(name.plain) {
      guard let number = commonest[key], names[number].form.hash != name.form.hash,
        isVariant(name, of: names[number])
      else { continue }
      if best.map({ names[$0].form.count < names[number].form.count }) ?? true { best = number }
    }
    return best
  }

  private func isVariant(_ minor: Name, of major: Name) -> Bool {
    // The last letter tells plural, adjective and gender apart; a name without its accents is not misspelt.
    guard minor.plain[0] == major.plain[0], minor.plain != major.plain,
      let edit = NameEdit(from: minor.plain, to: major.plain), edit.isSwap || minor.plain.last == major.plain.last
    else { return false }
    guard edit.isSwap || !minor.isShort && !major.isShort && (!minor.isKnown || edit.soundsAlike) else { return false }
    // “Farrokhzad, not Farrukhzād”: a scholar's spelling beside the common one.
    guard edit.isSwap || minor.form.length == minor.plain.count || major.form.length > major.plain.count else {
      return false
    }
    let (few, many) = (Int(minor.form.count), Int(major.form.count))
    return many >= 3 * few || many >= 2 && few == 1 || edit.isSwap && !minor.isKnown && major.isKnown && many > few
  }

  private func add(
    _ index: Int, _ major: Name, _ severity: Severity, _ view: DocumentView, _ report: inout Report
  ) {
    let range = view.stemRange(ofToken: index)
    let name = Array(view.stem(ofToken: Int(major.form.firstToken)))
    let text = String(decoding: name, as: UTF8.self)
    let first = view.tokens[Int(major.form.firstToken)].range
    report.add(
      "“\(view.string(range))” is spelt “\(text)” elsewhere, \(major.form.count) times.", at: range,
      severity: severity, fixes: [.replace(range, with: name, .suggested)],
      related: [
        RelatedPlace(message: "“\(text)” stands here.", range: view.document.map.sourceRange(of: first))
      ])
  }
}
