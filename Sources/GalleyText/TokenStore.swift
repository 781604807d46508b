/// Tokens while they are made: written in place, without the checks that an array makes for each.
struct TokenStore: ~Copyable {
  /// How many there are.
  private(set) var count = 0
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
    guard capacity > Self.keptCapacity else { return }
    base.deallocate()
    capacity = 1 << 12
    base = .allocate(capacity: capacity)
  }

  private static let keptCapacity = 1 << 18

  /// Adds a token.
  @inline(__always)
  mutating func append(_ token: Token) {
    if count == capacity { grow() }
    (base + count).initialize(to: token)
    count += 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Token>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }

  /// The token at a place.
  @inline(__always)
  subscript(_ index: Int) -> Token {
    precondition(index >= 0 && index < count, "a token that was made")
    return base[index]
  }

  /// The token that was made last.
  @inline(__always) var last: Token? { count > 0 ? base[count - 1] : nil }

  /// Says more of a token.
  @inline(__always)
  mutating func insert(_ traits: Token.Traits, at index: Int) {
    precondition(index >= 0 && index < count, "a token that was made")
    base[index].traits.insert(traits)
  }

  /// All of them.
  func makeArray() -> [Token] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
