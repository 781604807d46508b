public import GalleyLint
import GalleyText

/// Flags a draft that is written in another language than it declares.
public struct WrongLanguage: Rule {
  public static let card = RuleCard(
    id: "metadata/wrong-language",
    severity: .warning,
    fix: .suggested,
    summary: "The draft is written in another language than it declares.",
    why: """
      Screen readers pronounce a page, browsers hyphenate and translate it, and search engines file it by the \
      language that it declares; templates declare the language of the house, whatever stands in them. The script \
      tells Russian from English, and in Latin letters the small words do; texts of less than 80 words, of two \
      languages, or in languages that share their small words are left alone.
      """,
    examples: [
      .flags(
        """
        <html lang="⟦en⟧"><body><p>Die Hafenbrücke ist am Montag nach zwei Jahren wieder für den Verkehr geöffnet \
        worden. Der Bürgermeister sagte, dass die Stadt mit dem Ergebnis zufrieden ist, auch wenn die Arbeiten nicht \
        in der geplanten Zeit und mit den geplanten Mitteln zu schaffen waren. Die Brücke war im Winter vor zwei \
        Jahren gesperrt worden, als bei einer Prüfung Risse in den Trägern gefunden wurden. Auf der neuen Fahrbahn \
        gilt bis auf weiteres eine Begrenzung, und für Lastwagen ist die Durchfahrt von der Stadt aus nicht \
        erlaubt. Die Kosten sind nach Angaben der Verwaltung auf das Doppelte gestiegen.</p></body></html>
        """,
        fixed: """
          <html lang="de"><body><p>Die Hafenbrücke ist am Montag nach zwei Jahren wieder für den Verkehr geöffnet \
          worden. Der Bürgermeister sagte, dass die Stadt mit dem Ergebnis zufrieden ist, auch wenn die Arbeiten nicht \
          in der geplanten Zeit und mit den geplanten Mitteln zu schaffen waren. Die Brücke war im Winter vor zwei \
          Jahren gesperrt worden, als bei einer Prüfung Risse in den Trägern gefunden wurden. Auf der neuen Fahrbahn \
          gilt bis auf weiteres eine Begrenzung, und für Lastwagen ist die Durchfahrt von der Stadt aus nicht \
          erlaubt. Die Kosten sind nach Angaben der Verwaltung auf das Doppelte gestiegen.</p></body></html>
          """, as: .html),
      .passes("<html lang=\"en\"><body><p>Die Hafenbrücke ist offen.</p></body></html>", as: .html),
      .passes(
        """
        <html lang="en"><body><p>The harbour bridge opened on Monday after two years. The mayor said that the city was \
        happy with the result, even though the work could not be done in the time and with the money that had been \
        planned for it. The bridge was closed two winters ago, when cracks were found in the girders. On the new road \
        there is a limit for now, and lorries are not allowed to pass from the side of the city. The cost has risen to \
        twice the sum, as the council says, and it is not known who will pay for that in the end.</p></body></html>
        """, as: .html),
    ]
  )

  public static let wakes = [Wake.document]

  public init() {}

  /// Words, or letters of another script, that a judgement needs.
  private static let leastWords = 80
  private static let leastLetters = 300

  public func check(in view: DocumentView, report: inout Report) {
    guard let entry = view.metadata.best(.language), let range = entry.range else { return }
    let declared = Self.primary(entry.value)
    let evidence = LanguageEvidence(proseOf: view.document)
    if let script = Self.foreignScript(declared, evidence) {
      report.add(
        "The language is declared as \(LanguageEvidence.name(of: declared)), but the text is in \(script.rawValue) script.",
        atSource: range, field: "language")
      return
    }
    guard let written = Self.written(declared, evidence) else { return }
    let edit = Edit(.source(range), Array(written.utf8), changesMarkup: true)
    let isExact = view.document.source.utf8[range.start..<range.end].elementsEqual(entry.value.utf8)
    report.add(
      "The language is declared as \(LanguageEvidence.name(of: declared)), but the text is in \(LanguageEvidence.name(of: written)).",
      atSource: range, field: "language",
      fixes: isExact ? [Fix(title: "Declare “\(written)”", .suggested, edits: [edit])] : [])
  }

  private static func primary(_ tag: String) -> String {
    let code = String(decoding: Fold.folded(tag.utf8.prefix { $0 != 0x2D && $0 != 0x5F }), as: UTF8.self)
    return ["nb", "nn"].contains(code) ? "no" : code
  }

  /// The script that nearly all letters are of, where the declared language is not written in it.
  private static func foreignScript(_ declared: String, _ evidence: LanguageEvidence) -> LanguageEvidence.Script? {
    let total = evidence.letters.values.reduce(0, +)
    guard total >= leastLetters, let own = LanguageEvidence.scripts(of: declared),
      let (script, count) = evidence.letters.max(by: { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }),
      count * 10 >= total * 8, !own.contains(script)
    else { return nil }
    return script == .latin ? nil : script
  }

  /// The language that the small words are of, where they are hardly any of the declared one.
  private static func written(_ declared: String, _ evidence: LanguageEvidence) -> String? {
    guard evidence.wordCount >= leastWords, LanguageEvidence.scripts(of: declared) != nil,
      let (language, count) = evidence.smallWords.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
      language != declared, count * 100 >= evidence.wordCount * 22
    else { return nil }
    let rest = evidence.smallWords.filter { $0.key != language }.map(\.value).max() ?? 0
    let own = evidence.smallWords[declared] ?? 0
    return own * 4 <= count && rest * 10 <= count * 8 ? language : nil
  }
}
