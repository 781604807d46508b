public import GalleyLint
import GalleyText

/// Flags a mark without the space behind it: “end.Start”.
public struct MissingSpace: Rule {
  public static let card = RuleCard(
    id: "typo/missing-space",
    severity: .warning,
    fix: .safe,
    summary: "A space is missing at a punctuation mark or a tag.",
    why: """
      Sentences run together when lines are joined or markup is taken out, and words where a link was set. Names, \
      numbers, addresses and code write marks without spaces, so both sides must be known words. It is safe to add a \
      space behind a comma between two words in small letters.
      """,
    examples: [
      .flags("It rained,⟦but⟧ they stayed.", fixed: "It rained, but they stayed."),
      .flags("Anna Van Hecke,⟦who⟧ is 40, left.", fixed: "Anna Van Hecke, who is 40, left."),
      .flags("This was the end.⟦The⟧ mayor left.", fixed: "This was the end. The mayor left."),
      .flags(
        "Who knows?⟦Nobody⟧ does, he said;⟦nobody⟧ will.",
        fixed: "Who knows? Nobody does, he said; nobody will."),
      .flags("The bank (the third largest)⟦was⟧ sold.", fixed: "The bank (the third largest) was sold."),
      .flags(
        "The union (1,200 members)⟦and⟧ the firm agreed.",
        fixed: "The union (1,200 members) and the firm agreed."),
      .flags("“Yes,”⟦he⟧ said. “No”⟦she⟧ said.", fixed: "“Yes,” he said. “No” she said."),
      .flags("“It has ended.”⟦The⟧ mayor left.", fixed: "“It has ended.” The mayor left."),
      .flags("He said⟦“⟧yes” to it,⟦“⟧no” to that.", fixed: "He said “yes” to it, “no” to that."),
      .flags("\"Yes,\"⟦he⟧ said.", fixed: "\"Yes,\" he said."),
      .flags(
        "<p>The <a href=\"/x\">⟦council</a>said⟧ so. It ⟦was<em>late⟧</em> then.</p>",
        fixed: "<p>The <a href=\"/x\">council</a> said so. It was <em>late</em> then.</p>", as: .html),
      .flags(
        "The [⟦council](https://example.com/x)said⟧ so.\n", fixed: "The [council](https://example.com/x) said so.\n",
        as: .markdown),
      .passes("“Un”able and “smart”phone, the “x”s and “no”-sayers, said “yes”."),
      .passes(
        "<p>Two <a href=\"/x\">vlog</a>gers of <a href=\"/y\">Zarvikh</a>s met <b>k</b>nown ones.</p>", as: .html),
      .passes("See example.com, Node.js, .NET, ASP.NET and index.html."),
      .passes("At 5 p.m. in the U.S.A. it cost 1,000.50, e.g. here, i.e there."),
      .passes("The file(s)are unknown(ish), f(x)is (re)used and (un)known."),
      .passes("Call list.append or print(x,y) and re:Invent at 12:30."),
      .passes("The tags red,green,blue and a,b were set."),
      .passes("Ask Yahoo!Mail or will.i.am about System.Out."),
      .passes("Type lib/{old,edit} there, and do it (semi-)automatically or (t|s)old."),
      .passes("<p>Type ${<i>name</i><b>,</b><i>pattern</i>} there.</p>", as: .html),
      .passes("<meta name=keywords content=\"rain and sea,harbour\"><p>It passed.</p>", as: .html),
      .passes("The names are archive,category--branch--version and so on."),
    ]
  )

  public static let wakes = [Wake.tokens(.joined), .tokens(.unknown), .punctuation(")"), .blocks, .document]

  public init() {}

  public func check(token index: Int, in view: DocumentView, report: inout Report) {
    if view.isCharacter(index, ")") {
      guard view.next(index).map({ view.tokens[$0].gap == .none && view.tokens[$0].kind == .word }) == true,
        view.block(ofToken: index).isProse
      else { return }
      return checkBracket(index, view, &report)
    }
    guard view.block(ofToken: index).isProse else { return }
    if view.tokens[index].traits.contains(.unknown), let joint = MarkupJoint(index, view) {
      return add(joint.places, at: view.tokens[index].range, &report)
    }
    guard view.tokens[index].kind == .word, view.tokens[index].traits.contains(.joined),
      let mark = view.previous(index), let left = view.previous(mark), view.tokens[left].kind == .word,
      view.tokens[mark].gap == .none, isPlain(left, view) || isName(left, before: index, view),
      isPlain(index, view), !goesOn(index, view),
      !isInBraces(left, view), view.inlineElement(around: view.tokens[mark].range) != .emphasis
    else { return }
    let traits = view.tokens[index].traits
    switch view.text[view.tokens[mark].offset] {
    case 0x2C where traits.contains(.lowercase):
      // `red,green,blue` is a list of values.
      guard !isJoinedByComma(left, view), !isFollowedByComma(index, view) else { return }
      let isSafe = view.tokens[left].traits.contains(.lowercase)
      add(mark, index, isSafe ? .safe : .suggested, nil, view, &report)
    case 0x2E where traits.contains(.capitalized) && view.tokens[left].traits.contains(.lowercase):
      guard isSentenceStarter(index, view) else { return }
      add(mark, index, .suggested, nil, view, &report)
    case 0x21, 0x3F:
      guard traits.contains(.capitalized), isSentenceStarter(index, view),
        view.tokens[left].traits.contains(.lowercase)
      else { return }
      add(mark, index, .suggested, nil, view, &report)
    case 0x3B where traits.contains(.lowercase): add(mark, index, .suggested, nil, view, &report)
    default: return
    }
  }

