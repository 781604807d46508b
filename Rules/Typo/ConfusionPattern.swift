import GalleyLint
import GalleyText

/// A word that is certainly another one, told by the words that touch it.
final class ConfusionPattern: Sendable {
  /// The word's number in the lexicon.
  let word: UInt32
  /// The word that is meant.
  let meant: [UInt8]
  private let before: NeighbourSet?
  private let notBefore: NeighbourSet
  private let next: NeighbourSet?
  private let second: NeighbourSet?
  private let needsVerb: Bool
  private let needsAdjective: Bool
  private let needsObject: Bool

  /// Words parted by spaces; `<s>` and `</s>` are the sentence's ends, `five` any number.
  init(
    _ word: String, _ meant: String, before: String? = nil, notBefore: String = "", next: String? = nil,
    second: String? = nil, needsVerb: Bool = false, needsAdjective: Bool = false, needsObject: Bool = false
  ) {
    self.word = Lexicon.english.find(word)
    self.meant = Array(meant.utf8)
    self.before = before.map(NeighbourSet.init)
    self.notBefore = NeighbourSet(notBefore)
    self.next = next.map(NeighbourSet.init)
    self.second = second.map(NeighbourSet.init)
    self.needsVerb = needsVerb
    self.needsAdjective = needsAdjective
    self.needsObject = needsObject
  }

  /// Whether the neighbours of a place in a row tell that this word is meant.
  func holds(at index: Int, in row: NeighbourRow, _ view: DocumentView) -> Bool {
    if let before, !before.contains(row.words[index - 1]) { return false }
    if notBefore.contains(row.words[index - 1]) { return false }
    guard row.isAdjacent(index, index + 1) else { return false }
    if let next, !next.contains(row.words[index + 1]) { return false }
    if let second {
      guard second.contains(row.words[index + 2]) else { return false }
      guard row.places[index + 2] < 0 || row.isAdjacent(index + 1, index + 2) else { return false }
    }
    let following = view.tokens[Int(row.places[index + 1])]
    guard !following.traits.contains(.beforeHyphen), following.traits.contains(.lowercase) || following.length == 1
    else { return false }
    if needsObject { return isObject(at: index, in: row, view) }
    guard needsVerb || needsAdjective else { return true }
    let parts = view.lexicon.entry(following.word)?.partsOfSpeech ?? []
    if needsVerb { return parts.contains(.verb) }
    // “At its best” and “at its finest that day” are what they should be.
    let isSuperlative = view.bytes(following.range).suffix(3).elementsEqual("est".utf8)
    return parts.contains(.adjective) && parts.isDisjoint(with: [.noun, .verb]) && !isSuperlative
  }

  /// Whether a noun follows that can be nothing else, behind a preposition or a verb that takes no sentence: “for it's
  /// treatment”, “resume it's inquiry”.
  private func isObject(at index: Int, in row: NeighbourRow, _ view: DocumentView) -> Bool {
    guard row.isAdjacent(index - 1, index),
      let parts = view.lexicon.entry(row.words[index + 1])?.partsOfSpeech, parts.contains(.noun),
      parts.isDisjoint(with: [.adjective, .adverb, .determiner, .pronoun, .preposition, .conjunction, .numeral])
    else { return false }
    if Self.prepositions.contains(row.words[index - 1]) { return true }
    guard let verb = view.lexicon.entry(row.words[index - 1]), !Self.clauseVerbs.contains(row.words[index - 1]) else {
      return false
    }
    let other: LexiconEntry.PartsOfSpeech = [.adjective, .adverb, .pronoun, .preposition, .conjunction, .interjection]
    guard verb.partsOfSpeech.contains(.verb), verb.partsOfSpeech.isDisjoint(with: other) else { return false }
    // “In the end it's money” has a noun there.
    return !verb.partsOfSpeech.contains(.noun) || Self.beforeVerbs.contains(row.words[index - 2])
  }

  private static let beforeVerbs = NeighbourSet(
    "to will would can could may might must shall should not they we you i he she who don't didn't won't can't cannot")

  /// Prepositions behind which no sentence begins.
  private static let prepositions = NeighbourSet(
    """
    of in on at by with from to into upon over through under within without towards toward against across along among \
    around behind beneath beside between despite during onto throughout
    """)

