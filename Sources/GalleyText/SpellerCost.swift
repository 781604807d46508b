/// How unlikely it is that one word was written for another: the sum of the slips that lead from one to the other,
/// in hundredths of an arbitrary slip. Slips that hand and ear make often cost less.
enum SpellerCost {
  static let insertion = 95
  static let deletion = 95
  static let substitution = 105
  static let transposition = 60
  static let doubling = 45
  static let vowel = 60
  static let neighbour = 80
  static let sound = 62
  static let silent = 72
  static let apostrophe = 30
  /// Added when the first letter is another one; people get it right.
  static let firstLetter = 35

  /// The cost of having written `wrong` for `right`, both folded; nil above `limit` or beyond three edits.
  static func of(_ wrong: UnsafeBufferPointer<UInt8>, for right: UnsafeBufferPointer<UInt8>, limit: Int)
    -> Int?
  {
    let band = 3
    guard abs(wrong.count - right.count) < band, !wrong.isEmpty, !right.isEmpty, right.count < 64 else {
      return nil
    }
    let width = right.count + 1
    let most = 1 << 20
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 3 * width) { rows -> Int? in
      var before = 0
      var above = width
      var here = 2 * width
      for column in 0..<width { rows[above + column] = Int32(most) }
      rows[above] = 0
      for column in 1..<min(width, band) {
        rows[above + column] = rows[above + column - 1] + Int32(omitting(right, column - 1))
      }
      for row in 1...wrong.count {
        for column in max(0, row - band - 1)..<min(width, row + band + 2) {
          rows[here + column] = Int32(most)
        }
        var least = Int32(most)
        let low = max(0, row - band + 1)
        if low == 0 { rows[here] = rows[above] + Int32(adding(wrong, row - 1)) }
        for column in max(1, low)..<min(width, row + band) {
          var cost = rows[above + column - 1] + Int32(replacing(right, column - 1, wrong, row - 1))
          cost = min(cost, rows[above + column] + Int32(adding(wrong, row - 1)))
          cost = min(cost, rows[here + column - 1] + Int32(omitting(right, column - 1)))
          if row > 1, column > 1, wrong[row - 1] == right[column - 2], wrong[row - 2] == right[column - 1] {
            cost = min(cost, rows[before + column - 2] + Int32(transposition))
          }
          rows[here + column] = cost
          least = min(least, cost)
        }
        if Int(min(least, rows[here])) > limit { return nil }
        (before, above, here) = (above, here, before)
      }
      var cost = Int(rows[above + right.count])
      if wrong[0] != right[0] { cost += firstLetter }
      return cost <= limit ? cost : nil
    }
  }

  /// The cost of having left out the letter of `word` at an index.
  @inline(__always)
  private static func omitting(_ word: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let letter = word[index]
    if letter == 0x27 { return apostrophe }
    if index > 0, word[index - 1] == letter { return doubling }
    if index + 1 < word.count, word[index + 1] == letter { return doubling }
    if letter == 0x65 || letter == 0x68 { return silent }
    return isVowel(letter) ? silent + 8 : deletion
  }

  /// The cost of having written a letter too many, at an index of the wrong word.
  @inline(__always)
  private static func adding(_ wrong: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let letter = wrong[index]
    if letter == 0x27 { return apostrophe }
    if index > 0, wrong[index - 1] == letter { return doubling }
    if index + 1 < wrong.count, wrong[index + 1] == letter { return doubling }
    return letter == 0x65 || letter == 0x68 ? silent + 8 : insertion
  }

  @inline(__always)
  private static func replacing(
    _ right: UnsafeBufferPointer<UInt8>, _ at: Int, _ wrong: UnsafeBufferPointer<UInt8>, _ here: Int
  ) -> Int {
    let (meant, written) = (right[at], wrong[here])
    if meant == written { return 0 }
    if isVowel(meant), isVowel(written) { return vowel }
    if soundsAlike(meant, written) { return sound }
    return areNeighbours(meant, written) ? neighbour : substitution
  }

  /// Vowels, `y` among them.
  @inline(__always)
  static func isVowel(_ letter: UInt8) -> Bool {
    // a e i o u y
    letter >= 0x61 && letter <= 0x7A && 0x0110_4111 >> UInt32(letter - 0x61) & 1 == 1
  }

  /// Letters for one sound: c–k, c–s, s–z, g–j, d–t, q–k, v–f, m–n, b–p.
  private static func soundsAlike(_ left: UInt8, _ right: UInt8) -> Bool {
    switch (min(left, right), max(left, right)) {
    case (0x63, 0x6B), (0x63, 0x73), (0x73, 0x7A), (0x67, 0x6A), (0x64, 0x74), (0x6B, 0x71), (0x66, 0x76),
      (0x6D, 0x6E), (0x62, 0x70), (0x63, 0x74):
      true
    default: false
    }
  }

  /// Whether two keys of a QWERTY keyboard touch.
  static func areNeighbours(_ left: UInt8, _ right: UInt8) -> Bool {
    guard left >= 0x61, left <= 0x7A, right >= 0x61, right <= 0x7A else { return false }
    return neighbours[Int(left - 0x61)] >> UInt32(right - 0x61) & 1 == 1
  }

  private static let neighbours: [UInt32] = {
    let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map { Array($0.utf8) }
    var table = [UInt32](repeating: 0, count: 26)
    func note(_ left: UInt8, _ right: UInt8) {
      table[Int(left - 0x61)] |= 1 << UInt32(right - 0x61)
      table[Int(right - 0x61)] |= 1 << UInt32(left - 0x61)
    }
    for (number, row) in rows.enumerated() {
      for column in row.indices {
        if column + 1 < row.count { note(row[column], row[column + 1]) }
        // Each row is shifted by half a key: a key touches the one below it and the one to the left of that.
        guard number + 1 < rows.count else { continue }
        for below in [column - 1, column] where rows[number + 1].indices.contains(below) {
          note(row[column], rows[number + 1][below])
        }
      }
    }
    return table
  }()
}
