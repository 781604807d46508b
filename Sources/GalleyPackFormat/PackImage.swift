/// Compiled packs as they lie in memory: read in place, so that those in the binary cost nothing at start.
///
/// It is made by `PackCompiler`, when Galley is built for the packs that come with it, and at run time for a house's own.
public final class PackImage: Sendable {
  /// The memory of an image made at run time.
  private final class Memory: Sendable {
    let address: UInt

    init(_ bytes: [UInt8]) {
      let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
      memory.copyBytes(from: bytes)
      address = UInt(bitPattern: memory.baseAddress)
    }

    deinit { UnsafeMutableRawPointer(bitPattern: address)?.deallocate() }
  }

  /// The records of a section.
  struct Table: Sendable {
    // An integer, because pointers are not Sendable.
    let address: UInt
    let count: Int
    let width: Int

    @inline(__always) func number(_ record: Int, _ field: Int) -> Int {
      guard record >= 0, record < count,
        let pointer = UnsafeRawPointer(bitPattern: address + UInt((record * width + field) * PackNumber.size))
      else { return 0 }
      return PackNumber.read(UInt32(littleEndian: pointer.loadUnaligned(as: UInt32.self)))
    }

    @inline(__always) func range(_ record: Int, _ field: Int) -> Range<Int> {
      let start = number(record, field)
      return start..<start + number(record, field + 1)
    }

    @inline(__always) func key(_ record: Int, _ field: Int) -> UInt64 {
      UInt64(number(record, field)) | UInt64(number(record, field + 1)) << 28
        | UInt64(number(record, field + 2)) << 56
    }
  }

  static let mark = Array("GALLEYPK1\n".utf8)

  private let memory: Memory?
  private let text: UInt
  private let textLength: Int
  let rules, examples, nodes, edges, edgeSlots, entries, useTexts, exceptionList: Table
  let anchors, anchorSlots, steps, wakes, lines, firsts, firstSlots, keys: Table
  /// How many of the rules are about phrases; they come first.
  public let phraseRuleCount: Int

  /// The image in a literal; nil if it is none.
  public convenience init?(_ literal: StaticString) {
    guard literal.hasPointerRepresentation else { return nil }
    self.init(
      address: UInt(bitPattern: literal.utf8Start), length: literal.utf8CodeUnitCount, memory: nil)
  }

  /// An image of these bytes; nil if they are none.
  public convenience init?(_ bytes: [UInt8]) {
    let memory = Memory(bytes)
    self.init(address: memory.address, length: bytes.count, memory: memory)
  }

  private init?(address: UInt, length: Int, memory: Memory?) {
    let sections = PackSection.allCases
    let head = Table(
      address: address + UInt(Self.mark.count), count: 2, width: sections.count + 1)
    let start = Self.mark.count + 2 * head.width * PackNumber.size
    let bytes = UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: length)
    guard length >= start, bytes.starts(with: Self.mark) else { return nil }
    var offset = start
    func table(_ section: PackSection) -> Table {
      let table = Table(
        address: address + UInt(offset), count: head.number(0, section.rawValue), width: section.width)
      offset += table.count * table.width * PackNumber.size
      return table
    }
    self.memory = memory
    rules = table(.rules)
    examples = table(.examples)
    nodes = table(.nodes)
    edges = table(.edges)
    edgeSlots = table(.edgeSlots)
    entries = table(.entries)
    useTexts = table(.uses)
    exceptionList = table(.exceptions)
    anchors = table(.anchors)
    anchorSlots = table(.anchorSlots)
    steps = table(.steps)
    wakes = table(.wakes)
    lines = table(.lines)
    firsts = table(.firsts)
    firstSlots = table(.firstSlots)
    keys = table(.keys)
    phraseRuleCount = head.number(0, sections.count)
    text = address + UInt(offset)
    textLength = head.number(1, 0)
    guard offset + textLength == length else { return nil }
  }

  /// How many rules it holds.
  public var ruleCount: Int { rules.count }

  /// The text that two numbers of a record tell the place of. It lives as long as the image.
  func bytes(_ table: Table, _ record: Int, _ field: Int) -> UnsafeBufferPointer<UInt8> {
    let range = table.range(record, field)
    guard range.upperBound <= textLength else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(
      start: UnsafePointer(bitPattern: text + UInt(range.lowerBound)), count: range.count)
  }

  func string(_ table: Table, _ record: Int, _ field: Int) -> String {
    String(decoding: bytes(table, record, field), as: UTF8.self)
  }

  /// The record that an open-addressing table leads to.
  @inline(__always)
  func find(_ hash: UInt64, in slots: Table, where matches: (Int) -> Bool) -> Int? {
    let mask = slots.count - 1
    guard mask > 0 else { return nil }
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let record = slots.number(slot, 0) - 1
      guard record >= 0 else { return nil }
      if matches(record) { return record }
      slot = (slot + 1) & mask
    }
  }
}
