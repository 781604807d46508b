import GalleyLint

/// Says for people what fixing came to.
struct FixText {
  /// The most lines that are named for one rule; the rest is counted.
  private static let lineLimit = 20

  let isDryRun: Bool
  private var fixedByRule: [String: Int] = [:]
  private var changedCount = 0
  private var leftCount = 0

  init(isDryRun: Bool) { self.isDryRun = isDryRun }

  /// The lines about one draft; none where nothing was found.
  mutating func add(_ outcome: FixOutcome) -> String {
    if !outcome.fixed.isEmpty { changedCount += 1 }
    leftCount += outcome.left.count
    guard !outcome.fixed.isEmpty || !outcome.left.isEmpty else { return "" }
    var text = "\(PlainLine.of(outcome.path))\n"
    var lines: [String: [Int]] = [:]
    for fixed in outcome.fixed { lines[fixed.rule, default: []].append(fixed.line) }
    for (rule, lines) in lines.sorted(by: { $0.key < $1.key }) {
      fixedByRule[rule, default: 0] += lines.count
      text += "  \(verb) \(lines.count) \(rule) (\(Self.named(lines)))\n"
    }
    for left in outcome.left {
      text += "  left \(left.line):\(left.column) \(left.severity.name) \(left.rule): \(PlainLine.of(left.message))"
      text += " (\(PlainLine.of(left.reason.phrase)))\n"
    }
    return text
  }

  /// The sum over all drafts; nothing where nothing was found.
  var summary: String {
    let count = fixedByRule.values.reduce(0, +)
    guard count > 0 || leftCount > 0 else { return "" }
    var text = "\(verb) \(Self.counted(count, "finding"))"
    if count > 0 {
      let rules = fixedByRule.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      text += " in \(Self.counted(changedCount, "draft")): "
      text += rules.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }
    return text + "; left \(Self.counted(leftCount, "finding"))\n"
  }

  private var verb: String { isDryRun ? "would fix" : "fixed" }

  private static func named(_ lines: [Int]) -> String {
    let sorted = Set(lines).sorted()
    let shown = sorted.prefix(lineLimit).map(String.init).joined(separator: ", ")
    let rest = sorted.count - lineLimit
    return (sorted.count == 1 ? "line " : "lines ") + shown + (rest > 0 ? " and \(rest) more" : "")
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
