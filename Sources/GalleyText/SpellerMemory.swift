internal import Synchronization

/// What was found for words lately, by all threads of a run.
///
/// It holds what the lexicon alone says, which is the same for every draft, so that it changes no output.
final class SpellerMemory: Sendable {
  /// The one memory.
  static let shared = SpellerMemory()
  /// The most words that are remembered; then all are forgotten at once.
  private static let limit = 1 << 14

  /// A folded word of up to 24 ASCII bytes, and whether it was written in small letters.
  struct Key: Hashable, Sendable {
    private let chunks: SIMD4<UInt64>

    init(_ folded: UnsafeBufferPointer<UInt8>, isLowercase: Bool) {
      var chunks = SIMD4<UInt64>()
      for index in 0..<3 where folded.count > index * 8 {
        chunks[index] = WordHash.chunk(folded, index * 8, folded.count)
      }
      chunks[3] = isLowercase ? 1 : 0
      self.chunks = chunks
    }

    func hash(into hasher: inout Hasher) {
      // One number is enough: words that share it are rare, and told apart by `==`.
      hasher.combine(
        chunks[0] ^ (chunks[1] &* 0x9E37_79B9_7F4A_7C15) ^ (chunks[2] &* 0xD6E8_FEB8_6659_FD93) ^ chunks[3])
    }
  }

  private let known = Mutex<[Key: [SpellerCandidate]]>([:])

  /// What was found for a word; nil for one that is not remembered.
  func candidates(_ key: Key) -> [SpellerCandidate]? { known.withLock { $0[key] } }

  /// Remembers what was found for a word.
  func note(_ candidates: [SpellerCandidate], _ key: Key) {
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
      known[key] = candidates
    }
  }
}
