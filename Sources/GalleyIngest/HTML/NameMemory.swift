/// What is known of the name of an element or attribute.
struct KnownName<Value: Sendable>: Sendable {
  var value: Value
  /// Its length in bytes.
  var length: Int
  /// Its first eight bytes, little-endian, zero behind its end.
  var start: UInt64
  /// The bits of `start` that hold bytes of the name.
  var mask: UInt64

  init(value: Value, _ name: UnsafePointer<UInt8>, _ length: Int) {
    self.value = value
    self.length = length
    start = 0
    mask = 0
    for index in 0..<min(length, 8) {
      start |= UInt64(name[index]) << UInt64(8 * index)
      mask |= 0xFF << UInt64(8 * index)
    }
  }
}

/// The names of one parse, by where libxml2 keeps them.
///
/// Its dictionary holds each name once and for as long as the parser lives, so that a name is read at its first event
/// and known by its address at every other one. A memory serves one parse.
struct NameMemory<Value: Sendable> {
  private struct Slot {
    var address: UInt = 0
    var name: KnownName<Value>
  }

  private static var slotCount: Int { 256 }

  private let table: NameTable<Value>
  private var slots: [Slot]

  init(_ table: NameTable<Value>) {
    self.table = table
    var none: UInt8 = 0
    slots = Array(
      repeating: Slot(name: KnownName(value: table.find(&none).value, &none, 0)), count: Self.slotCount)
  }

  /// What is known of a name.
  @inline(__always)
  mutating func find(_ name: UnsafePointer<UInt8>) -> KnownName<Value> {
    let address = UInt(bitPattern: name)
    let slot = Int(truncatingIfNeeded: (address ^ address >> 8) & UInt(Self.slotCount - 1))
    if slots[slot].address == address { return slots[slot].name }
    return read(name, address, slot)
  }

  @inline(never)
  private mutating func read(_ name: UnsafePointer<UInt8>, _ address: UInt, _ slot: Int) -> KnownName<Value> {
    let (value, length) = table.find(name)
    let known = KnownName(value: value, name, length)
    slots[slot] = Slot(address: address, name: known)
    return known
  }
}
