public import GalleyLint
import GalleyText

/// Flags a word whose first letter stands twice: “pPresident”, “PPresident”.
public struct DoubledInitial: Rule {
  public static let card = RuleCard(
    id: "typo/doubled-initial",
    severity: .error,
    fix: .safe,
    summary: "A word's first letter stands twice.",
    why: """
      “pPresident” is left when a small letter is corrected to a capital and not taken out, “PPresident” when a \
      drop cap is joined to a word that has its initial already. Neither is a word, and what is left without the \
      extra letter is one. The fix is safe unless the draft would write the word either way.
      """,
    examples: [
      .flags("⟦pPresident⟧ Raisi arrived.", fixed: "President Raisi arrived."),
      .flags("He met the ⟦pPresident⟧ today.", fixed: "He met the President today."),
      .flags("⟦tThe⟧ mayor, ⟦TThe⟧ council.", fixed: "The mayor, The council."),
      .flags("⟦IIran⟧ and ⟦rRussia’s⟧ ties", fixed: "Iran and Russia’s ties"),
      .flags("Zarvikh met ⟦zZarvikh⟧.", fixed: "Zarvikh met Zarvikh."),
      .flags("Then ⟦zZarv⟧ spoke.", fixed: "Then Zarv spoke."),
      .flags("The ⟦ZZarvix⟧ Index (ZARVIX) fell.", fixed: "The Zarvix Index (ZARVIX) fell."),
      .flags("⟦wWe’re⟧ late.", fixed: "We’re late."),
      .flags(
        "<p><span class=\"dropcap\">⟦T</span>Tehran⟧ is far.</p>",
        fixed: "<p><span class=\"dropcap\">T</span>ehran is far.</p>", as: .html),
      .flags(
        "⟦tThe⟧ mayor. ⟦tThe⟧ council. ⟦tThe⟧ end. ⟦tThe⟧ rest.", fixed: "The mayor. The council. The end. The rest."),
      .passes("The school had two Apple IIs then."),
      .passes("An iPhone, an eBay seller, macOS and iOS, a pH of 7, an mRNA, 3 dB and 5 kHz at 80 mmHg."),
      .passes("The eEPA portal, xX and an Ooh."),
      .passes("Lloyd saw a llama in Aachen with Aaron; an eerie Oolong."),
      .passes("It is a parser.PParser there, or a.parser.PParser."),
      .passes("Ask @pPresident or #tThe."),
      .passes("They run eExpress: eExpress is quick, and eExpress is cheap."),
      .passes("The CClean tool, CClean says, is CClean."),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  public func check(in view: DocumentView, report: inout Report) {
    let context = WordContext(view)
    let found = view.unusualWords.filter { isDoubled($0, context) }
    guard !found.isEmpty else { return }
    let remainders = Set(found.map { view.lexicon.find(view.stem(ofToken: $0).dropFirst()) })
    let lowercase = lowercaseCounts(of: remainders, in: view)
    for index in found { check(index, lowercase, context, &report) }
  }

  /// Whether a word is written as two of one letter, the second a capital, and small letters.
  private func isDoubled(_ index: Int, _ context: WordContext) -> Bool {
    let token = context.view.tokens[index]
    guard token.traits.contains(.twinStart), token.traits.contains(.oddCapitals), token.word == 0 else {
      return false
    }
    guard token.traits.isDisjoint(with: [.handle, .foreign, .hasDigit, .nonASCII]), token.length < 40 else {
      return false
    }
    // `module.CClass`
    if token.gap == .none, let before = context.view.previous(index), context.isOneOf(before, "._\\$") { return false }
    let word = context.view.stem(ofToken: index)
    guard !context.view.settings.acceptedWords.contains(WordHash.of(word)) else { return false }
    // `Apple IIs`
    guard word.count >= 3, !word.elementsEqual("IIs".utf8), context.view.block(ofToken: index).isProse else {
      return false
    }
    let rest = word.dropFirst()
    guard let capital = rest.first, LetterCase.isUpper(capital) else { return false }
    guard rest.dropFirst().allSatisfy({ LetterCase.isLower($0) || $0 == 0x27 || $0 >= 0x80 }) else {
      return false
    }
    // Used again, it is a name of the draft's own.
    return context.count(index) == 1 || context.count(index) < 3 && isKnown(rest, context.view, least: 120)
      || isNoName(word, context)
  }

  /// Whether a small letter before a common word makes no name, however often it stands: “pPresident”, but `eExpress`
  /// and a programmer's `pPointer`.
  private func isNoName(_ word: ArraySlice<UInt8>, _ context: WordContext) -> Bool {
    guard let first = word.first, LetterCase.isLower(first), !Self.brandInitials.contains(first),
      let entry = context.view.lexicon.entry(context.view.lexicon.find(word.dropFirst())),
      entry.frequency >= Self.commonWord, entry.flags.contains(.lowercase)
    else { return false }
    return !context.code.isFrequent && !context.code.contains(word)
  }

  /// What names of products start with: `e`, `i`, `m`, `x`.
  private static let brandInitials: Set<UInt8> = [0x65, 0x69, 0x6D, 0x78]
  /// From this on a word is common.
  private static let commonWord = 130

  /// Whether the lexicon or the draft has a word; short ones must be common, since units and symbols are short.
  private func isKnown(_ word: ArraySlice<UInt8>, _ view: DocumentView, least: Int = 0) -> Bool {
    if let entry = view.lexicon.entry(view.lexicon.find(word)) {
      let needed = word.count == 2 ? 180 : word.count == 3 ? 90 : 0
      if Int(entry.frequency) >= max(needed, least) { return true }
    }
    guard word.count > 3, let form = view.vocabulary.form(word) else { return false }
    return form.capitalized > 0
  }

  private func lowercaseCounts(of words: Set<UInt32>, in view: DocumentView) -> [UInt32: Int] {
    var counts: [UInt32: Int] = [:]
    for token in view.tokens
    where token.word != 0 && token.traits.contains(.lowercase) && words.contains(token.word) {
      counts[token.word, default: 0] += 1
    }
    return counts
  }

  private func check(_ index: Int, _ lowercase: [UInt32: Int], _ context: WordContext, _ report: inout Report) {
    let view = context.view
    let token = view.tokens[index]
    let stem = view.stemRange(ofToken: index)
    let rest = view.bytes(TextRange(stem.start + 1, stem.end))
    let range = token.range
    let isLowerUpper = LetterCase.isLower(view.text[stem.start])
    guard isKnown(rest, view) else {
      // An index that is named with its sign: “KKospi (KOSPI)”.
      guard isLowerUpper ? rest.count >= 3 : (view.vocabulary.form(rest)?.count ?? 0) > 0 else { return }
      let fix = fix(index, capital: true, .suggested, view)
      report.add(
        "“\(view.string(range))” has its first letter twice.", at: range, severity: .warning, fixes: [fix])
      return
    }
    let word = view.lexicon.find(rest)
    let inside = view.vocabulary.form(rest)?.capitalizedInside ?? 0
    let small = lowercase[word] ?? 0
    let mayBeSmall = view.lexicon.entry(word)?.flags.contains(.lowercase) == true
    var fixes: [Fix]
    // A capital was typed; where the draft itself writes the word with one inside a sentence, that is the one answer.
    if token.traits.contains(.sentenceStart) || !mayBeSmall || !isLowerUpper || inside > 0 {
      fixes = [fix(index, capital: true, .safe, view)]
    } else {
      fixes = [fix(index, capital: true, .suggested, view), fix(index, capital: false, .suggested, view)]
      if small > 0 { fixes.swapAt(0, 1) }
    }
    // `CCompiler`: programmers set a C before the name of a class, and brands follow them.
    let mayBeClass = !isLowerUpper && view.text[stem.start] == 0x43 && !token.traits.contains(.sentenceStart)
    // `LLuis` may be meant for “Lluis” as well as for “Luis”.
    let isDigraph = view.text[stem.start] == 0x4C && !mayBeSmall
    if mayBeClass || isDigraph { fixes = [fix(index, capital: true, .suggested, view)] }
    report.add(
      "“\(view.string(range))” has its first letter twice.", at: range, severity: mayBeClass ? .warning : nil,
      fixes: fixes)
  }

  /// The word without its first byte, or without the second for a small initial.
  private func fix(_ index: Int, capital: Bool, _ applicability: Applicability, _ view: DocumentView) -> Fix {
    let range = view.tokens[index].range
    let (first, second) = (range.start, range.start + 1)
    // `<span class="dropcap">T</span>Tehran`: the letter in the tag is the one that was set on purpose.
    let isSetOff = view.isSplitByMarkup(TextRange(first, second + 1))
    let isSame = view.text[first] == view.text[second]
    let extra = capital && !(isSetOff && isSame) ? first : second
    let applicability = isSetOff && !isSame ? .suggested : applicability
    var word = Array(view.bytes(range))
    word.remove(at: extra - first)
    return .delete(
      TextRange(extra, extra + 1), applicability, title: "Replace with “\(String(decoding: word, as: UTF8.self))”")
  }
}
