import GalleyLint
import GalleyText

/// A lost word that was no more than its initial: “ had a farm”, “ Ohio farmer who had”, “-Mobile said”.
extension LostInitial {
  /// A paragraph that has lost a word of one letter: a space stands before its first word, and before no other
  /// paragraph's. The place is that before the space, or of the word where the space is not shown.
  func letter(inBlock block: Int) -> (index: Int, place: Int, candidates: [Candidate])? {
    guard mayHaveSpace(block), let first = Self.firstWord(block, view), let place = loneSpace(before: first),
      Self.isParagraph(view.blocks[block]), startsWithCapitals,
      isSentence(block), !continues(block), loneSpaceCount == 1
    else { return nil }
    guard view.document.format == .text else {
      guard !isItem(block), hasFellows(block), view.tokens[first].traits.contains(.lowercase) else { return nil }
      let found = letters(before: first).map { candidate in
        Candidate(text: candidate.text + [0x20], score: candidate.score, isInDocument: false)
      }
      return found.isEmpty ? nil : (first, place, found)
    }
    let isOutside = place < view.tokens[first].offset - 1
    var found: [Candidate] = []
    if view.tokens[first].traits.contains(.lowercase) {
      found = letters(before: first)
      // ` "odd" man`: an article before what is quoted.
      if isOutside { found.removeAll { $0.text == [0x49] } }
    } else if !isOutside, view.blocks[block].kind == .paragraph, lacksArticle(first) {
      found = [Candidate(text: [0x41], score: 30, isInDocument: false)]
    }
    return found.isEmpty ? nil : (first, place, found)
  }

  /// Whether a block may start with a space, as it costs little to see.
  private func mayHaveSpace(_ block: Int) -> Bool {
    guard let opening = view.table.blocks[block].first else { return false }
    guard view.document.format == .text else { return view.tokens[opening].kind == .word }
    return view.tokens[opening].kind == .punctuation || isLineStart(view.tokens[opening].offset - 1)
  }

  /// Whether the draft has other paragraphs, whose starts are without a space.
  private func hasFellows(_ block: Int) -> Bool {
    view.blocks.indices.contains { $0 != block && view.blocks[$0].kind == .paragraph && view.blocks[$0].isProse }
  }

  /// Whether a sentence's first words are names and a noun that must have an article, as its subject:
  /// “Ohio farmer who had”, “FARMER was”.
  private func lacksArticle(_ first: Int) -> Bool {
    guard InitialSound.of(first, in: view) != .vowel else { return false }
    var noun = first
    var names = 0
    while names < Self.mostNames, !view.tokens[noun].traits.contains(.lowercase), !isOneOfMany(noun) {
      // “The farmer who”, “Her father was”, “No man is” want no article.
      guard view.entry(ofToken: noun).map({ !$0.isFunctionWord && !$0.partsOfSpeech.contains(.determiner) }) ?? true,
        let next = view.next(noun), view.tokens[next].kind == .word, view.tokens[next].gap == .space
      else {
        return false
      }
      noun = next
      names += 1
    }
    guard isOneOfMany(noun) else { return false }
    // “BUS driver”
    while let next = view.next(noun), view.tokens[next].gap == .space, isOneOfMany(next) { noun = next }
    if view.tokens[noun].traits.contains(.possessive) { return true }
    guard let verb = view.next(noun), view.tokens[verb].traits.contains(.lowercase), view.tokens[verb].gap == .space
    else { return false }
    let bytes = view.bytes(ofToken: verb)
    return Self.verbs.contains(WordHash.of(bytes)) || bytes.count > 4 && bytes.suffix(2).elementsEqual("ed".utf8)
  }

  /// Whether a word that is no name names a person, group or thing of which there are many.
  private func isOneOfMany(_ index: Int) -> Bool {
    !view.tokens[index].traits.contains(.capitalized)
      && Self.countNouns.contains(WordHash.of(view.stem(ofToken: index)))
  }

