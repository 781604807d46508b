/// Gathers the records of a pack image and lays them down.
struct PackImageWriter {
  private var records = [[Int]](repeating: [], count: PackSection.allCases.count)
  private var text: [UInt8] = []
  private var textOffsets: [String: Int] = [:]
  /// How many of the rules are about phrases.
  var phraseRuleCount = 0

  /// How many records a section has.
  func count(_ section: PackSection) -> Int { records[section.rawValue].count / section.width }

  /// Adds a record.
  mutating func add(_ numbers: [Int], to section: PackSection) { records[section.rawValue] += numbers }

  /// The place of a text, as two numbers; one that stands there already is not added again.
  mutating func place(of string: String) -> [Int] {
    let bytes = string.utf8
    if let offset = textOffsets[string] { return [offset, bytes.count] }
    let offset = text.count
    textOffsets[string] = offset
    text += bytes
    return [offset, bytes.count]
  }

  /// Adds the slots by which records are found that were added with these hashes.
  mutating func addSlots(_ section: PackSection, hashes: [UInt64]) {
    guard !hashes.isEmpty else { return }
    var count = 2
    while count < hashes.count * 2 { count *= 2 }
    var slots = [Int](repeating: 0, count: count)
    for (record, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = record + 1
    }
    records[section.rawValue] = slots
  }

  /// The image; nil if it is too large for its numbers.
  func bytes() -> [UInt8]? {
    let head = records.enumerated().map { $0.element.count / (PackSection.allCases[$0.offset].width) }
    let numbers =
      head + [phraseRuleCount, text.count] + [Int](repeating: 0, count: head.count) + records.joined()
    guard numbers.allSatisfy({ $0 >= 0 && $0 <= PackNumber.most }) else { return nil }
    var bytes = PackImage.mark
    bytes.reserveCapacity(bytes.count + numbers.count * PackNumber.size + text.count)
    for number in numbers { PackNumber.append(number, to: &bytes) }
    return bytes + text
  }
}
