public import GalleyLint
import GalleyText

/// Flags a word with a digit in it that is a common word without it, or with a letter in its place: “work8ed”.
public struct DigitInWord: Rule {
  public static let card = RuleCard(
    id: "typo/digit-in-word",
    severity: .warning,
    fix: .suggested,
    summary: "A digit stands inside a word.",
    why: """
      The digits lie above the letters on the keyboard, and `0` and `1` look like letters, so a digit gets into a word \
      easily. Names of products and codes hold digits too: the word must be a common one without the digit, or with a \
      letter that looks like it or lies beside it.
      """,
    examples: [
      .flags("They ⟦work8ed⟧ all day.", fixed: "They worked all day."),
      .flags("The car stood ⟦0utside⟧.", fixed: "The car stood outside."),
      .flags("They came back in ⟦Sept5ember⟧.", fixed: "They came back in September."),
      .flags("It was a ⟦b0ttle⟧ of wine.", fixed: "It was a bottle of wine."),
      .passes("An mp3 player, a B2B firm and the G7 met on the 21st."),
      .passes("Set utf8mb4, i18n, sha1sum, md5sum and base64 there."),
      .passes("It is for covid19 and the w3schools page."),
      .passes("See #work8ed, work8ed.txt and example.com/work8ed."),
    ]
  )

  public static let wakes = [Wake.tokens(.hasDigit)]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    let token = view.tokens[index]
    guard token.kind == .word || token.kind == .number, token.length >= 6, token.length <= 24,
      token.traits.isDisjoint(with: [
        .handle, .foreign, .linked, .quoted, .nonASCII, .holdsInvisible, .beforeHyphen, .afterHyphen,
      ])
    else { return }
    let word = view.bytes(ofToken: index)
    guard let place = digit(in: word), let meant = meant(word, place, view.lexicon) else { return }
    let context = WordContext(view)
    guard view.block(ofToken: index).isProse, context.standsFree(index), !context.code.isFrequent,
      !context.isNamed(index), !view.settings.acceptedWords.contains(WordHash.of(word))
    else { return }
    let shown = String(decoding: meant, as: UTF8.self)
    report.add(
      "“\(view.string(token.range))” has a digit in it; did you mean “\(shown)”?", at: token.range,
      fixes: [.replace(token.range, with: meant, .suggested)])
  }

  /// Where the one digit of a word stands that is otherwise letters, small ones but for the first; nil at its end.
  private func digit(in word: ArraySlice<UInt8>) -> Int? {
    var place: Int?
    for (at, byte) in word.enumerated() {
      switch byte {
      case 0x30...0x39:
        guard place == nil else { return nil }
        place = at
      case 0x61...0x7A: continue
      case 0x41...0x5A where at == 0: continue
      default: return nil
      }
    }
    guard let place, place + 2 < word.count else { return nil }
    // `0utside`, but `3some` and `4ever`; `w3schools`
    return place == 0 ? (word.first == 0x30 ? 0 : nil) : (place >= 2 || word[word.startIndex + 1] == 0x30) ? place : nil
  }

  /// The commonest word without the digit, or with a letter in its place.
  private func meant(_ word: ArraySlice<UInt8>, _ place: Int, _ lexicon: Lexicon) -> [UInt8]? {
    let bytes = Array(word)
    var best: (text: [UInt8], frequency: UInt8)?
    for letter in Self.letters[Int(bytes[place] - 0x30)].utf8.map({ [$0] }) + [[]] {
      let text = bytes[..<place] + letter + bytes[(place + 1)...]
      guard let entry = lexicon.entry(lexicon.find(text)), entry.frequency >= Self.leastFrequency,
        entry.flags.contains(bytes[0] < 0x60 ? .capitalized : .lowercase) || entry.flags.contains(.lowercase)
      else { continue }
      if entry.frequency > best?.frequency ?? 0 { best = (Array(text), entry.frequency) }
    }
    return best?.text
  }

  /// The letters that a digit looks like or lies beside, by the digit.
  private static let letters = ["op", "liq", "qwz", "wes", "era", "rts", "tyg", "yut", "uib", "iog"]
  private static let leastFrequency: UInt8 = 90
}
