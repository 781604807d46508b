import GalleyLint
import GalleyText
import Testing

/// The engine's choice among fixes that want the same bytes.
@Suite struct FixerTests {
  private func finding(_ edits: [SourceEdit], _ severity: Severity, _ applicability: Applicability = .safe) -> Finding {
    Finding(
      rule: "t/rule", severity: severity, message: "A fault.", range: edits.first?.range ?? SourceRange(0, 0),
      fixes: [SourceFix(title: "Mend it", applicability: applicability, edits: edits)])
  }

  @Test("The surer fix wins, the other waits, and an insertion beside an edit waits too")
  func conflicts() {
    let findings = [
      finding([SourceEdit(SourceRange(0, 4), Array("Four".utf8))], .warning),
      finding([SourceEdit(SourceRange(2, 6), Array("x".utf8))], .error),
      finding([SourceEdit(SourceRange(6, 6), Array("!".utf8))], .error),
      finding([SourceEdit(SourceRange(8, 9), [])], .warning, .suggested),
      finding([SourceEdit(SourceRange(8, 10), Array("y".utf8))], .suggestion),
    ]
    let round = Fixer.apply(findings, to: Array("0123456789".utf8), threshold: .suggested)
    #expect(round.fixed == [1, 4])
    #expect(round.deferred == [0, 2, 3])
    #expect(String(decoding: round.text, as: UTF8.self) == "01x67y")
  }

  @Test("What is chosen among thousands is what is chosen one by one", arguments: 0..<20)
  func oracle(_ seed: UInt64) {
    var random = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ limit: UInt64) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((random >> 33) % limit)
    }
    let text = [UInt8](repeating: 0x61, count: 3_000)
    let findings = (0..<400).map { _ in
      let start = next(2_990)
      let edit = SourceEdit(SourceRange(start, start + next(4)), [UInt8(truncatingIfNeeded: 0x41 + next(3))])
      return finding([edit], [Severity.suggestion, .warning, .error][next(3)])
    }
    var taken: [SourceEdit] = []
    var fixed: [Int] = []
    for severity in [Severity.error, .warning, .suggestion] {
      for (index, finding) in findings.enumerated() where finding.severity == severity {
        let edit = finding.fixes[0].edits[0]
        let clashes = taken.contains { other in
          other.range.isEmpty || edit.range.isEmpty
            ? other.range.start <= edit.range.end && edit.range.start <= other.range.end
            : other.range.overlaps(edit.range)
        }
        if taken.contains(edit) {
          fixed.append(index)
        } else if !clashes {
          taken.append(edit)
          fixed.append(index)
        }
      }
    }
    let round = Fixer.apply(findings, to: text, threshold: .safe)
    #expect(round.fixed == fixed.sorted())
    #expect(round.edits == taken.sorted { $0.range < $1.range })
  }
}
