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
      lists agree on one correction and the draft does not use the word as a name.
      """,
    examples: [
      .flags("They will ⟦recieve⟧ it.", fixed: "They will receive it."),
      .flags("⟦Goverment⟧ and press agreed.", fixed: "Government and press agreed."),
      .flags("I like it ⟦alot⟧.", fixed: "I like it a lot."),
      .flags("He said ⟦teh⟧ road was wet.", fixed: "He said the road was wet."),
      .flags("“It is ⟦definately⟧ over,” she said.", fixed: "“It is definitely over,” she said."),
      .flags("The ⟦goverment⟧’s plan", fixed: "The government’s plan"),
      .passes("They will receive it at the university."),
      .passes("Ask @goverment about #definately."),
      .passes("Professor Jan Adress met Mr. Wich in Teh Hu."),
      .passes("The i-th row, the n-th day and the te of the word."),
      .passes("See example.com/recieve or recieve.py."),
    ]
  )

  public static let wakes = [Wake.tokens(.unknown)]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let range = view.stemRange(ofToken: index)
    let corrections = view.lexicon.corrections(of: view.bytes(range))
    guard !corrections.isEmpty else { return }
    let context = WordContext(view)
    guard context.isProse(index), let trust = trust(index, corrections, context) else { return }
    let ranked = corrections.count == 1 ? corrections : Speller().ranked(corrections, for: view.bytes(range))
    let fixes = ranked.prefix(5).map { correction -> Fix in
      let text = Recasing.apply(view.lexicon.usualWriting(correction), like: view.tokens[index].traits)
      return .replace(
        range, with: text, trust.applicability,
        title: "Replace with “\(String(decoding: text, as: UTF8.self))”")
    }
    guard let first = fixes.first else { return }
    let meant = first.title.drop { $0 != "“" }
    report.add(
      "“\(view.string(range))” is a misspelling of \(meant).", at: range, severity: trust.severity,
      fixes: fixes)
  }

  private func trust(
    _ index: Int, _ corrections: [[UInt8]], _ context: WordContext
  ) -> (severity: Severity, applicability: Applicability)? {
    let view = context.view
    let traits = view.tokens[index].traits
    let length = view.stem(ofToken: index).count
    let foreign = context.foreignNeighbours(of: index)
    guard foreign < 3 else { return nil }
    if traits.contains(.oddCapitals) || traits.contains(.allCapitals) && length < 6 { return nil }
    let isCertain = corrections.count == 1 && foreign == 0 && context.form(index)?.capitalizedInside ?? 0 == 0
    if length <= 3 {
      // Short forms are codes, endings (`i-th`) and foreign words as often as slips.
      guard traits.contains(.lowercase), foreign == 0, traits.isDisjoint(with: [.beforeHyphen, .afterHyphen])
      else { return nil }
      return isCertain && !traits.contains(.quoted) ? (.error, .safe) : (.warning, .suggested)
    }
    guard context.isNameLike(index), traits.contains(.capitalized) else {
      return isCertain ? (.error, .safe) : (.warning, .suggested)
    }
    guard context.count(index) == 1, corrections.count == 1 else { return nil }
    if let entry = view.lexicon.entry(view.lexicon.find(corrections[0])), entry.isNameOnly {
      return (.warning, .suggested)
    }
    return length >= 7 ? (.suggestion, .suggested) : nil
  }
}
