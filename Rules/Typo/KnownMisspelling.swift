public import GalleyLint
import GalleyText

/// Flags a misspelling that is known as one: “recieve”.
public struct KnownMisspelling: Rule {
  public static let card = RuleCard(
    id: "typo/known-misspelling",
    severity: .error,
    fix: .safe,
    summary: "A word is a known misspelling of another one.",
    why: """
      The word is in no word list, and is in lists of misspellings that people really make. The fix is safe where the \
      lists agree on one correction, no other word and no other form of it is nearly as likely in that place, the draft \
      does not use the word as a name, and the correction is spelt so everywhere or in the draft's region.
      """,
    examples: [
      .flags("They will ⟦recieve⟧ it.", fixed: "They will receive it."),
      .flags("⟦Goverment⟧ and press agreed.", fixed: "Government and press agreed."),
      .flags("I like it ⟦alot⟧.", fixed: "I like it a lot."),
      .flags("He said ⟦teh⟧ road was wet.", fixed: "He said the road was wet."),
      .flags("“It is ⟦definately⟧ over,” she said.", fixed: "“It is definitely over,” she said."),
      .flags("The ⟦goverment⟧’s plan", fixed: "The government’s plan"),
      .flags("The ⟦behavour⟧ of the neighbours was good.", fixed: "The behaviour of the neighbours was good."),
      .flags("The ⟦behavour⟧ of the neighbors was good.", fixed: "The behavior of the neighbors was good."),
      .flags("⟦Im⟧ sure that ⟦im⟧ late.", fixed: "I'm sure that I'm late."),
      .flags("They ⟦wouldve⟧ come at five ⟦oclock⟧.", fixed: "They would've come at five o'clock."),
      .flags("He ⟦teached⟧ them well.", fixed: "He taught them well."),
      .flags("They drove ⟦throught⟧ the tunnel.", fixed: "They drove through the tunnel."),
      .flags("We like the Great ⟦Sanwiches⟧ there.", fixed: "We like the Great Sandwiches there."),
      .passes("They will receive it at the university."),
      .passes("Send an IM, or read “Im Westen nichts Neues” again."),
      .passes("His “Neboto nad Makedonija” came out in 2004, said Hugo Im Thurn."),
      .passes("They kept goin' and sittin' while th' rain fell, and quitted the house."),
      .passes("It was (mis)interpreted, and the {recieve} and <recieve> signs, too."),
      .passes("Ask @goverment about #definately."),
      .passes("Professor Jan Adress met Mr. Wich in Teh Hu."),
      .passes("The i-th row, the n-th day and the te of the word."),
      .passes("See example.com/recieve or recieve.py."),
      .passes("It shows I(nformation) and (c)ommit, and sets recieve->flags."),
      .passes("<p>Run <span class=\"command\"><strong>recieve</strong></span> there.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let context = WordContext(view)
    let speller = Speller()
    let lost = LostInitial(view)
    var spelling: DraftSpelling?
    for unusual in view.table.unusualWords {
      let (index, hash) = (Int(unusual.token), unusual.hash)
      guard view.lexicon.mayBeMisspelling(hash: hash), view.tokens[index].traits.contains(.unknown),
        !lost.isLost(index)
      else { continue }
      let word = view.stem(ofToken: index)
      guard context.isProse(index), !context.isClipped(index), !Self.admitted.contains(hash) else { continue }
      let place = context.place(of: index)
      var reading = Reading(of: word, place, view.lexicon, speller)
      reading.note(CorrectionForm(index, place, context))
      if reading.isRegional(view.lexicon) {
        let own = spelling ?? DraftSpelling(view)
        spelling = own
        reading.spell(as: own, view.lexicon)
      }
      guard !reading.corrections.isEmpty, let trust = trust(index, reading, context) else { continue }
      add(index, reading, trust, view, &report)
    }
  }

  private func add(
    _ index: Int, _ reading: Reading, _ trust: (severity: Severity, applicability: Applicability),
    _ view: DocumentView, _ report: inout Report
  ) {
    let range = view.stemRange(ofToken: index)
    let listed = reading.corrections.prefix(5).map {
      Recasing.apply(view.lexicon.usualWriting($0), like: view.tokens[index].traits)
    }
    let possessive = LostApostrophe(index, in: view)
    let texts = possessive?.joined(to: listed) ?? listed
    guard let first = texts.first else { return }
    report.add(
      "“\(view.string(range))” is a misspelling of “\(String(decoding: first, as: UTF8.self))”.", at: range,
      severity: trust.severity,
      fixes: texts.map { .replace(range, with: $0, possessive == nil ? trust.applicability : .suggested) })
  }

  private func trust(
    _ index: Int, _ reading: Reading, _ context: WordContext
  ) -> (severity: Severity, applicability: Applicability)? {
    let view = context.view
    let traits = view.tokens[index].traits
    let word = view.stem(ofToken: index)
    let length = word.count
    let foreign = context.foreignNeighbours(of: index)
    guard foreign < 3 else { return nil }
    if traits.contains(.oddCapitals) || traits.contains(.allCapitals) && (length < 6 || context.count(index) > 1) {
      return nil
    }
    let isName = context.form(index).map { $0.capitalizedInside > 0 } ?? false
    let isCertain =
      reading.isCertain && foreign == 0 && !isName && !context.isNamed(index) && !isPluralOfOwnWord(index, view)
    if length <= 3 {
      // Short forms are codes, endings (`i-th`) and foreign words as often as slips.
      // `Ive` is no code: only an apostrophe is missing.
      guard traits.contains(.lowercase) || reading.corrections[0].contains(0x27), foreign == 0,
        traits.isDisjoint(with: [.beforeHyphen, .afterHyphen]), !standsAmongNames(index, context)
      else { return nil }
      // Two letters are too few to be certain, and three that stand again are a term.
      guard isCertain, length > 2, !traits.contains(.quoted), context.count(index) == 1 else {
        return (.warning, .suggested)
      }
      return (.error, reading.isOnly && reading.isReordered(word) ? .safe : .suggested)
    }
    guard context.isNameLike(index), traits.contains(.capitalized) else {
      guard isCertain else { return (.warning, .suggested) }
      return (.error, reading.isOnly ? .safe : .suggested)
    }
    guard context.count(index) == 1, reading.isCertain else { return nil }
    if let entry = view.lexicon.entry(view.lexicon.find(reading.corrections[0])),
      meansName(entry, index, context)
    {
      return (.warning, .suggested)
    }
    guard length >= 7 else { return nil }
    return (isAmongWords(index, context) ? .warning : .suggestion, .suggested)
  }

  /// Whether a misspelling in capitals was meant to be a name: “Enlish”, “Jospeh”. Names of persons are spelt in many
  /// ways, so of those that are words as well only one with two letters swapped is.
  private func meansName(_ entry: LexiconEntry, _ index: Int, _ context: WordContext) -> Bool {
    if entry.isNameOnly { return true }
    let word = context.view.stem(ofToken: index)
    guard entry.flags.contains(.capitalized), word.count > 5 else { return false }
    if SwappedName(word) != nil { return true }
    return entry.flags.isDisjoint(with: [.givenName, .surname, .brand]) && isAmongWords(index, context)
  }

  /// Whether no name stands beside a word in capitals: “Great Sanwiches”, not “Stephen Sharpley”.
  private func isAmongWords(_ index: Int, _ context: WordContext) -> Bool {
    [context.wordBefore(index), context.wordBehind(index)].allSatisfy { neighbour in
      guard let neighbour, !context.view.tokens[neighbour].traits.contains(.lowercase) else { return true }
      return context.view.entry(ofToken: neighbour)?.flags.contains(.lowercase) == true
    }
  }

  /// Whether unknown words stand at both sides, or a name behind a capital: “Neboto nad Makedonija”, “Im Thurn”.
  private func standsAmongNames(_ index: Int, _ context: WordContext) -> Bool {
    let tokens = context.view.tokens
    let next = context.wordBehind(index)
    if tokens[index].traits.contains(.capitalized), next.map({ tokens[$0].traits.contains(.capitalized) }) == true {
      return true
    }
    guard let before = context.wordBefore(index), let next else { return false }
    let neighbours = [tokens[before].traits, tokens[next].traits]
    return neighbours.contains { $0.contains(.unknown) }
      && neighbours.allSatisfy { !$0.isDisjoint(with: .unknown.union(.capitalized)) }
  }

  /// Words that lists of misspellings hold and that dictionaries have as well: other spellings, old past tenses, and
  /// the greeting of a mail server.
  private static let admitted = WordHash.set(
    of: """
      quitted combatted combatting focussed focusses focussing benefitted benefitting biassed \
      unbiassed busses bussed bussing gasses forbad technics undestructible helo
      """)

  /// Whether the draft has an unknown word of which this one is the plural: a term of its own.
  private func isPluralOfOwnWord(_ index: Int, _ view: DocumentView) -> Bool {
    let word = view.stem(ofToken: index)
    guard word.last == 0x73, !view.lexicon.contains(word.dropLast()) else { return false }
    return view.vocabulary.form(word.dropLast()) != nil
  }

  /// What the lists and the speller make of one word.
  private struct Reading {
    /// The corrections, likeliest first.
    var corrections: [[UInt8]]
    /// Whether the lists agree on one, and nothing likelier is near.
    var isCertain: Bool
    /// Whether no other word is nearly as likely: the word was surely meant, and not another form of it.
    var isOnly: Bool

    init(of word: ArraySlice<UInt8>, _ place: WordPlace?, _ lexicon: Lexicon, _ speller: Speller) {
      let listed = lexicon.corrections(of: word)
      corrections = listed.count > 1 ? speller.ranked(listed, for: word, place: place) : listed
      isCertain = listed.count == 1
      isOnly = isCertain
      guard let first = corrections.first else { return }
      let found = speller.suggestions(for: word, place: place, limit: 3)
      let score = speller.score(of: first, for: word, place: place)
      for suggestion in found {
        let text = Fold.folded(suggestion.text)
        guard !corrections.contains(text) else { continue }
        if suggestion.score > score - Self.leadOfOnly { isOnly = false }
        // The lists were made from slips of people, so only what is far likelier outweighs them.
        if !first.contains(0x20), suggestion.score > score + Self.leadOverLists {
          corrections.insert(text, at: 0)
          isCertain = false
        } else {
          corrections.append(text)
        }
      }
    }

    /// By how much a correction is likelier than any other word where it alone was meant.
    private static let leadOfOnly = 40
    /// By how much another word is likelier than the correction of the lists where the other one comes first.
    private static let leadOverLists = 60

    /// Notes which form the words around ask for: where that is open, a person chooses.
    mutating func note(_ form: CorrectionForm) {
      guard let first = corrections.first else { return }
      if form.isOpen(first) { isOnly = false }
      if let other = form.agreeing(first) {
        corrections.removeAll { $0 == other }
        corrections.insert(other, at: 1)
      }
    }

    /// Whether the first correction has the word's letters in another order, or an apostrophe more: `teh`, `ive`.
    ///
    /// A letter that a word of three has lost or got wrong may be one of many.
    func isReordered(_ word: ArraySlice<UInt8>) -> Bool {
      guard let first = corrections.first else { return false }
      return first.filter { $0 != 0x27 }.sorted() == Fold.folded(word).sorted()
    }

    /// Whether the first correction is spelt so in some regions only.
    func isRegional(_ lexicon: Lexicon) -> Bool {
      corrections.first.map { RegionalSpellings.english.spelling(lexicon.find($0)) != nil } ?? false
    }

    /// Puts the first correction into the draft's own spelling; where that is not known, a person chooses.
    mutating func spell(as draft: DraftSpelling, _ lexicon: Lexicon) {
      guard let first = corrections.first else { return }
      let own = draft.spelt(first, lexicon)
      if own != first {
        corrections.removeAll { $0 == own }
        corrections.insert(own, at: 0)
      }
      if !draft.admits(own, lexicon) { isOnly = false }
    }
  }
}
