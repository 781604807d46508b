import GalleyText

/// The proofreader's own word: *stet*, let it stand.
///
/// `<!-- stet RULE … -- reason -->` holds for the block it stands in, or else for the next one and what lies before it,
/// `<!-- stet-begin … -->` to `<!-- stet-end -->` for a stretch; without rule ids for all rules. A category stands for all its rules. One that
/// suppresses nothing is reported by `stet/unused`.
struct Suppression {
  /// The ids of the engine's own findings about stets.
  static let unusedID = "stet/unused"
  static let unclosedID = "stet/unclosed"

  /// How many findings were let stand.
  private(set) var letStandCount = 0
  private let settings: LintSettings
  private let document: Document
  private var stets: [Stet] = []
  private var faults: [Finding] = []
  private var isUsed: [Bool] = []

  init(_ document: Document, settings: LintSettings) {
    self.settings = settings
    self.document = document
    let source = document.source.utf8
    let comments = document.comments.prefix(Limits.stetsPerDraft)
    guard !comments.isEmpty else { return }
    let blocks = document.blocks.map(\.source).sorted { $0.start < $1.start }
    var open: [Stet] = []
    for comment in comments where comment.content.end <= source.count {
      let words = Stet.words(source[comment.content.start..<comment.content.end])
      guard let first = words.first else { continue }
      var stet = Stet(comment: comment.range, rules: Array(words.dropFirst()))
      switch first {
      case "stet":
        if let block = Self.block(of: comment.range, among: blocks) {
          stet.range = SourceRange(min(block.start, comment.range.start), block.end)
        }
        stets.append(stet)
      case "stet-begin":
        stet.range.end = source.count
        open.append(stet)
      case "stet-end":
        guard var begun = open.popLast() else {
          report("This stet-end closes no stet-begin.", comment.range)
          continue
        }
        begun.range.end = comment.range.start
        begun.end = comment.range
        stets.append(begun)
      case _ where first.hasPrefix("stet-"):
        let message = "There is no “\(first)”, so it lets nothing stand; write stet, stet-begin or stet-end."
        report(message, comment.range, as: Self.unusedID)
      default: continue
      }
    }
    for begun in open {
      report("This stet-begin is never closed; it holds to the end of the draft.", begun.comment)
      stets.append(begun)
    }
    stets.sort { $0.range < $1.range }
    isUsed = [Bool](repeating: false, count: stets.count)
  }

  private mutating func report(_ message: String, _ range: SourceRange, as rule: String = Self.unclosedID) {
    faults.append(Finding(rule: rule, severity: .warning, message: message, range: range))
  }

  /// The block that a comment stands in, or else the next one.
  private static func block(of comment: SourceRange, among blocks: [SourceRange]) -> SourceRange? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].start < comment.end { low = middle + 1 } else { high = middle }
    }
    if low > 0, blocks[low - 1].start < comment.start, comment.end <= blocks[low - 1].end { return blocks[low - 1] }
    return low < blocks.count ? blocks[low] : nil
  }

  /// The findings that are not let stand.
  ///
  /// - Parameter findings: sorted by where they start.
  mutating func apply(to findings: [Finding]) -> [Finding] {
    guard !stets.isEmpty || !settings.silentRules.isEmpty else { return findings }
    // For each rule, category and for all rules: the stretches that have begun.
    var begun: [String: BegunStets] = [:]
    var next = 0
    return findings.filter { finding in
      while next < stets.count, stets[next].range.start <= finding.range.start {
        let stet = stets[next]
        for rule in stet.rules.isEmpty ? [""] : stet.rules {
          begun[rule, default: BegunStets()].insert(next, end: stet.range.end)
        }
        next += 1
      }
      var isLetStand = false
      let category = finding.rule.prefix { $0 != "/" }
      for rule in [finding.rule, String(category), ""] where begun[rule] != nil {
        guard let used = begun[rule]?.use(to: finding.range.end) else { continue }
        isLetStand = true
        for index in used { isUsed[index] = true }
      }
      if isLetStand { letStandCount += 1 }
      return !isLetStand && !settings.silentRules.contains(finding.rule)
    }
  }

  /// Findings about stets that suppressed nothing or are not closed.
  func unused(in settings: LintSettings) -> [Finding] {
    var findings = faults
    for (index, stet) in stets.enumerated() where !isUsed[index] {
      let unknown = stet.rules.first { !(settings.knownRules?.contains($0) ?? true) }
      guard unknown != nil || isJudged(stet) else { continue }
      let message = unknown.map { "There is no rule “\($0)”; this stet lets nothing stand." }
      findings.append(
        Finding(
          rule: Self.unusedID, severity: .warning, message: message ?? "This stet lets nothing stand; remove it.",
          range: stet.comment, fixes: [stet.removal(from: document)]))
    }
    return findings.compactMap { finding in
      let override = settings.severities[finding.rule] ?? settings.severities["stet"]
      guard let override else { return finding }
      guard let severity = override else { return nil }
      var changed = finding
      changed.severity = severity
      return changed
    }
  }

  /// Whether all that a stet lets stand was looked for; in a run of some rules alone it may be needed by others.
  private func isJudged(_ stet: Stet) -> Bool {
    guard !settings.runsAllRules else { return true }
    return !stet.rules.isEmpty && stet.rules.allSatisfy { (settings.severities[$0] ?? nil) != nil }
  }
}

/// The stretches of one rule that have begun.
///
/// A finding lies in one of them when the last of their ends lies behind it. Those not used yet are a heap by that
/// end, so that a draft of nothing but stets costs no more than to sort them.
private struct BegunStets {
  private var last = 0
  private var unused: [(end: Int, index: Int)] = []

  mutating func insert(_ index: Int, end: Int) {
    last = max(last, end)
    unused.append((end, index))
    var at = unused.count - 1
    while at > 0, unused[(at - 1) / 2].end < unused[at].end {
      unused.swapAt(at, (at - 1) / 2)
      at = (at - 1) / 2
    }
  }

  /// The stretches that are used for the first time by a finding that ends at `end`; nil where none holds it.
  mutating func use(to end: Int) -> [Int]? {
    guard last >= end else { return nil }
    var used: [Int] = []
    while let top = unused.first, top.end >= end {
      used.append(top.index)
      removeTop()
    }
    return used
  }

  private mutating func removeTop() {
    unused.swapAt(0, unused.count - 1)
    unused.removeLast()
    var at = 0
    while true {
      var largest = at
      for child in [2 * at + 1, 2 * at + 2] where child < unused.count && unused[child].end > unused[largest].end {
        largest = child
      }
      guard largest != at else { return }
      unused.swapAt(at, largest)
      at = largest
    }
  }
}
