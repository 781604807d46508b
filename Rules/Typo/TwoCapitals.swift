public import GalleyLint
import GalleyText

/// Flags a word with two capitals at its start: “THe”.
public struct TwoCapitals: Rule {
  public static let card = RuleCard(
    id: "typo/two-capitals",
    severity: .error,
    fix: .safe,
    summary: "A word starts with two capitals.",
    why: """
      A finger that stays on the shift key too long writes “THe”. It is safe to mend where the lexicon or the draft \
      itself has the word in ordinary capitals and nothing is usually written so: no brand, unit or acronym with an \
      ending. Behind a word in capitals it may spell an acronym out, as in “Secure SHell”.
      """,
    examples: [
      .flags("⟦THe⟧ mayor spoke.", fixed: "The mayor spoke."),
      .flags("Only ⟦AFter⟧ noon did it rain.", fixed: "Only After noon did it rain."),
      .flags("⟦YOu’re⟧ late, and ⟦DOn't⟧ ask why.", fixed: "You’re late, and Don't ask why."),
      .flags("It was built on 3 ⟦MArch⟧ 1950.", fixed: "It was built on 3 March 1950."),
      .flags("Anna Zarvikh spoke, and ⟦ZArvikh⟧ wrote.", fixed: "Anna Zarvikh spoke, and Zarvikh wrote."),
      .flags("⟦HIs⟧ plan failed.", fixed: "His plan failed."),
      .flags(
        "Zarvikh spoke, and ⟦ZArvikh⟧’s aides wrote.", fixed: "Zarvikh spoke, and Zarvikh’s aides wrote."),
      .flags("Hiring in ⟦ZArvikhstan⟧ is up.", fixed: "Hiring in Zarvikhstan is up."),
      .flags("The BLT, or ⟦BLock⟧ Transfer, is fast."),
      .flags("They wrote on CompuServe and ⟦GEnie⟧ then."),
      .passes("It links PQconnect, CApath and KWorldmap."),
      .passes("The PCs and TVs were sold by DJs."),
      .passes("He drove a BMWs-only convoy."),
      .passes("IDs, NGOs and MPs."),
      .passes("She was DJing when the boss OKed it and an MCer laughed."),
      .passes("It runs at 5 MHz and draws 3 GWh, said McCoy of ZArv."),
      .passes("He sold his XBox on Monday."),
      .passes("It is in OCaml, with an ETag, GLib and the STag of a KWorld or Kworld."),
      .passes("SSH, or Secure SHell, and bash, the Bourne Again SHell, run it, and apxs is the APache eXtenSion."),
      .passes("The BMus degree, the MArch, the PhD and the MSc."),
    ]
  )