  /// A paragraph that starts with a hyphen, as no other does, where a letter is known to stand before it, or does
  /// elsewhere in the draft: “-Mobile said”.
  func hyphen(inBlock block: Int) -> (index: Int, place: Int, candidates: [Candidate])? {
    let tokens = view.table.blocks[block]
    guard tokens.count > 2, view.isCharacter(tokens.lowerBound, "-"), Self.isParagraph(view.blocks[block]),
      isSentence(block)
    else { return nil }
    let word = tokens.lowerBound + 1
    guard view.tokens[word].kind == .word, view.tokens[word].gap == .none, hyphenCount == 1 else { return nil }
    let hash = WordHash.of(view.stem(ofToken: word))
    var letters = Set(Self.hyphened.filter { $0.words.contains(hash) }.map(\.letter))
    for index in view.tokens.indices.dropFirst(2) where index != word && isBehindLetter(index) {
      guard WordHash.of(view.stem(ofToken: index)) == hash else { continue }
      letters.insert(Fold.uppercase(view.text[view.tokens[index - 2].offset]))
    }
    let found = letters.sorted().map { Candidate(text: [$0], score: 0, isInDocument: false) }
    return found.isEmpty ? nil : (word, view.tokens[tokens.lowerBound].offset, found)
  }

  func findHyphenCount() -> Int {
    view.blocks.indices.count { block in
      view.table.blocks[block].first.map { view.isCharacter($0, "-") } ?? false
    }
  }

  /// Whether a hyphen joins a word to a letter: “T-shirt”.
  private func isBehindLetter(_ index: Int) -> Bool {
    let tokens = view.tokens[(index - 2)...index]
    return tokens[index].traits.contains(.afterHyphen) && tokens[index - 2].traits.contains(.oneLetter)
      && tokens[index - 1].gap == .none && tokens[index].gap == .none
  }

  /// “I” before a verb or adverb that has it as its subject, “A” before a noun, an adjective or what is neither.
  private func letters(before first: Int) -> [Candidate] {
    guard let entry = view.entry(ofToken: first) else { return [] }
    let parts = entry.partsOfSpeech
    let isSubject = Self.behindI.contains(WordHash.of(view.bytes(ofToken: first)))
    let startsNoun = !parts.isDisjoint(with: [.noun, .adjective]) && !entry.isFunctionWord
    let mayBeVerb = parts.contains(.verb) && !view.bytes(ofToken: first).suffix(3).elementsEqual("ing".utf8)
    let wantsAn = InitialSound.of(first, in: view) == .vowel
    var found: [Candidate] = []
    func add(_ letter: String, _ score: Int) {
      found.append(Candidate(text: Array(letter.utf8), score: score, isInDocument: false))
    }
    if isSubject { add("I", 60) } else if mayBeVerb { add("I", startsNoun ? 10 : 40) }
    if !wantsAn, startsNoun || entry.flags.contains(.abbreviation) { add("A", 30) }
    return found.sorted { $1.score < $0.score }
  }

  /// Words that follow “I” far more often than “A”.
  private static let behindI = WordHash.set(
    of: """
      am was had have think want like love believe know feel hope just never always also will would can could should \
      did do didn't don't can't won't wouldn't couldn't shouldn't haven't hadn't wasn't remember used got went saw said \
      made met find found see need wish guess understand mean tried asked told thought felt knew wanted liked loved \
      needed started began came took really still only once recently often agree suppose hate hear heard say said \
      might must may shall often usually sometimes
      """)

  func findLoneSpaceCount() -> Int {
    view.blocks.indices.count { Self.firstWord($0, view).flatMap(loneSpace) != nil }
  }

