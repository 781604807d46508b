public import GalleyLint
import GalleyText

/// Flags a very rare word, or a name in small letters, that is one slip away from a very common word: “seid”.
public struct RareWord: Rule {
  public static let card = RuleCard(
    id: "typo/rare-word",
    severity: .warning,
    fix: .suggested,
    summary: "A word is very rare or only a name, and a word much like it is very common.",
    why: """
      Long word lists hold forms that hardly anyone writes, and names that nobody writes in small letters. Where a \
      word a thousand times as common is one likely slip away, the common one was meant. A word that the draft uses \
      again, quotes, or writes with a capital elsewhere is its own. In a long draft without another misspelling, or \
      full of the terms of a trade, it is only a suggestion.
      """,
    examples: [
      .flags("She gave ⟦brith⟧ to a son.", fixed: "She gave birth to a son."),
      .flags("It is the best team in the ⟦satte⟧.", fixed: "It is the best team in the state."),
      .passes("The best team of Satte is one of the satte here."),
      .passes("They spoke of the “brith” of the boy."),
      .passes("A brith is held on the eighth day, and each brith is a feast."),
      .passes("[poss. from Latin, satte. of old] It is {satte} too."),
      .passes("They paved it with tarmac and cobble."),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let firstRare = Self.firstRare
    var places: [Int] = []
    view.tokens.withUnsafeBufferPointer { tokens in
      for index in tokens.indices where tokens[index].word >= firstRare {
        if tokens[index].traits.contains(.lowercase), isRare(tokens[index].word, view.lexicon) { places.append(index) }
      }
    }
    guard !places.isEmpty else { return }
    var counts: [UInt32: Int] = [:]
    for place in places { counts[view.tokens[place].word, default: 0] += 1 }
    let context = WordContext(view)
    let speller = Speller()
    var severity: Severity?
    for place in places where counts[view.tokens[place].word] == 1 && isDoubtful(place, context) {
      let meant = meant(place, context, speller)
      guard !meant.isEmpty, !context.isNamed(place), context.foreignNeighbours(of: place) == 0,
        !context.code.isFrequent, !context.isMostlyUnknown
      else { continue }
      let known = severity ?? Self.severity(SlipTally(context))
      severity = known
      add(place, meant, known, view, &report)
    }
  }

  /// Careful writers choose rare words, and trades have their own.
  private static func severity(_ tally: SlipTally) -> Severity {
    tally.raise(otherSlips: tally.misspellings, terms: tally.unknownWords) > 0 ? .suggestion : .warning
  }

  /// The first word that is rare enough: words of the lexicon come by falling frequency.
  private static let firstRare: UInt32 = {
    var (low, high) = (UInt32(1), UInt32(Lexicon.english.count))
    while low < high {
      let middle = (low + high) / 2
      if Lexicon.english.frequency(middle) > mostOfName { low = middle + 1 } else { high = middle }
    }
    return low
  }()

  /// The highest frequency of a name: Zipf 2.7.
  private static let mostOfName = 80
  /// The highest frequency of a word that only the longest lists have: Zipf 2.5.
  private static let mostOfRare = 75

  private func isRare(_ word: UInt32, _ lexicon: Lexicon) -> Bool {
    guard let entry = lexicon.entry(word), !entry.flags.contains(.abbreviation) else { return false }
    if !entry.flags.contains(.lowercase) { return entry.flags.contains(.capitalized) }
    return entry.flags.contains(.rare) && entry.frequency <= Self.mostOfRare
  }

  /// Whether a word is plain prose, and no name or foreign word by where it stands.
  private func isDoubtful(_ index: Int, _ context: WordContext) -> Bool {
    let token = context.view.tokens[index]
    return token.length >= 4
      && token.traits.isDisjoint(with: [.beforeHyphen, .afterHyphen, .linked, .quoted, .possessive])
      && context.isProse(index) && !context.isSpecies(index) && !context.isInListOfNames(index)
      && (context.form(index)?.capitalized ?? 0) == 0 && !context.isAbbreviated(index) && !context.isClipped(index)
  }

  /// The words that are so much commoner that one of them was meant, likeliest first.
  private func meant(_ index: Int, _ context: WordContext, _ speller: Speller) -> [Speller.Suggestion] {
    let view = context.view
    let token = view.tokens[index]
    guard let entry = view.lexicon.entry(token.word) else { return [] }
    let word = view.bytes(ofToken: index)
    let isName = !entry.flags.contains(.lowercase)
    guard isName || !WordFormation().explains(Fold.folded(word)) else { return [] }
    let least = Int(entry.frequency) + Self.lead
    let better = speller.suggestions(for: word, place: context.place(of: index)).filter {
      // People get the first letter right: “ahistoric” is no “historic”. That a word fits says that it was meant only
      // where it is one likely slip away.
      let fit = $0.cost <= SlipEvidence.costOfOneSlip ? max(0, $0.fit) / 2 : 0
      return $0.word != token.word && $0.word != 0 && $0.score - $0.fit + fit >= least && $0.text.first == word.first
    }
    return Array(better.prefix(3))
  }

  private func add(
    _ index: Int, _ meant: [Speller.Suggestion], _ severity: Severity, _ view: DocumentView, _ report: inout Report
  ) {
    let range = view.tokens[index].range
    let isName = view.entry(ofToken: index)?.isNameOnly == true
    let first = String(decoding: meant[0].text, as: UTF8.self)
    report.add(
      "“\(view.string(range))” is \(isName ? "known only as a name" : "a very rare word"); did you mean “\(first)”?",
      at: range, severity: severity,
      fixes: meant.map { .replace(range, with: $0.text, .suggested) })
  }

  /// By how much what may have been meant has to score higher than the word's own frequency.
  private static let lead = 30
}
