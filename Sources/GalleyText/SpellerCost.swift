/// How unlikely it is that one word was written for another: the sum of the slips that lead from one to the other.
///
/// The costs were learned from 9,700 misspellings of the lists and 12,000 of our own making, as what best tells the
/// word that was meant from the others that are near; a cost of 30 outweighs a word ten times as common. A letter left
/// out is cheap, because it can only be one of a few, and a letter too many or another one is any of the alphabet.
struct SpellerCost: Sendable {
  /// What it costs that only one of two words has a letter: one of two in a row, a silent one, a vowel, any other.
  private struct LetterCosts {
    var twin: Int32
    var silent: Int32
    var vowel: Int32
    var other: Int32
  }

  /// A letter left out.
  private static let omitted = LetterCosts(twin: 18, silent: 20, vowel: 25, other: 30)
  /// A letter too many.
  private static let added = LetterCosts(twin: 45, silent: 47, vowel: 57, other: 76)
  static let transposition: Int32 = 27
  /// Two letters swapped around a third: `tradegy`.
  static let farTransposition: Int32 = 50
  static let apostrophe: Int32 = 20
  /// The least that a slip costs.
  static let least = 18
  /// Added when the first letter is another one, or the last: people get them right.
  static let firstLetter = 20
  static let lastLetter = 20

  /// The costs of one letter for another, 32 a letter.
  private let substitutions: [Int32]

  /// The costs.
  static let english = SpellerCost()

  private init() {
    var table = [Int32](repeating: 86, count: 32 * 32)
    func set(_ pairs: [(UInt8, UInt8)], _ cost: Int32) {
      for (left, right) in pairs {
        let (low, high) = (Int(left & 0x1F), Int(right & 0x1F))
        table[low << 5 | high] = min(table[low << 5 | high], cost)
        table[high << 5 | low] = table[low << 5 | high]
      }
    }
    let vowels = Array("aeiouy".utf8)
    set(vowels.flatMap { left in vowels.map { (left, $0) } }, 50)
    set(Self.soundingAlike, 50)
    set(Self.neighbouringKeys, 72)
    for letter in 0..<32 { table[letter << 5 | letter] = 0 }
    substitutions = table
  }

  /// The cost of having written `wrong` for `right`, both folded; nil above `limit` or beyond a length apart of two.
  func of(_ wrong: UnsafeBufferPointer<UInt8>, for right: UnsafeBufferPointer<UInt8>, limit: Int) -> Int? {
    let band = 3
    guard abs(wrong.count - right.count) < band, !wrong.isEmpty, !right.isEmpty, right.count < 64 else {
      return nil
    }
    let width = right.count + 1
    let most: Int32 = 1 << 20
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 4 * width) { rows -> Int? in
      var (further, before, above, here) = (0, width, 2 * width, 3 * width)
      for column in 0..<width { rows[above + column] = most }
      rows[above] = 0
      for column in 1..<min(width, band) {
        rows[above + column] = rows[above + column - 1] + letterCost(Self.omitted, right, column - 1)
      }
      for row in 1...wrong.count {
        let low = max(0, row - band + 1)
        let high = min(width, row + band)
        for column in [low - 1, high] where column >= 0 && column < width { rows[here + column] = most }
        let adding = letterCost(Self.added, wrong, row - 1)
        var least = most
        if low == 0 {
          rows[here] = rows[above] + adding
          least = rows[here]
        }
        for column in max(1, low)..<high {
          var cost = rows[above + column - 1] + substituting(right[column - 1], wrong[row - 1])
          cost = min(cost, rows[above + column] + adding)
          cost = min(cost, rows[here + column - 1] + letterCost(Self.omitted, right, column - 1))
          if row > 1, column > 1, wrong[row - 1] == right[column - 2], wrong[row - 2] == right[column - 1] {
            cost = min(cost, rows[before + column - 2] + Self.transposition)
          }
          if row > 2, column > 2, wrong[row - 1] == right[column - 3], wrong[row - 3] == right[column - 1],
            wrong[row - 2] == right[column - 2]
          {
            cost = min(cost, rows[further + column - 3] + Self.farTransposition)
          }
          rows[here + column] = cost
          least = min(least, cost)
        }
        if Int(least) > limit { return nil }
        (further, before, above, here) = (before, above, here, further)
      }
      var cost = Int(rows[above + right.count])
      if wrong[0] != right[0] { cost += Self.firstLetter }
      if wrong[wrong.count - 1] != right[right.count - 1] { cost += Self.lastLetter }
      return cost <= limit ? cost : nil
    }
  }

  /// The cost of a letter that only one of two words has, at an index of that word.
  @inline(__always)
  private func letterCost(_ costs: LetterCosts, _ word: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int32 {
    let letter = word[index]
    if index > 0, word[index - 1] == letter { return costs.twin }
    if index + 1 < word.count, word[index + 1] == letter { return costs.twin }
    switch letter {
    case 0x27: return Self.apostrophe
    case 0x65, 0x68: return costs.silent
    case 0x61, 0x69, 0x6F, 0x75, 0x79: return costs.vowel
    default: return costs.other
    }
  }

  @inline(__always)
  private func substituting(_ meant: UInt8, _ written: UInt8) -> Int32 {
    substitutions[Int(meant & 0x1F) << 5 | Int(written & 0x1F)]
  }

  /// Consonants that are written for one another.
  private static let soundingAlike: [(UInt8, UInt8)] =
    ["ck", "cs", "sz", "gj", "dt", "kq", "fv", "mn", "bp", "ct"].map { pair in
      let letters = Array(pair.utf8)
      return (letters[0], letters[1])
    }

  /// Keys that touch on a QWERTY keyboard: each row is shifted by half a key to the one above.
  private static let neighbouringKeys: [(UInt8, UInt8)] = {
    let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map { Array($0.utf8) }
    var pairs: [(UInt8, UInt8)] = []
    for (number, row) in rows.enumerated() {
      for column in row.indices {
        if column + 1 < row.count { pairs.append((row[column], row[column + 1])) }
        guard number + 1 < rows.count else { continue }
        for below in [column - 1, column] where rows[number + 1].indices.contains(below) {
          pairs.append((row[column], rows[number + 1][below]))
        }
      }
    }
    return pairs
  }()
}