  /// The place of the one space before a block's first word, or before the mark that opens the block. HTML and
  /// Markdown do not show it: the place is the word's own then.
  private func loneSpace(before word: Int) -> Int? {
    guard view.document.format == .text else { return isBehindHiddenSpace(word) ? view.tokens[word].offset : nil }
    let place = view.tokens[word].offset - 1
    guard let mark = view.previous(word) else { return isLineStart(place) ? place : nil }
    guard view.previous(mark) == nil else { return nil }
    // “ had it done”
    if view.tokens[mark].end == place, view.text[place] == 0x20 { return place }
    let outside = view.tokens[mark].offset - 1
    return isLineStart(outside) ? outside : nil
  }

  /// Whether one space parts a block's first word in the source from its tag, or from the start of the line.
  private func isBehindHiddenSpace(_ word: Int) -> Bool {
    guard view.previous(word) == nil else { return false }
    let block = view.block(ofToken: word)
    let source = view.document.source.utf8
    let start = view.document.map.sourceRange(of: view.tokens[word].range).start
    guard start > 0, start <= source.count, source[start - 1] == 0x20 else { return false }
    guard view.document.format == .html else {
      return start == view.document.source.markLength + 1 || source[start - 2] == 0x0A
    }
    // Nothing but the block's own tag stands before it.
    guard block.kind != .attribute, start > 1, source[start - 2] == 0x3E, block.source.start < start,
      source[block.source.start] == 0x3C
    else { return false }
    return !source[(block.source.start + 1)..<start].contains(0x3C)
  }

  /// Whether a space is the first character of a line.
  private func isLineStart(_ place: Int) -> Bool {
    guard place >= 0, view.text[place] == 0x20 else { return false }
    // Or it is behind the byte-order mark.
    return place == 0 || view.text[place - 1] == 0x0A || view.text[..<place].elementsEqual([0xEF, 0xBB, 0xBF])
  }

  /// More names than these before a noun are a title or a list.
  private static let mostNames = 4

  /// Words that a letter is joined to.
  private static let hyphened: [(letter: UInt8, words: Set<UInt64>)] = [
    (0x41, WordHash.set(of: "list lister listers level levels")),
    (0x45, WordHash.set(of: "mail mails commerce book books")),
    (0x54, WordHash.set(of: "mobile shirt shirts bone cell cells")), (0x55, WordHash.set(of: "turn turns boat boats")),
    (0x58, WordHash.set(of: "ray rays rated")),
  ]

  /// Persons, groups and things, one of many, that a sentence names with an article.
  private static let countNouns = WordHash.set(
    of:
      """
      man woman boy girl teenager teen mother father mum mom dad grandmother grandfather couple family driver motorist \
      pilot passenger hunter farmer fisherman student pupil teacher professor nurse surgeon dentist lawyer judge jury \
      policeman policewoman soldier veteran sailor firefighter worker employee resident tourist hiker cyclist \
      pedestrian shopper pensioner toddler baby child infant schoolboy schoolgirl widow bride actor actress singer \
      musician artist author writer journalist photographer gunman burglar robber thief prisoner inmate killer \
      murderer climber diver swimmer runner skier surfer footballer jockey boxer politician lawmaker diplomat spy \
      hacker scientist researcher engineer chef waiter barber baker shopkeeper landlord tenant priest monk nun rabbi \
      imam pastor trader banker company firm startup team group gang restaurant hotel school church zoo museum cafe \
      pub court bill missile rocket drone probe satellite ship boat ferry plane jet helicopter train bus lorry truck \
      crane study survey poll dog cat horse cow bear shark whale bird snake elephant tiger lion
      """)

  /// What a sentence says of them, or joins to them.
  private static let verbs = WordHash.set(
    of:
      """
      who whose died dies has had was is were will would could can may might must did does said says told won lost found got took \
      made went left came fell held ran shot became began broke brought built bought caught drew drove ate fought flew \
      gave grew hit kept knew led met paid put read rode rose saw sold sent set sang sat slept spoke spent stood stole \
      struck swam taught threw thought understood wore wrote wants hopes plans faces
      """)
}
