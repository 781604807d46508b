/// Tokens while they are made: written in place, without the checks that an array makes for each.
struct TokenStore: ~Copyable {
  /// How many there are.
  private(set) var count = 0
  /// How many of them were moved on and are not here any more.
  private var moved = 0
  private var capacity: Int
  private var base: UnsafeMutablePointer<Token>

  /// Makes an empty store.
  init() {
    capacity = 1 << 12
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// Empties the store and keeps its memory, but for what a huge document took.
  mutating func removeAll() {
    count = 0
    moved = 0
    guard capacity > Self.keptCapacity else { return }
    base.deallocate()
    capacity = 1 << 12
    base = .allocate(capacity: capacity)
  }

  private static let keptCapacity = 1 << 18

  /// Adds a token.
  @inline(__always)
  mutating func append(_ token: Token) {
    if held == capacity { grow() }
    (base + held).initialize(to: token)
    count += 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Token>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: held)
    base.deallocate()
    base = larger
    capacity *= 2
  }

  /// The token at a place.
  @inline(__always)
  subscript(_ index: Int) -> Token {
    precondition(index >= moved && index < count, "a token that is here")
    return base[index - moved]
  }

  /// The token that was made last.
  @inline(__always) var last: Token? { held > 0 ? base[held - 1] : nil }

  /// How many are here.
  @inline(__always) var held: Int { count - moved }

  /// Says more of a token.
  @inline(__always)
  mutating func insert(_ traits: Token.Traits, at index: Int) {
    precondition(index >= moved && index < count, "a token that is here")
    base[index - moved].traits.insert(traits)
  }

  /// Moves the tokens that are here to the end of an array, but for the last ones.
  mutating func move(to array: inout [Token], keeping kept: Int = 0) {
    let leaving = max(0, held - kept)
    array.append(contentsOf: UnsafeBufferPointer(start: base, count: leaving))
    base.moveInitialize(from: base + leaving, count: held - leaving)
    moved += leaving
  }
}