  /// Verbs behind which one may, with or without “that”, and those that link.
  private static let clauseVerbs = NeighbourSet(
    """
    think thinks thought say says said know knows knew believe believes believed hope hopes hoped feel feels felt guess \
    guessed mean means meant see sees saw suggest suggests suggested claim claims claimed is was are were be been am look \
    looks looked seem seems seemed bet wish wishes wished suppose supposes supposed imagine imagines imagined assume \
    assumes assumed find finds found hear hears heard tell tells told show shows showed notice notices noticed figure \
    figures figured understand understands understood admit admits admitted insist insists insisted argue argues argued \
    fear fears feared realize realizes realized realise realises realised remember remembers remembered forget forgets \
    forgot decide decides decided doubt doubts doubted prove proves proved agree agrees agreed learn learns learned \
    learnt sense senses sensed warn warns warned ensure ensures ensured if that because let lets don't do does did have \
    has had can will would could should may might must go come
    """)

  /// The patterns of each word that has some, by its number among the word pairs' words.
  static let byWord: [[ConfusionPattern]] = {
    var table = [[ConfusionPattern]](repeating: [], count: WordPairs.english.wordCount)
    for pattern in all { WordPairs.number(ofEnglishWord: pattern.word).map { table[$0].append(pattern) } }
    return table
  }()

  private static let owners = "my your his her our their"
  private static let articles = "a an the"
  private static let be = "am is are was were be been i'm it's that's he's she's you're we're they're not isn't wasn't"
  private static let adverbs = "just really always still also probably actually already definitely too so quite pretty"
  private static let gradable = """
    late high low big small expensive difficult young old hot cold tired busy bad good weak strong large heavy wide \
    deep sick loud tight early soon
    """

  private static let all = [
    ConfusionPattern(
      "its", "it's",
      next: "\(articles) \(owners) not been never gonna because you he she we they where how nothing something"),
    ConfusionPattern(
      "its", "it's", next: adverbs, second: "\(articles) \(owners) been going to in on at about like for so too very"),
    ConfusionPattern(
      "its", "it's", next: "in on at for from with about like",
      second: "\(articles) \(owners) this those me you him them us it"),
    ConfusionPattern("its", "it's", next: "going", second: "to"),
    ConfusionPattern("its", "it's", second: "to that because if when but", needsAdjective: true),
    ConfusionPattern("it's", "its", next: "own"),
    ConfusionPattern("it's", "its", needsObject: true),
    ConfusionPattern("you're", "your", next: "own"),
    ConfusionPattern("they're", "their", next: "own"),
    ConfusionPattern("there", "their", next: "own"),
    ConfusionPattern("who's", "whose", next: "own"),
    ConfusionPattern("your", "you're", next: "\(articles) not gonna"),
    ConfusionPattern("your", "you're", next: "welcome", second: "</s> to and but"),
    ConfusionPattern("your", "you're", next: "going", second: "to"),
    ConfusionPattern(
      "your", "you're", next: "so very too just really always still in on at",
      second: "\(articles) my his her their not going being"),
    ConfusionPattern("their", "there", next: "is are was were isn't aren't wasn't weren't"),
    ConfusionPattern("their", "there", next: "has have had", second: "been"),
    ConfusionPattern(
      "to", "too", before: "way far much \(be) look looks looked seem seems seemed", next: gradable,
      second: "to for of but or </s>"),
    ConfusionPattern("to", "too", before: "way far much \(be)", next: "much many few"),
    ConfusionPattern("then", "than", before: "rather other", next: "\(articles) \(owners) that this these those just"),
    ConfusionPattern("then", "than", before: "more less fewer", next: "a an five one half just ever enough"),
    ConfusionPattern("cant", "can't", next: "be even just"),
    ConfusionPattern("cant", "can't", notBefore: "the of this that a and", needsVerb: true),
    ConfusionPattern("wont", "won't", next: "be even just"),
    ConfusionPattern("wont", "won't", notBefore: "\(owners) its was were", needsVerb: true),
    ConfusionPattern("suppose", "supposed", before: "\(be) aren't weren't", next: "to"),
    ConfusionPattern("use", "used", before: "am is was are were i'm get got getting he's she's", next: "to"),
    ConfusionPattern(
      "use", "used", before: "i he she it we they there", next: "to", second: "be have live work go do think"),
    ConfusionPattern(
      "loose", "lose",
      before: "to will would can could may might don't didn't won't can't you'll i'll we'll they'll not you we they i",
      next: "\(articles) \(owners) its it this that weight money control sight track touch interest any some all"),
    ConfusionPattern("whose", "who's", next: "been going a an"),
    ConfusionPattern(
      "lets", "let's", before: "<s>",
      next: """
        go see get take look say talk make start hope try not be do have face keep move play call wait assume begin \
        consider find discuss put just think stop pray celebrate eat meet suppose pretend remember
        """),
  ]
}
