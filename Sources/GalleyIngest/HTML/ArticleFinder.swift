internal import GalleyText

/// Tells a page's article from what is around it, in time linear in blocks and containers.
///
/// Paragraphs vote for the containers they lie in, the nearest most; words in class names, the share of links
/// and the elements' own meaning weigh the votes. The winner, with those of its siblings that go on with the
/// text, is the article; navigation, comments and teasers inside it are left out again.
struct ArticleFinder {
  private let blocks: ArraySlice<Block>
  private let notes: [BlockNote]
  private let containers: [ArticleContainer]
  /// Bytes of text, and of links among them, before each block.
  private var textBefore = [0]
  private var linksBefore = [0]
  /// Bytes in paragraphs before each block.
  private var proseBefore = [0]
  private var votes: [Double]
  /// Whether a container lies in one that is never part of an article.
  private var isAround: [Bool]
  /// Whether a container is a list of articles.
  private var isFeed: [Bool]

  private init(_ sink: borrowing HTMLSink, visible: Int) {
    blocks = sink.blocks[..<visible]
    notes = sink.blockNotes
    containers = sink.containers
    votes = Array(repeating: 0, count: containers.count)
    isAround = Array(repeating: false, count: containers.count)
    isFeed = isAround
    for (block, note) in zip(blocks, notes) {
      textBefore.append(textBefore[textBefore.count - 1] + block.range.count)
      linksBefore.append(linksBefore[linksBefore.count - 1] + min(note.linkBytes, block.range.count))
      let isProse = Self.isProse(block, note)
      proseBefore.append(proseBefore[proseBefore.count - 1] + (isProse ? block.range.count : 0))
    }
  }

  /// Marks the blocks outside the article.
  static func mark(_ sink: inout HTMLSink, visible: Int) {
    var finder = ArticleFinder(sink, visible: visible)
    guard let inside = finder.find() else { return }
    for index in sink.blocks.indices {
      let block = sink.blocks[index]
      if block.kind == .title || block.kind == .metadata { continue }
      if index < visible {
        if !inside.blocks[index] { sink.blocks[index].traits.insert(.outside) }
      } else {
        let container = sink.blockNotes[index].container
        guard container >= 0, !inside.containers[container] else { continue }
        sink.blocks[index].traits.insert(.outside)
      }
    }
  }

  /// Whether a block is running text.
  private static func isProse(_ block: Block, _ note: BlockNote) -> Bool {
    let plain = block.range.count - note.linkBytes
    switch block.kind {
    case .paragraph, .quotation, .tableCell:
      return plain >= 25 && (note.tag == .p || plain >= 60) && note.linkBytes * 2 < block.range.count
    case .listItem: return note.tag == .dd && plain >= 60 && note.linkBytes * 4 < block.range.count
    default: return false
    }
  }

  private func text(_ index: Int) -> Int {
    textBefore[containers[index].endBlock] - textBefore[containers[index].firstBlock]
  }
  private func links(_ index: Int) -> Int {
    linksBefore[containers[index].endBlock] - linksBefore[containers[index].firstBlock]
  }
  private func prose(_ index: Int) -> Int {
    proseBefore[containers[index].endBlock] - proseBefore[containers[index].firstBlock]
  }
  private func linkShare(_ index: Int) -> Double {
    Double(links(index)) / Double(max(text(index), 1))
  }

  // MARK: Finding

  private mutating func find() -> (blocks: [Bool], containers: [Bool])? {
    let total = proseBefore[proseBefore.count - 1]
    guard total > 0, !containers.isEmpty else { return nil }
    markFeeds()
    markSurroundings(total)
    vote()
    let bodies = statedBodies(total)
    if bodies.count > 1 { return select(bodies) }
    guard let start = stated(total) ?? climb(from: best()) else { return nil }
    let top = descend(from: start)
    var chosen = siblings(of: top)
    chosen.append(top)
    return select(chosen)
  }

  /// Marks what holds little but three articles or more, none of them longer than the others together.
  private mutating func markFeeds() {
    var articles = Array(repeating: (count: 0, prose: 0, longest: 0), count: containers.count)
    for index in containers.indices.reversed() {
      isFeed[index] =
        articles[index].count >= 3 && articles[index].prose * 10 >= prose(index) * 7
        && articles[index].longest * 2 < articles[index].prose
      let parent = containers[index].parent
      guard parent >= 0 else { continue }
      let isArticle = containers[index].tag == .article
      articles[parent].count += isArticle ? 1 : articles[index].count
      articles[parent].prose += isArticle ? prose(index) : articles[index].prose
      articles[parent].longest = max(
        articles[parent].longest, isArticle ? prose(index) : articles[index].longest)
    }
  }

  /// Marks what is never part of an article, unless most of the page's text lies in it.
  private mutating func markSurroundings(_ total: Int) {
    for index in containers.indices {
      let container = containers[index]
      if container.parent >= 0, isAround[container.parent] {
        isAround[index] = true
        continue
      }
      let limit: Double
      switch container.tag {
      case _ where isFeed[index]: limit = 0.85
      case .nav, .footer, .aside, .ampSidebar: limit = 0.6
      case .header, .form, .dialog: limit = 0.35
      case .body, .main, .article: limit = 0
      default:
        limit = container.words.contains(.comments) ? 0.5 : container.words.contains(.around) ? 0.3 : 0
      }
      isAround[index] = Double(prose(index)) < limit * Double(total)
    }
  }