  public static let wakes = [Wake.tokens(.oddCapitals)]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let range = view.stemRange(ofToken: index)
    let word = Array(view.bytes(range))
    guard isShaped(word),
      view.tokens[index].traits.isDisjoint(with: [.handle, .foreign, .hasDigit, .nonASCII]),
      view.block(ofToken: index).isProse, !isAcronymWithEnding(word, view.lexicon),
      !view.settings.acceptedWritings.contains(word),
      !isLetterBeforeWord(word, view.lexicon) || isSurname(word, view), var trust = trust(index, word, view)
    else { return }
    // “apxs, the APache eXtenSion”
    if let next = view.next(index), view.tokens[next].traits.contains(.oddCapitals),
      LetterCase.isLower(view.text[view.tokens[next].offset])
    {
      return
    }
    if mayBeName(index, view) { trust = (.suggestion, .suggested) }
    if let before = nameWord(before: index, view) {
      guard !spellsOut(word, from: before, view) else { return }
      trust = (min(trust.severity, .warning), .suggested)
    }
    let fixed = [word[0]] + word[1...].map(Fold.lowercase)
    let isSmall = isSmallInside(index, view)
    let texts = isSmall ? [word.map(Fold.lowercase), fixed] : [fixed]
    report.add(
      "“\(view.string(range))” starts with two capitals.", at: range, severity: trust.severity,
      fixes: texts.map { .replace(range, with: $0, isSmall ? .suggested : trust.applicability) })
  }

  /// Whether a word is one that has no capital in the middle of a sentence, between words that have none.
  private func isSmallInside(_ index: Int, _ view: DocumentView) -> Bool {
    guard !view.tokens[index].traits.contains(.sentenceStart), view.block(ofToken: index).kind != .heading,
      let entry = view.entry(ofToken: index), entry.isFunctionWord, !entry.flags.contains(.capitalized),
      let before = view.previous(index), let next = view.next(index)
    else { return false }
    return view.tokens[before].traits.contains(.lowercase) && view.tokens[next].traits.contains(.lowercase)
  }

  /// Two capitals, then small letters and apostrophes.
  private func isShaped(_ word: [UInt8]) -> Bool {
    guard word.count >= 3, LetterCase.isUpper(word[0]), LetterCase.isUpper(word[1]) else { return false }
    return word[2...].allSatisfy { LetterCase.isLower($0) || $0 == 0x27 || $0 >= 0x80 } && word[2] < 0x80
  }

  /// `PCs`, `OKed`: an acronym with an ending; but `HIs` and `WAs` are commonest as plain words.
  private func isAcronymWithEnding(_ word: [UInt8], _ lexicon: Lexicon) -> Bool {
    guard Self.endings.contains(where: { word[2...].elementsEqual($0) }) else { return false }
    let frequency = lexicon.frequency(lexicon.find(word))
    return frequency < (word.count == 3 ? 180 : 135)
  }

  private func trust(
    _ index: Int, _ word: [UInt8], _ view: DocumentView
  ) -> (severity: Severity, applicability: Applicability)? {
    let form = view.vocabulary.form(word)
    if isSurname(word, view) || isMonth(index, view) { return (.warning, .suggested) }
    guard let entry = view.entry(ofToken: index) else {
      // A name that only the draft knows.
      guard let form, form.capitalized > 0 else {
        let isAlone = (form?.count ?? 1) == 1 && view.tokens[index].traits.isDisjoint(with: [.afterHyphen, .joined])
        return isAlone && mayBeOneWord(word, view) ? (.warning, .suggested) : nil
      }
      // `KWorld` is made of a letter and a word, and is a slip only beside several like `Kworld`.
      guard view.lexicon.frequency(view.lexicon.find(word[1...])) >= Self.commonWord else { return (.error, .safe) }
      return form.count == form.capitalized + 1 && form.capitalized > 1 ? (.warning, .suggested) : nil
    }
    // `MHz` and `PhD` as they are usually written; `Mhz` is for other rules.
    if entry.flags.contains(.oddCapitals) {
      guard entry.flags.contains(.lowercase), view.lexicon.usualForm(view.tokens[index].word) != word else {
        return nil
      }
    }
    // `OCaml`: a name that few know is written as those who know it write it.
    if entry.isNameOnly, entry.frequency < Self.knownName, form.map({ $0.capitalized == 0 }) ?? true { return nil }
    // `EBook`, `XRay`: a letter before a word is a fashion as often as a slip.
    if [0x45, 0x49, 0x58].contains(word[0]), word.count >= 4, view.lexicon.contains(word[1...]) {
      // `XBox`, `IPad`: a brand's capitals are anyone's guess.
      return entry.isNameOnly ? nil : (.warning, .suggested)
    }
    if entry.flags.contains(.lowercase) {
      // `PAl` may as well be an acronym.
      guard word.count == 3, entry.frequency < Self.commonWord else { return (.error, .safe) }
      return (view.tokens[index].traits.contains(.sentenceStart) ? .warning : .suggestion, .suggested)
    }
    // A name written so throughout is the draft's own way.
    guard let form, form.count > form.capitalized + 1 else { return (.error, .safe) }
    return form.capitalized > 0 ? (.warning, .suggested) : nil
  }

  /// `GLib`, `STag`: a letter before a word that is commoner than the two together.
  private func isLetterBeforeWord(_ word: [UInt8], _ lexicon: Lexicon) -> Bool {
    guard word.count >= 4 else { return false }
    let whole = lexicon.frequency(lexicon.find(word))
    return whole > 0 && whole < Self.rareWord && lexicon.frequency(lexicon.find(word[1...])) > whole
  }

  /// Whether a word that nobody knows can hardly be a letter before another one, as `KWorld` is, nor the prefix of a
  /// programmer's library: it is long, unknown without its first letter too, and can be spoken.
  private func mayBeOneWord(_ word: [UInt8], _ view: DocumentView) -> Bool {
    guard word.count > 5, word.allSatisfy({ $0 != 0x27 && $0 < 0x80 }), view.vocabulary.form(word[1...]) == nil,
      !view.lexicon.contains(word[1...]), !view.lexicon.contains(word[2...])
    else { return false }
    let vowels: [UInt8] = [0x41, 0x45, 0x49, 0x4F, 0x55, 0x59]
    return vowels.contains(word[0]) != vowels.contains(word[1]) || [0x48, 0x4C, 0x52].contains(word[1])
  }

  /// Whether the draft has a word in ordinary capitals behind a given name.
  private func isSurname(_ word: [UInt8], _ view: DocumentView) -> Bool {
    guard let form = view.vocabulary.form(word), form.capitalizedInside > 0, form.count == form.capitalized + 1 else {
      return false
    }
    let first = Int(form.firstToken)
    guard let before = view.previous(first), view.tokens[first].traits.contains(.capitalized) else { return false }
    return view.tokens[before].traits.contains(.capitalized)
      && view.entry(ofToken: before)?.flags.contains(.givenName) == true
  }

  /// Whether a word is a month's name in a date: “31 MArch 2016”, where it is no degree.
  private func isMonth(_ index: Int, _ view: DocumentView) -> Bool {
    guard Self.months.contains(WordHash.of(view.bytes(ofToken: index))) else { return false }
    let neighbours = [view.previous(index), view.next(index)]
    return neighbours.contains { $0.map { view.tokens[$0].kind == .number } ?? false }
  }

  private static let months = WordHash.set(of: DateWords.monthNames.joined(separator: " "))

  /// The word in capitals right before another one, past a hyphen.
  private func nameWord(before index: Int, _ view: DocumentView) -> Int? {
    guard var before = view.previous(index) else { return nil }
    if view.isCharacter(before, "-"), let second = view.previous(before) { before = second }
    let token = view.tokens[before]
    return token.kind == .word && !token.traits.contains(.lowercase) ? before : nil
  }

  /// Whether a word is a name by what is around it: another with a capital inside (“CompuServe, GEnie”), brackets of
  /// its own, or a word in capitals near by that holds the two, as an acronym does that is spelt out: “the BLT, or
  /// BLock Transfer”.
  private func mayBeName(_ index: Int, _ view: DocumentView) -> Bool {
    if let before = view.previous(index), let next = view.next(index), view.tokens[index].gap == .none,
      view.tokens[next].gap == .none, view.isCharacter(before, "[") || view.isCharacter(before, "{")
    {
      return true
    }
    let isCommon =
      view.tokens[index].traits.contains(.sentenceStart)
      || view.lexicon.frequency(view.tokens[index].word) >= Self.commonWord
    // “YOu’re late, and DOn’t ask” are slips both.
    let isAmongNames = (max(0, index - 6)..<min(view.tokens.count, index + 7)).contains { near in
      near != index && view.tokens[near].traits.contains(.oddCapitals) && !isShaped(Array(view.stem(ofToken: near)))
    }
    if !isCommon, isAmongNames { return true }
    guard
      nameWord(before: index, view) != nil
        || view.next(index).map({ view.tokens[$0].kind == .word && !view.tokens[$0].traits.contains(.lowercase) })
          == true
    else { return false }
    let start = view.tokens[index].offset
    let pair = view.text[start..<start + 2]
    for near in max(0, index - Self.nearTokens)..<min(view.tokens.count, index + Self.nearTokens) {
      let token = view.tokens[near]
      guard near != index, token.traits.contains(.allCapitals), token.length > 2, token.length < 12 else { continue }
      let bytes = view.bytes(ofToken: near)
      if zip(bytes, bytes.dropFirst()).contains(where: { [$0, $1].elementsEqual(pair) }) { return true }
    }
    return false
  }

  private static let nearTokens = 40

  /// Whether the two capitals and those of the words before make an acronym that the draft has: SSH, “Secure SHell”.
  private func spellsOut(_ word: [UInt8], from before: Int, _ view: DocumentView) -> Bool {
    var letters = Array(word.prefix(2))
    var at: Int? = before
    while let index = at, letters.count < 8 {
      letters.insert(view.text[view.tokens[index].offset], at: 0)
      if view.vocabulary.form(letters) != nil { return true }
      // “Bourne-Again SHell”: `bash` is a word of its own.
      if letters.count > 3, view.lexicon.frequency(view.lexicon.find(letters)) >= Self.knownName { return true }
      at = nameWord(before: index, view)
    }
    return false
  }

  /// From this on a word is common.
  private static let commonWord = 130
  /// Below this a name is not one that every reader has seen.
  private static let knownName = 90
  /// Below this a word is rare.
  private static let rareWord = 100
  private static let endings: [[UInt8]] = ["s", "es", "ed", "er", "ers", "ing", "ish"].map { Array($0.utf8) }
}