  public func check(block number: Int, in view: DocumentView, report: inout Report) {
    guard view.blocks[number].isProse, view.table.blockCharacters[number].contains(.quotationMark) else { return }
    for joint in QuotationJoints(number, view).all {
      report.add(
        "A space is missing before “\(view.string(ofToken: joint))”.", at: view.tokens[joint].range,
        fixes: [
          .replace(
            TextRange(view.tokens[joint].offset, view.tokens[joint].offset), with: [0x20], .suggested,
            title: "Add a space")
        ])
    }
  }

  public func check(in view: DocumentView, report: inout Report) {
    for joint in MarkupJoint.atLinks(view) { add([joint.place], at: joint.range, &report) }
  }

  private func add(_ places: [Int], at range: TextRange, _ report: inout Report) {
    report.add(
      "A space is missing between two words where markup stands.", at: range,
      fixes: [Fix(title: "Add a space", .suggested, edits: places.map { Edit(.source(SourceRange($0, $0)), [0x20]) })])
  }

  /// Whether a token is a known word of two letters and more that is used in small letters, and in prose.
  private func isPlain(_ index: Int, _ view: DocumentView) -> Bool {
    let token = view.tokens[index]
    guard token.length > 1,
      token.traits.isDisjoint(with: [.handle, .foreign, .hasDigit, .linked, .oddCapitals]),
      let entry = view.entry(ofToken: index)
    else { return false }
    guard entry.frequency >= 150 || !entry.flags.contains(.abbreviation) else { return false }
    return entry.flags.contains(.lowercase) && !entry.flags.contains(.rare)
      && entry.frequency >= 75
  }

  /// Whether a name stands before a comma and a word that no list of names goes on with: “Van Hecke,who left”.
  private func isName(_ left: Int, before index: Int, _ view: DocumentView) -> Bool {
    let token = view.tokens[left]
    guard token.length > 2, token.gap != .none, token.traits.contains(.capitalized),
      token.traits.isDisjoint(with: [.handle, .foreign, .hasDigit, .linked])
    else { return false }
    return view.isWord(
      index, among: ["who", "whose", "which", "where", "the", "and", "but", "said", "says", "was", "is", "he", "she"])
  }

  /// Whether the word is followed by what would make it a part of a name or call: `a.Word.b`, `a.Word(`.
  private func goesOn(_ index: Int, _ view: DocumentView) -> Bool {
    guard let next = view.next(index), view.tokens[next].gap == .none else { return false }
    guard view.tokens[next].kind == .punctuation else { return true }
    guard let second = view.next(next), view.tokens[second].gap == .none else {
      return view.isCharacter(next, "(")
    }
    if view.isCharacter(next, "-"), view.isCharacter(second, "-") { return true }
    return !view.isCharacter(next, ",") && view.tokens[second].kind != .punctuation
  }

  /// Whether a brace stands before a word without a space between: `{ex,edit}`.
  private func isInBraces(_ left: Int, _ view: DocumentView) -> Bool {
    var at = left
    for _ in 0..<8 where view.tokens[at].gap == .none {
      guard let before = view.previous(at) else { return false }
      if view.isCharacter(before, "{") { return true }
      at = before
    }
    return false
  }

  private func isJoinedByComma(_ left: Int, _ view: DocumentView) -> Bool {
    guard view.tokens[left].gap == .none, let before = view.previous(left) else { return false }
    return view.isCharacter(before, ",")
  }

  private func isFollowedByComma(_ index: Int, _ view: DocumentView) -> Bool {
    guard let comma = view.next(index), view.isCharacter(comma, ","), let next = view.next(comma) else {
      return false
    }
    return view.tokens[next].gap == .none && view.tokens[next].kind == .word
  }

  /// Whether a capitalised word is one that sentences start with rather than a part of a name.
  private func isSentenceStarter(_ index: Int, _ view: DocumentView) -> Bool {
    guard let entry = view.entry(ofToken: index), let next = view.next(index) else { return false }
    guard view.tokens[next].gap != .none || view.tokens[next].kind == .punctuation else { return false }
    if entry.isFunctionWord || entry.partsOfSpeech.contains(.adverb) { return true }
    return entry.frequency >= 120
      && view.vocabulary.form(view.stem(ofToken: index))?.capitalizedInside ?? 0 == 0
      && view.tokens[next].traits.contains(.lowercase)
  }

  /// `(…)word`, where the bracket holds more than a part of a word.
  private func checkBracket(_ index: Int, _ view: DocumentView, _ report: inout Report) {
    guard let word = view.next(index), view.tokens[word].kind == .word, view.tokens[word].gap == .none,
      isPlain(word, view), view.tokens[word].traits.contains(.lowercase), !goesOn(word, view),
      let open = opening(of: index, view), view.tokens[open].gap != .none, index - open > 2,
      view.tokens[(open + 2)..<index].contains(where: { $0.gap != .none })
    else { return }
    add(index, word, .suggested, nil, view, &report)
  }

  private func opening(of index: Int, _ view: DocumentView) -> Int? {
    var at = index
    for _ in 0..<60 {
      guard let before = view.previous(at) else { return nil }
      if view.isCharacter(before, "(") { return before }
      if view.isCharacter(before, ")") { return nil }
      at = before
    }
    return nil
  }

  private func add(
    _ mark: Int, _ index: Int, _ applicability: Applicability, _ severity: Severity?, _ view: DocumentView,
    _ report: inout Report
  ) {
    let place = TextRange(view.tokens[mark].end, view.tokens[mark].end)
    report.add(
      "A space is missing before “\(view.string(ofToken: index))”.", at: view.tokens[index].range,
      severity: severity,
      fixes: [.replace(place, with: [0x20], applicability, title: "Add a space")])
  }
}