  /// Lets each paragraph vote for the containers around it.
  private mutating func vote() {
    for (index, block) in blocks.enumerated() where proseBefore[index + 1] > proseBefore[index] {
      var container = notes[index].container
      guard container >= 0, !isAround[container] else { continue }
      let weight = 1 + min(Double(block.range.count) / 100, 4)
      for share in [1.0, 0.5, 1.0 / 6, 1.0 / 9] where container >= 0 {
        votes[container] += weight * share
        container = containers[container].parent
      }
    }
    for index in containers.indices where votes[index] > 0 {
      let container = containers[index]
      if container.isArticleBody { votes[index] += 50 }
      if container.tag == .article || container.tag == .main { votes[index] += 10 }
      if !container.words.isDisjoint(with: [.body, .article]) { votes[index] += 15 }
      if container.words.contains(.around) { votes[index] -= 15 }
      votes[index] *= 1 - linkShare(index)
    }
  }

  /// The container that the page itself calls the article, when it holds a fair share of the text.
  private func stated(_ total: Int) -> Int? {
    func only(_ isWanted: (ArticleContainer) -> Bool, share: Double) -> Int? {
      let candidates = containers.indices.filter { isWanted(containers[$0]) && !isAround[$0] && !isFeed[$0] }
      guard let largest = candidates.max(by: { prose($0) < prose($1) }) else { return nil }
      return Double(prose(largest)) >= share * Double(total) && prose(largest) >= 250 ? largest : nil
    }
    return only({ $0.isArticleBody }, share: 0.3) ?? only({ $0.tag == .article }, share: 0.5)
      ?? only({ $0.tag == .main }, share: 0.6)
  }

  /// The parts of an article that the page has in several elements, one for those who have not paid, say.
  private func statedBodies(_ total: Int) -> [Int] {
    let bodies = containers.indices.filter { containers[$0].isArticleBody && !isAround[$0] && !isFeed[$0] }
    guard let largest = bodies.max(by: { prose($0) < prose($1) }) else { return [] }
    let parts = bodies.filter { containers[$0].parent == containers[largest].parent }
    let sum = parts.reduce(0) { $0 + prose($1) }
    return Double(sum) >= 0.3 * Double(total) && sum >= 250 ? parts : []
  }

  private func best() -> Int? {
    let top = votes.indices.max { votes[$0] < votes[$1] }
    return top.flatMap { votes[$0] > 0 ? $0 : nil }
  }

  /// Goes to a parent that has won more, or that holds nothing else.
  private func climb(from top: Int?) -> Int? {
    guard var top else { return nil }
    var last = votes[top]
    let threshold = last / 3
    var parent = containers[top].parent
    while parent >= 0, containers[parent].tag != .body, votes[parent] >= threshold {
      if votes[parent] > last {
        top = parent
        break
      }
      last = votes[parent]
      parent = containers[parent].parent
    }
    parent = containers[top].parent
    while parent >= 0 {
      if goesOn(top, in: parent) { top = parent }
      parent = containers[parent].parent
    }
    return top
  }

  /// Whether what a container has around another one is more of the same text.
  private func goesOn(_ inner: Int, in outer: Int) -> Bool {
    guard containers[outer].tag != .body, !isAround[outer] else { return false }
    let addedProse = prose(outer) - prose(inner)
    let addedText = text(outer) - text(inner)
    let addedLinks = links(outer) - links(inner)
    return addedProse * 3 >= prose(inner) && addedProse * 5 >= addedText * 2
      && addedLinks * 10 < addedText * 3
  }

  /// Goes to a part that holds nearly all of the text, away from what else the container has.
  private func descend(from start: Int) -> Int {
    var top = start
    for index in containers.indices
    where index > top && containers[index].firstBlock < containers[start].endBlock {
      if containers[index].parent == top, !isAround[index], prose(index) * 10 >= prose(top) * 9 {
        top = index
      }
    }
    return top
  }

  /// The siblings that go on with the text.
  private func siblings(of top: Int) -> [Int] {
    let parent = containers[top].parent
    let threshold = max(10, votes[top] * 0.2)
    return containers.indices.filter {
      $0 != top && containers[$0].parent == parent && !isAround[$0] && votes[$0] >= threshold
        && linkShare($0) < 0.3
    }
  }

  // MARK: Selecting

  private func select(_ chosen: [Int]) -> (blocks: [Bool], containers: [Bool]) {
    var isChosen = Array(repeating: false, count: containers.count)
    for index in chosen { isChosen[index] = true }
    let size = chosen.reduce((text: 0, prose: 0)) { ($0.text + text($1), $0.prose + prose($1)) }
    var isInside = isChosen
    for index in containers.indices {
      let parent = containers[index].parent
      if parent >= 0, isInside[parent] { isInside[index] = !isLeftOut(index, of: size) }
    }
    var inside = notes.indices.map { index in
      let container = notes[index].container
      return container >= 0 && isInside[container]
    }
    addHeadline(&inside)
    return (inside, isInside)
  }

  /// Whether a container inside the article is no part of it.
  private func isLeftOut(_ index: Int, of size: (text: Int, prose: Int)) -> Bool {
    let container = containers[index]
    let length = text(index)
    guard length > 0, prose(index) * 2 < size.prose else { return false }
    if isAround[index] || container.tag == .nav || container.tag == .ampSidebar { return true }
    let share = linkShare(index)
    if container.words.contains(.around), length * 4 < size.text { return true }
    if share > 0.5, length > 20 || container.tag == .ul { return true }
    return share > 0.33 && prose(index) * 4 < length && length * 4 < size.text
  }

  /// Puts the headline in: the last `h1` before the article's first block.
  private func addHeadline(_ inside: inout [Bool]) {
    guard let first = inside.firstIndex(of: true) else { return }
    let headline = blocks.indices.prefix(first).last { notes[$0].tag == .h1 }
    if let headline { inside[headline] = true }
  }
}
