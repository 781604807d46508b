import GalleyLint
import GalleyText

/// A name for a finding that stays when lines above it come and go: the rule, the text found and what stands around it.
struct FindingFingerprint {
  private var seen: [UInt64: Int] = [:]

  /// The bytes on each side that take part.
  private static let surroundings = 24

  /// The fingerprint, with a count behind it where the same text was found before in this draft.
  mutating func of(_ finding: Finding, in text: [UInt8]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    Self.mix(finding.rule.utf8, into: &hash)
    Self.mix([0], into: &hash)
    Self.mix((finding.field ?? "").utf8, into: &hash)
    Self.mix([0], into: &hash)
    if finding.field == nil || !finding.range.isEmpty {
      let start = max(0, min(finding.range.start, text.count) - Self.surroundings)
      let end = min(text.count, finding.range.end + Self.surroundings)
      Self.mix(text[start..<max(start, end)].lazy.filter { $0 > 0x20 }, into: &hash)
    }
    let count = (seen[hash] ?? 0) + 1
    seen[hash] = count
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits + ":\(count)"
  }

  /// FNV-1a, 64 bits.
  private static func mix(_ bytes: some Sequence<UInt8>, into hash: inout UInt64) {
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}
