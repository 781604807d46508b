public import GalleyLint
import GalleyText

/// Flags a word the lexicon lacks where a common word is one likely slip away: “annouunced”.
public struct UnknownWord: Rule {
  public static let card = RuleCard(
    id: "typo/unknown-word",
    severity: .warning,
    fix: .suggested,
    summary: "A word is not in the lexicon, and a word much like it is.",
    why: """
      Most words that no list has are names, terms and coinages, so a word is doubted only where a common word is a \
      likely slip away, and not where the draft uses it again, writes it as a name, or can have made it from known \
      words. Words that stand in its code are its own, and in a text full of code all doubts are suggestions. In a \
      draft that is full of slips, less is enough for a warning; in a long one that has no other, or has terms all \
      through it, more is needed. Which word was meant, a person decides.
      """,
    examples: [
      .flags("The committee ⟦annouunced⟧ its plan.", fixed: "The committee announced its plan."),
      .flags("They met the ⟦senater⟧'s envoy.", fixed: "They met the senator's envoy."),
      .flags("The ⟦diplomatts⟧ met.", fixed: "The diplomats met."),
      .flags("We walked ⟦to gether⟧ along the river.", fixed: "We walked together along the river."),
      .flags("She stood ⟦nextto⟧ the door.", fixed: "She stood next to the door."),
      .flags(
        "The ⟦companty⟧ sold it. No ⟦companty⟧ would do so.", fixed: "The company sold it. No company would do so."),
      .flags("Prices rose ⟦drastickly⟧ here.", fixed: "Prices rose drastically here."),
      .flags("It was a ⟦konsiderable⟧ sum.", fixed: "It was a considerable sum."),
      .flags("The ⟦citys⟧ engineers warned of it.", fixed: "The city's engineers warned of it."),
      .flags("The ⟦preprations⟧ took a week.", fixed: "The preparations took a week."),
      .flags("It was ⟦sientifically⟧ proven.", fixed: "It was scientifically proven."),
      .flags(
        "The ⟦explation⟧ was not ⟦satisfactery⟧ at all.", fixed: "The explanation was not satisfactory at all."),
      .flags("The ⟦croud⟧ was told to go home.", fixed: "The crowd was told to go home."),
      .flags("They have ⟦stablely⟧ grown.", fixed: "They have stably grown."),
      .passes("The pulmonologist has it in 6 vols."),
      .passes("They kept rollin' and tumblin' all night."),
      .passes("The crowd went crazzzzy."),
      .passes("They spoke of it in a telecon with the nodejs people."),
      .passes("They called it an absurdum."),
      .flags("It is the best in all of ⟦Eruope⟧ now.", fixed: "It is the best in all of Europe now."),
      .passes("The mayor of Zarvikh spoke."),
      .passes("He said that the tablescape was nice."),
      .passes("They unfriended him and decluttered the newsfeed."),
      .passes("A glorbing is no goblin, and one glorbing makes no summer."),
      .passes("Ask @embasssy or see #embasssy."),
      .passes("He called “dobry den, jak se mate” across the square."),
      .passes("The embasssy() call and embasssy.txt stay."),
      .passes("He moved to Rome en masse, and E. muriis was found."),
      .passes("See {senater} and <senater>, from Latin senat. for short, and the {senat}ers (senat)ers."),
      .passes("He asketh whate'er thou takest, and season'd it with t'other flow'r."),
      .passes("Get 'em while they are hot."),
      .passes("He called the thing a “senater” for years, or a “diplomatt,” as they say."),
      .passes("<p>The command <strong>senater</strong> and the <em>diplomatts</em> value are set.</p>", as: .html),
      .passes("<p><a title=\"senater\" href=\"/a\">It</a> stands.</p>", as: .html),
      .passes("See object.__senater__ there."),
      .passes("Type `int senater` and the senater is set.", as: .markdown),
      .passes("<p>It syncs and <b>s</b>enater there; type -senater for it.</p>", as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let context = WordContext(view)
    guard !context.isMostlyUnknown else { return }
    let speller = Speller()
    let lost = LostInitial(view)
    var doubts: [Doubt] = []
    for unusual in view.table.unusualWords {
      let index = Int(unusual.token)
      guard isDoubtful(index, unusual.hash, context), !lost.isLost(index) else { continue }
      if let doubt = doubt(index, context, speller) { doubts.append(doubt) }
    }
    guard !doubts.isEmpty else { return }
    let tally = SlipTally(context)
    let isFullOfSlips = doubts.contains { $0.mayRise } && isFullOfSlips(doubts, tally)
    let verySure = doubts.count { $0.excess >= Self.verySure }
    for doubt in doubts {
      let others = tally.misspellings + verySure - (doubt.excess >= Self.verySure ? 1 : 0)
      let isSure =
        doubt.severity == .warning
        ? doubt.excess >= tally.raise(otherSlips: others, terms: tally.unknownWords - doubts.count)
        : isFullOfSlips && doubt.mayRise
      add(doubt, isSure ? .warning : .suggestion, view, &report)
    }
  }

  /// A word that may be a slip.
  private struct Doubt {
    var place: TextRange
    var severity: Severity
    /// By how many points it is more than sure.
    var excess: Int
    /// Whether it is nearly sure, so that it is where the draft is full of slips.
    var mayRise: Bool
    var fixes: [Fix]
  }

  /// Whether the draft has a sure slip for each few lines: then what is nearly one is one.
  private func isFullOfSlips(_ doubts: [Doubt], _ tally: SlipTally) -> Bool {
    let sure = doubts.count { $0.severity == .warning }
    return (sure + tally.misspellings) * Self.tokensToSlip >= tally.tokens
  }

  /// Edited text has a slip for some ten thousand tokens, a draft that no one has read again has several in a page.
  private static let tokensToSlip = 60
  /// By how many points a word is more than sure that tells of how carefully the draft was read.
  private static let verySure = 70

  private func isDoubtful(_ index: Int, _ hash: UInt64, _ context: WordContext) -> Bool {
    let traits = context.view.tokens[index].traits
    guard traits.contains(.unknown),
      traits.isDisjoint(with: [.linked, .oddCapitals, .allCapitals]),
      traits.isDisjoint(with: [.beforeHyphen, .afterHyphen]) || isInPlainCompound(index, context),
      context.view.tokens[index].length > 2, let form = context.view.vocabulary.form(hash: hash),
      form.count <= Self.mostUses, form.count == 1 || form.capitalized == 0, context.isProse(index),
      !context.isSpecies(index), !context.isClipped(index), !context.isAbbreviated(index), !context.isArchaic(index),
      !context.isNamed(index),
      !isLoneAttribute(index, context.view), !isUnit(index, context.view), !isBeforeApostrophe(index, context),
      !context.isNameLike(index)
        || form.count == 1 && (standsAlone(index, context) || SwappedName(context.view.stem(ofToken: index)) != nil)
    else { return false }
    return !context.view.lexicon.isMisspelling(context.view.stem(ofToken: index))
  }

  /// Whether the word is a part of a compound whose other part is a common word: `Enlish-speaking`.
  private func isInPlainCompound(_ index: Int, _ context: WordContext) -> Bool {
    let view = context.view
    let (hasBefore, hasBehind) = (
      view.tokens[index].traits.contains(.afterHyphen), view.tokens[index].traits.contains(.beforeHyphen)
    )
    guard hasBefore != hasBehind,
      let hyphen = hasBefore ? view.previous(index) : view.next(index),
      let other = hasBefore ? view.previous(hyphen) : view.next(hyphen),
      view.tokens[other].traits.contains(.lowercase), let entry = view.entry(ofToken: other)
    else { return false }
    let otherIsWhole = view.tokens[other].traits.contains(hasBefore ? .afterHyphen : .beforeHyphen) == false
    return otherIsWhole && entry.frequency >= 120 && view.tokens[other].length > 3
  }

  /// Whether a short word stands behind a number: a unit or what is counted, cut short, as in “6 vols” and “10 mins”.
  private func isUnit(_ index: Int, _ view: DocumentView) -> Bool {
    guard view.tokens[index].length <= 4, let before = view.previous(index) else { return false }
    return view.tokens[before].kind == .number
  }

  /// Whether an apostrophe stands behind the word, also one with blanks around: “did n ’ t”, “wasn ’ t”.
  private func isBeforeApostrophe(_ index: Int, _ context: WordContext) -> Bool {
    guard context.view.bytes(ofToken: index).last == 0x6E, let next = context.view.next(index) else { return false }
    return context.isApostrophe(next)
  }

  /// Whether the word is all that an attribute says, or its first word before a colon: the name of what it is on.
  private func isLoneAttribute(_ index: Int, _ view: DocumentView) -> Bool {
    guard view.block(ofToken: index).kind == .attribute, view.previous(index) == nil else { return false }
    return view.next(index).map { view.isCharacter($0, ":") } ?? true
  }

  /// A word that stands more often is one of the draft's own.
  private static let mostUses = 3

  private func doubt(_ index: Int, _ context: WordContext, _ speller: Speller) -> Doubt? {
    let view = context.view
    let range = view.stemRange(ofToken: index)
    let word = Recasing.plainApostrophes(view.bytes(range))
    let traits = view.tokens[index].traits
    let found = speller.suggestions(for: word, vocabulary: view.vocabulary, place: context.place(of: index))
    let best = found.first.map { $0.score - $0.fit } ?? -1000
    let joined = joined(index, context).flatMap { $0.score > best ? $0 : nil }
    let points =
      joined.map { SlipEvidence.points(word, joinedScore: $0.score) }
      ?? found.map { SlipEvidence.points(word, traits, $0) }.max()
    let isName = context.isNameLike(index)
    if isName {
      guard let first = found.first else { return nil }
      guard isNamedPlace(first, context) || SwappedName(word)?.word == first.word else { return nil }
    }
    guard var points, !isLearned(word, found) else { return nil }
    if !traits.isDisjoint(with: [.beforeHyphen, .afterHyphen]) { points -= SlipEvidence.compound }
    let fit = found.first.map { SlipEvidence.fitPoints($0, for: word) } ?? 0
    guard let judged = severity(points, fit: fit, index, isName, context, speller) else { return nil }
    let near = found.map { Recasing.apostrophes(Recasing.apply($0.text, like: traits), like: view.bytes(range)) }
    let texts = LostApostrophe(index, in: view)?.joined(to: near) ?? near
    var fixes = texts.map { Fix.replace(range, with: $0, .suggested) }
    if let joined { fixes.insert(joined.fix, at: 0) }
    let isCode = context.code.isFrequent
    return Doubt(
      place: joined?.range ?? range, severity: isCode ? .suggestion : judged.severity, excess: judged.excess,
      mayRise: !isCode && judged.mayRise, fixes: fixes)
  }

  /// Whether the word ends as sciences make words freely, and more than one slip leads to the nearest known one:
  /// `pulmonologist`.
  private func isLearned(_ word: ArraySlice<UInt8>, _ found: [Speller.Suggestion]) -> Bool {
    guard Self.learnedEndings.contains(where: { word.suffix($0.utf8CodeUnitCount).elementsEqual($0.bytes) }) else {
      return false
    }
    return found.allSatisfy { $0.cost > SlipEvidence.costOfOneSlip }
  }

  private static let learnedEndings: [StaticString] = [
    "ology", "ologist", "ologists", "ological", "ectomy", "otomy", "itis", "osis", "emia", "aemia", "opathy", "oscopy",
    "ography", "ographic", "ometry", "ometric", "icide", "otropic", "ogenic", "ogenesis", "oplasty", "ophilic",
  ]

  private func add(_ doubt: Doubt, _ severity: Severity, _ view: DocumentView, _ report: inout Report) {
    guard let first = doubt.fixes.first else { return }
    let meant = first.title.drop { $0 != "“" }
    report.add(
      "“\(view.string(doubt.place))” is not a known word; did you mean \(meant)?", at: doubt.place,
      severity: severity, fixes: doubt.fixes)
  }

  /// Whether no other word in capitals stands beside a word: a name of two words is a person's or a firm's.
  private func standsAlone(_ index: Int, _ context: WordContext) -> Bool {
    let view = context.view
    guard view.tokens[index].traits.contains(.capitalized), !view.tokens[index].traits.contains(.possessive) else {
      return false
    }
    return [view.previous(index), view.next(index)].allSatisfy { neighbour in
      neighbour.map { view.tokens[$0].kind != .word || view.tokens[$0].traits.contains(.lowercase) } ?? true
    }
  }

  /// Whether what may have been meant is a place, people or language that everyone knows, and no person: names of
  /// persons are spelt in too many ways.
  private func isNamedPlace(_ suggestion: Speller.Suggestion, _ context: WordContext) -> Bool {
    guard let entry = context.view.lexicon.entry(suggestion.word), entry.flags.contains(.capitalized),
      entry.flags.isDisjoint(with: [.givenName, .surname, .brand])
    else { return false }
    return entry.frequency >= 140 && suggestion.cost <= 86
  }

  /// How much the word is doubted; nil for not at all.
  private func severity(
    _ points: Int, fit: Int, _ index: Int, _ isName: Bool, _ context: WordContext, _ speller: Speller
  ) -> (severity: Severity, excess: Int, mayRise: Bool)? {
    let isCapitalized = context.view.tokens[index].traits.contains(.capitalized)
    let sure =
      isName ? SlipEvidence.sureOfName : isCapitalized ? SlipEvidence.sureOfCapitalized : SlipEvidence.sure
    let likely = isCapitalized ? SlipEvidence.likelyOfCapitalized : SlipEvidence.likely
    // A slip is seldom made twice: the more often it stands, the likelier it is meant.
    var points = points - 45 * (context.count(index) - 1)
    guard points >= likely else { return nil }
    var foreign = context.foreignNeighbours(of: index)
    // Where one slip follows another, the words around are no other language.
    if foreign >= 2, points >= sure {
      foreign = context.foreignNeighbours(of: index) { !isSlip($0, context, speller) }
    }
    guard foreign < 3 else { return nil }
    // Short words are another language's more often than slips.
    points -= foreign * (context.view.tokens[index].length < 5 ? 30 : 10)
    guard points >= likely else { return nil }
    if context.isInListOfNames(index) { return (.suggestion, 0, false) }
    let word = Fold.folded(context.view.stem(ofToken: index))
    if points - fit < SlipEvidence.sureOfFormed, WordFormation().explains(word) { return nil }
    if points >= sure && foreign < 2 { return (.warning, points - sure, false) }
    return (.suggestion, 0, !isName && points >= sure - SlipEvidence.rise)
  }

  /// Whether an unknown word is surely a slip, whatever stands around it.
  private func isSlip(_ index: Int, _ context: WordContext, _ speller: Speller) -> Bool {
    let traits = context.view.tokens[index].traits
    guard traits.isSuperset(of: [.unknown, .lowercase]) else { return false }
    let word = context.view.stem(ofToken: index)
    return speller.suggestions(for: word, limit: 1).contains {
      SlipEvidence.points(word, traits, $0) >= SlipEvidence.sure
    }
  }

  /// The word that this one and a neighbour make: `to gether`.
  private func joined(
    _ index: Int, _ context: WordContext
  ) -> (range: TextRange, score: Int, fix: Fix)? {
    let view = context.view
    var best: (range: TextRange, score: Int, fix: Fix)?
    for (left, right) in [(context.wordBefore(index), index), (index, context.wordBehind(index))] {
      guard let left, let right, view.tokens[right].gap == .space,
        view.tokens[right].traits.contains(.lowercase),
        view.tokens[left].traits.isDisjoint(with: [.possessive, .oddCapitals, .afterHyphen])
      else { continue }
      let whole = Array(view.bytes(ofToken: left)) + view.bytes(ofToken: right)
      guard let entry = view.lexicon.entry(view.lexicon.find(whole)), entry.flags.contains(.lowercase),
        entry.frequency >= 90
      else { continue }
      let range = TextRange(view.tokens[left].offset, view.tokens[right].end)
      let score = Int(entry.frequency) - 50
      guard score > best?.score ?? -1000 else { continue }
      let title = "Replace with “\(String(decoding: whole, as: UTF8.self))”"
      best = (range, score, .replace(range, with: whole, .suggested, title: title))
    }
    return best
  }
}
