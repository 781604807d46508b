public import GalleyLint
import GalleyText

/// Flags “eager in doing” where English has “eager to do”.
public struct GerundForInfinitive: Rule {
  public static let card = RuleCard(
    id: "usage/gerund-for-infinitive",
    severity: .warning,
    fix: .suggested,
    summary: "An adjective that takes “to” stands with a preposition and a verb in “-ing”.",
    why: """
      One is eager, willing, reluctant or unable to do a thing. “Eager in doing” and “unable of doing” are carried over from \
      words that go with a preposition (“interested in”, “capable of”) or from another language.
      """,
    examples: [
      .flags("Both sides are eager ⟦in negotiating⟧ a deal.", fixed: "Both sides are eager to negotiate a deal."),
      .flags("She was unable ⟦of stopping⟧ the car.", fixed: "She was unable to stop the car."),
      .flags("They seem unwilling ⟦in dying⟧ for it.", fixed: "They seem unwilling to die for it."),
      .passes("Both sides are eager to negotiate, and interested in negotiating."),
      .passes("She was capable of stopping, and eager for training and for spring."),
      .passes("He was willing in spring and unable in evening dress."),
    ]
  )

  public static let wakes = [Wake.words(adjectives.map(\.description))]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    guard let preposition = view.next(index), view.isWord(preposition, among: ["in", "of", "on", "at"]),
      let gerund = view.next(preposition), view.tokens[gerund].traits.contains(.lowercase),
      view.tokens[preposition].gap != .none, view.tokens[gerund].gap != .none,
      view.tokens[index].traits.isDisjoint(with: .quoted.union(.foreign)), view.block(ofToken: index).isProse,
      let verb = Self.base(of: Array(view.bytes(ofToken: gerund)), view.lexicon)
    else { return }
    let range = TextRange(view.tokens[preposition].offset, view.tokens[gerund].end)
    let use = "to \(String(decoding: verb, as: UTF8.self))"
    report.add(
      "Write “\(view.string(ofToken: index)) \(use)”.", at: range,
      fixes: [.replace(range, with: Array(use.utf8), .suggested)])
  }

  /// The verb that a form in “-ing” is of, if it is a verb before all else; nil for “spring” and “evening”.
  static func base(of form: [UInt8], _ lexicon: Lexicon) -> [UInt8]? {
    guard form.count > 4, !form.elementsEqual("evening".utf8), form.suffix(3).elementsEqual("ing".utf8) else {
      return nil
    }
    let stem = Array(form.dropLast(3))
    var candidates = [stem, stem + [0x65]]
    if stem.last == stem.dropLast().last { candidates.append(Array(stem.dropLast())) }
    if stem.last == 0x79 { candidates.append(stem.dropLast() + Array("ie".utf8)) }
    let verbs = candidates.compactMap { candidate -> (frequency: UInt8, word: [UInt8])? in
      guard let entry = lexicon.entry(lexicon.find(candidate)), entry.flags.contains(.lowercase),
        entry.partsOfSpeech.contains(.verb)
      else { return nil }
      return (entry.frequency, candidate)
    }
    guard let best = verbs.max(by: { $0.frequency < $1.frequency }),
      let own = lexicon.entry(lexicon.find(form)), own.partsOfSpeech.contains(.verb)
    else { return nil }
    return best.word
  }

  private static let adjectives: [StaticString] = ["eager", "willing", "unwilling", "reluctant", "unable"]
}
