public import GalleyLint
import GalleyText

/// Flags a common word with a capital where none belongs: “bRidge”, “tHe”, “presidEnt”.
public struct InnerCapital: Rule {
  public static let card = RuleCard(
    id: "typo/inner-capital",
    severity: .error,
    fix: .safe,
    summary: "A common word has a capital inside.",
    why: """
      A finger that meets the shift key a moment too late writes “bRidge”, and the caps lock writes “tHE”. Where the \
      word is a common one and its capitals make no brand, no unit, no two words joined, as “eBay”, “kWh” and \
      “JavaScript” do, nothing else can be meant and the fix is safe. Elsewhere a word must be so common that it can \
      hardly be a name, and the fix is for the writer to judge. A form that the draft has three times is its own way.
      """,
    examples: [
      .flags("The old ⟦bRidge⟧ fell.", fixed: "The old bridge fell."),
      .flags("The ⟦govErnment⟧ fell.", fixed: "The government fell."),
      .flags("⟦tHe⟧ mayor spoke.", fixed: "The mayor spoke."),
      .flags("The ⟦presidEnt⟧ met the ⟦PresiDent⟧ of France.", fixed: "The president met the President of France."),
      .flags("⟦tHE⟧ mayor spoke.", fixed: "The mayor spoke."),
      .flags("They ⟦dOn’t⟧ care.", fixed: "They don’t care."),
      .flags("The ⟦bRidge’s⟧ arches fell.", fixed: "The bridge’s arches fell."),
      .flags("We are ⟦wHat⟧ we eat.", fixed: "We are what we eat."),
      .flags("He spoke to ⟦tHem⟧ in ⟦FranCe⟧.", fixed: "He spoke to them in France."),
      .passes("An iPhone, an eBay seller, macOS, LaTeX, JavaScript, GitHub, YouTube, a MacBook, LinkedIn and PayPal."),
      .passes("McDonald, DeVos, LeBron, O'Brien, D’Angelo, MacArthur, JoAnn, LaToya and FitzGerald."),
      .passes("A pH of 7, an mRNA, cAMP, 3 dB, 5 kHz, 9 kWh, NaCl, the MoD, a PhD."),
      .passes("Set onClick, toString, forEach, backSpace and withOut; call getWord and isOpen."),
      .passes("They read eLife and eNews, wore an iWatch, bought an xRay and met the CEOs."),
      .passes("They run the eSchool and the SmartWater, the AirPort and a PowerBook."),
      .passes("The tRain is ours. We sell the tRain. Buy a tRain."),
      .passes("<p>Type <code>bRidge</code>; then bRidge opens.</p>", as: .html),
      .passes("Ask @bRidge or see a_bRidge or bRidge.run there."),
      .passes("The cAmEl hAs A hUmP."),
    ]
  )

  public static let wakes = [Wake.tokens(.oddCapitals)]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    guard let slip = InnerCapitalSlip(index, view) else { return }
    let range = view.stemRange(ofToken: index)
    report.add(
      "“\(view.string(range))” has a capital inside.", at: view.tokens[index].range, severity: slip.severity,
      fixes: [.replace(range, with: slip.text, slip.applicability)])
  }
}
