internal import CGalleyData

/// The words that were looked up lately: texts use few words often.
struct RecentWords: ~Copyable {
  /// A word of up to sixteen bytes and what was found; all zeros where there is none.
  private struct Slot {
    /// The folded bytes, eight each, zero behind the end.
    var first: UInt64 = 0
    var second: UInt64 = 0
    var found = FoundWord(id: 0, isTrigger: false)
  }

  private static let slotCount = 2_048
  private let slots: UnsafeMutablePointer<Slot>
  private let zeros: UnsafeMutableRawPointer?

  /// Makes an empty memory; a short draft touches few of its pages.
  init() {
    zeros = galley_zeros(Self.slotCount, MemoryLayout<Slot>.stride)
    if let zeros {
      slots = zeros.bindMemory(to: Slot.self, capacity: Self.slotCount)
    } else {
      slots = .allocate(capacity: Self.slotCount)
      slots.initialize(repeating: Slot(), count: Self.slotCount)
    }
  }

  deinit {
    if let zeros { free(zeros) } else { slots.deallocate() }
  }

  /// What was found of a word; nil if it is not remembered.
  @inline(__always)
  func find(_ first: UInt64, _ second: UInt64, hash: UInt64) -> FoundWord? {
    let slot = slots + Int(truncatingIfNeeded: hash & UInt64(Self.slotCount - 1))
    return slot.pointee.first == first && slot.pointee.second == second ? slot.pointee.found : nil
  }

  /// Remembers what was found of a word in place of another one.
  func note(_ first: UInt64, _ second: UInt64, hash: UInt64, _ found: FoundWord) {
    let slot = slots + Int(truncatingIfNeeded: hash & UInt64(Self.slotCount - 1))
    slot.pointee = Slot(first: first, second: second, found: found)
  }
}

/// What is known of a word's form.
struct FoundWord {
  private let packed: UInt32

  /// - Parameter id: its number in the lexicon; 0 if it is not there.
  @inline(__always)
  init(id: UInt32, isTrigger: Bool) { packed = id | (isTrigger ? 1 << 31 : 0) }

  /// Its number in the lexicon.
  @inline(__always) var id: UInt32 { packed & 0x7FFF_FFFF }
  /// Whether some rule may want to be woken for it.
  @inline(__always) var isTrigger: Bool { packed >> 31 != 0 }
}
