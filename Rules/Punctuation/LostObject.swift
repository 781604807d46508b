import GalleyLint
import GalleyText

/// Whether a formula, picture or link was lost between a word and the mark behind it, as happens when a page is read
/// as text: “is denoted by , and”.
///
/// The space that is left is the least of it, and taking it out would hide the loss.
struct LostObject {
  private let view: DocumentView

  init(_ view: DocumentView) { self.view = view }

  /// Whether the word before a mark can hardly end a clause, or other marks nearby stand behind such words.
  func isLikely(before mark: Int) -> Bool { isGap(before: mark) || isOften(near: mark) }

  /// Whether the sentence is one of mathematics, where what is lost is most often a formula.
  func isMathematical(_ mark: Int) -> Bool {
    let sentence = view.table.sentence(ofToken: mark)
    if let previous = view.previous(mark), isTerm(previous, Self.terms) || isTerm(previous, Self.namedTerms) {
      return true
    }
    return sentence.prefix(Self.sentenceTokens).count { isTerm($0, Self.terms) } > 1
  }

  private func isTerm(_ index: Int, _ terms: Set<UInt64>) -> Bool {
    view.tokens[index].kind == .word && terms.contains(WordHash.of(view.bytes(ofToken: index)))
  }

  /// A space between a word that wants another one and a mark, or between two marks.
  private func isGap(before mark: Int) -> Bool {
    guard let previous = view.previous(mark) else { return false }
    switch view.tokens[previous].kind {
    case .word: return expectsMore(previous)
    case .punctuation: return view.tokens[previous].gap == .space && Self.isMark(previous, view)
    default: return false
    }
  }

  /// Whether a third or more of the marks behind a space, in the pages before and behind, have a gap before them.
  private func isOften(near mark: Int) -> Bool {
    var (gaps, others) = (0, 0)
    let first = max(0, mark - Self.reach)
    for index in first..<min(view.tokens.count, mark + Self.reach) where view.tokens[index].gap == .space {
      guard view.tokens[index].kind == .punctuation, Self.isMark(index, view), view.block(ofToken: index).isProse else {
        continue
      }
      // `.5` and `...` are not set off.
      if let next = view.next(index), view.tokens[next].gap == .none { continue }
      if isGap(before: index) { gaps += 1 } else { others += 1 }
    }
    return gaps > 0 && gaps * 3 >= others
  }

  private static func isMark(_ index: Int, _ view: DocumentView) -> Bool {
    let token = view.tokens[index]
    return token.length == 1 && (view.text[token.offset] == 0x2C || view.text[token.offset] == 0x2E)
  }

  /// Whether a word such as “by”, “the” or “is” can hardly end a clause.
  private func expectsMore(_ index: Int) -> Bool {
    let traits = view.tokens[index].traits
    guard traits.contains(.lowercase) || traits.contains(.sentenceStart), let entry = view.entry(ofToken: index) else {
      return false
    }
    if Self.openWords.contains(WordHash.of(view.bytes(ofToken: index))) { return true }
    let parts = entry.partsOfSpeech
    return (!parts.isDisjoint(with: [.determiner, .conjunction]) && parts.isDisjoint(with: [.pronoun, .adverb]))
      || (parts.contains(.preposition) && parts.isDisjoint(with: [.adverb, .noun, .adjective]))
  }

  private static let openWords = WordHash.set(
    of: "is are was were be equals of by to as at from with for into than via see")

  /// Terms that hardly stand outside of mathematics.
  private static let terms = WordHash.set(
    of:
      """
      matrix matrices vector vectors scalar scalars tensor tensors eigenvalue eigenvalues eigenvector eigenvectors \
      transpose conjugate determinant polynomial polynomials integer integers coefficient coefficients exponent \
      equation equations theorem lemma corollary conjecture integral integrals derivative derivatives logarithm cosine \
      sine tangent quaternion modulo isomorphic isomorphism homomorphism bijection injective surjective orthogonal \
      orthonormal hermitian unitary diagonal symmetric monotone convex nonnegative nonzero parabola hyperbola ellipse \
      hypotenuse manifold subset subspace supremum infimum cardinality commutative associative abelian topology \
      denominator numerator factorial probability variance stochastic gaussian euclidean multiplicative additive
      """)

  /// Common words behind which mathematics names what it speaks of.
  private static let namedTerms = WordHash.set(
    of:
      """
      function functions number numbers degree rank modulus radius angle quotient coordinates variable variables \
      operator operators sequence index exponents ring frame curve interval
      """)

  /// Some pages of text.
  private static let reach = 1_000
  private static let sentenceTokens = 120
}
