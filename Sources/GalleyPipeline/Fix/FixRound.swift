import GalleyIngest
import GalleyLint
import GalleyText

/// One round of fixing: the fixes that were applied and what they gave, or which of them had to be taken back.
struct FixRound {
  /// What a round gave.
  struct Result {
    var bytes: [UInt8]
    var document: Document
    /// The edits made, in file bytes and in source bytes.
    var fileEdits: [ByteEdit]
    var sourceEdits: [SourceEdit]
    /// The findings that were fixed, by their place in the input.
    var fixed: [Int]
    /// The findings whose bytes a surer fix took.
    var deferred: [Int]
  }

  private let document: Document
  private let bytes: [UInt8]
  private let options: IngestOptions
  private lazy var check = SkeletonCheck(document)
  private lazy var text = TextPlaces(document.map)
  private let threshold: Applicability
  /// How often the draft may still be read to find the fixes that break it.
  private(set) var attempts: Int
  /// Fixes that were taken back, with the reason, by the place of their finding in the input.
  private(set) var withheld: [(index: Int, reason: String)] = []
  /// The rules among whose fixes the one that breaks the draft was not found in time; nothing is applied then.
  private(set) var unsettled: Set<String> = []

  init(_ document: Document, options: IngestOptions, threshold: Applicability, attempts: Int) {
    self.document = document
    bytes = document.source.bytes
    self.options = options
    self.threshold = threshold
    self.attempts = attempts
  }

  /// Applies what can be applied of these findings' first fixes; nil where nothing can.
  ///
  /// - Parameter findings: the findings of the draft; those without a fix to apply are passed over.
  mutating func run(_ findings: [Finding]) -> Result? {
    var candidates = findings.indices.filter { index in
      findings[index].fixes.first.map { $0.applicability >= threshold && !$0.edits.isEmpty } ?? false
    }
    candidates = candidates.filter { isWritable($0, findings) }
    // Markup is changed in rounds of its own, so that a round of text alone can be held to an equal skeleton.
    let targets = candidates.map { SkeletonCheck.target(of: findings[$0], in: document) }
    if targets.contains(where: { $0 != .markup }) {
      candidates = zip(candidates, targets).filter { $0.1 != .markup }.map(\.0)
    }
    guard !candidates.isEmpty else { return nil }
    if let result = attempt(candidates, findings) { return result }
    let culprits = Set(culprits(in: candidates, findings))
    guard unsettled.isEmpty else {
      narrow(candidates, findings)
      return nil
    }
    for index in candidates where culprits.contains(index) {
      withheld.append((index, "it would change the structure of the draft beyond its own edits"))
    }
    let rest = candidates.filter { !culprits.contains($0) }
    guard !rest.isEmpty else { return nil }
    if let result = attempt(rest, findings) { return result }
    for index in rest { withheld.append((index, "together with others it would change the structure of the draft")) }
    return nil
  }

  /// Whether edits have to be written in another encoding.
  private var needsEncoding: Bool { document.source.isTranscoded || document.source.encoding != "UTF-8" }

  /// Whether the file's encoding holds what a fix writes.
  private mutating func isWritable(_ index: Int, _ findings: [Finding]) -> Bool {
    guard needsEncoding else { return true }
    do throws(IngestError) {
      for edit in findings[index].fixes[0].edits { _ = try ByteEdit(edit, in: document, text: text) }
      return true
    } catch {
      withheld.append((index, error.description))
      return false
    }
  }

  private mutating func attempt(_ candidates: [Int], _ findings: [Finding]) -> Result? {
    attempts -= 1
    let subset = candidates.map { findings[$0] }
    let round = Fixer.apply(subset, to: document.source.utf8, threshold: threshold)
    let places = needsEncoding ? text : TextPlaces(SourceMap())
    guard !round.edits.isEmpty,
      let edits = try? round.edits.map({ try ByteEdit($0, in: document, text: places) }),
      let new = ByteEdit.splice(edits, into: bytes),
      let fixed = try? Ingester.ingest(new, format: document.format, options: options)
    else { return nil }
    // Read again in its own encoding the file must say what the edits say, but for what is now a reference.
    guard fixed.source.utf8 == round.text || edits.contains(where: \.usesReference) else { return nil }
    let applied = round.fixed.map { index in
      (fix: subset[index].fixes[0], target: SkeletonCheck.target(of: subset[index], in: document))
    }
    guard check.allows(fixed, after: applied, made: round.edits) else { return nil }
    return Result(
      bytes: new, document: fixed, fileEdits: edits, sourceEdits: round.edits,
      fixed: round.fixed.map { candidates[$0] }, deferred: round.deferred.map { candidates[$0] })
  }

  /// Narrows what was not found in time to the rules whose fixes break the draft without any other's.
  private mutating func narrow(_ candidates: [Int], _ findings: [Finding]) {
    let alone = unsettled.sorted().filter { rule in
      attempt(candidates.filter { findings[$0].rule == rule }, findings) == nil
    }
    if !alone.isEmpty { unsettled = Set(alone) }
  }

  /// The fixes that break the draft, found by halving.
  private mutating func culprits(in candidates: [Int], _ findings: [Finding]) -> [Int] {
    if candidates.count == 1 { return candidates }
    guard attempts > 0 else {
      unsettled.formUnion(candidates.map { findings[$0].rule })
      return candidates
    }
    let middle = candidates.count / 2
    var found: [Int] = []
    for half in [Array(candidates[..<middle]), Array(candidates[middle...])] {
      if attempt(half, findings) == nil { found += culprits(in: half, findings) }
    }
    // Each half is well alone; the later one gives way.
    return found.isEmpty ? Array(candidates[middle...]) : found
  }
}
