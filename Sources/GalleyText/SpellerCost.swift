/// How unlikely it is that one word was written for another: the sum of the slips that lead from one to the other,
/// in hundredths of an arbitrary slip. Slips that hand and ear make often cost less.
struct SpellerCost: Sendable {
  static let insertion: Int32 = 95
  static let deletion: Int32 = 95
  static let transposition: Int32 = 60
  static let doubling: Int32 = 45
  static let silent: Int32 = 72
  static let apostrophe: Int32 = 30
  /// Added when the first letter is another one; people get it right.
  static let firstLetter = 35
  /// The least that an edit costs which changes the letters a word is made of, apostrophes apart; such an edit
  /// changes two of them at most.
  static let leastForNewLetters = 60

  /// The costs of one letter for another, 32 a letter.
  private let substitutions: [Int32]

  /// The costs.
  static let english = SpellerCost()

  private init() {
    var table = [Int32](repeating: 105, count: 32 * 32)
    func set(_ pairs: [(UInt8, UInt8)], _ cost: Int32) {
      for (left, right) in pairs {
        let (low, high) = (Int(left & 0x1F), Int(right & 0x1F))
        table[low << 5 | high] = min(table[low << 5 | high], cost)
        table[high << 5 | low] = table[low << 5 | high]
      }
    }
    let vowels = Array("aeiouy".utf8)
    set(vowels.flatMap { left in vowels.map { (left, $0) } }, 60)
    set(Self.soundingAlike, 62)
    set(Self.neighbouringKeys, 80)
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
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 3 * width) { rows -> Int? in
      var before = 0
      var above = width
      var here = 2 * width
      for column in 0..<width { rows[above + column] = most }
      rows[above] = 0
      for column in 1..<min(width, band) {
        rows[above + column] = rows[above + column - 1] + omitting(right, column - 1)
      }
      for row in 1...wrong.count {
        let low = max(0, row - band + 1)
        let high = min(width, row + band)
        for column in [low - 1, high] where column >= 0 && column < width { rows[here + column] = most }
        let adding = adding(wrong, row - 1)
        var least = most
        if low == 0 {
          rows[here] = rows[above] + adding
          least = rows[here]
        }
        for column in max(1, low)..<high {
          var cost = rows[above + column - 1] + substituting(right[column - 1], wrong[row - 1])
          cost = min(cost, rows[above + column] + adding)
          cost = min(cost, rows[here + column - 1] + omitting(right, column - 1))
          if row > 1, column > 1, wrong[row - 1] == right[column - 2], wrong[row - 2] == right[column - 1] {
            cost = min(cost, rows[before + column - 2] + Self.transposition)
          }
          rows[here + column] = cost
          least = min(least, cost)
        }
        if Int(least) > limit { return nil }
        (before, above, here) = (above, here, before)
      }
      let cost = Int(rows[above + right.count]) + (wrong[0] == right[0] ? 0 : Self.firstLetter)
      return cost <= limit ? cost : nil
    }
  }

  /// The cost of having left out the letter of `word` at an index.
  @inline(__always)
  private func omitting(_ word: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int32 {
    let letter = word[index]
    if index > 0, word[index - 1] == letter { return Self.doubling }
    if index + 1 < word.count, word[index + 1] == letter { return Self.doubling }
    switch letter {
    case 0x27: return Self.apostrophe
    case 0x65, 0x68: return Self.silent
    case 0x61, 0x69, 0x6F, 0x75, 0x79: return Self.silent + 8
    default: return Self.deletion
    }
  }

  /// The cost of having written a letter too many, at an index of the wrong word.
  @inline(__always)
  private func adding(_ wrong: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int32 {
    let letter = wrong[index]
    if index > 0, wrong[index - 1] == letter { return Self.doubling }
    if index + 1 < wrong.count, wrong[index + 1] == letter { return Self.doubling }
    if letter == 0x27 { return Self.apostrophe }
    return letter == 0x65 || letter == 0x68 ? Self.silent + 8 : Self.insertion
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
