/// What a word that is more than ASCII letters is made of.
struct WordShape {
  var traits = Token.Traits()
  var isPlainASCII = true
  var holdsUnderscore = false
  var isFirstCapital = false
  /// The bytes of the possessive ending as written, and as folded.
  var possessiveLength = 0
  var foldedPossessiveLength = 0
  /// Characters in the word that rules may want to look at.
  var marks: [CharacterMark] = []
  private var letters = 0
  private var capitals = 0
  private var isLastCapital = false

  /// Reads from the first letter to the end of the word; gives the index behind it.
  mutating func read(
    _ from: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var index = from
    while index < end {
      let byte = text[index]
      switch classes[Int(byte)] {
      case ByteClass.letter.rawValue:
        note(isCapital: byte & 0x20 == 0)
        index += 1
      case ByteClass.digit.rawValue:
        traits.insert(.hasDigit)
        index += 1
      case ByteClass.underscore.rawValue:
        guard index + 1 < end, isLetterOrDigit(classes[Int(text[index + 1])]) else {
          return close(from, index, text)
        }
        holdsUnderscore = true
        index += 1
      case ByteClass.apostrophe.rawValue:
        guard startsLetter(index + 1, end, text, classes) else { return close(from, index, text) }
        index += 1
      case ByteClass.nonASCII.rawValue:
        guard let next = readScalar(index, end, text, classes) else { return close(from, index, text) }
        index = next
      default: return close(from, index, text)
      }
    }
    return close(from, index, text)
  }

  /// Capitals before a possessive ending as the tokenizer's traits.
  var caseTraits: Token.Traits {
    let isPossessive = possessiveLength > 0
    let letters = letters - (isPossessive ? 1 : 0)
    let capitals = capitals - (isPossessive && isLastCapital ? 1 : 0)
    if capitals == 0 { return .lowercase }
    if isFirstCapital && capitals == 1 { return .capitalized }
    return capitals == letters && letters > 1 ? .allCapitals : .oddCapitals
  }

  /// Whether a scalar has no width and is left out of the folded form.
  func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if case .invisible = ScalarClass.of(scalar) { return true }
    return false
  }

  private mutating func note(isCapital: Bool) {
    if letters == 0 { isFirstCapital = isCapital }
    letters += 1
    isLastCapital = isCapital
    if isCapital { capitals += 1 }
  }

  private mutating func readScalar(
    _ index: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard let (scalar, length) = UTF8Decoding.scalar(text, at: index), index + length <= end else {
      return nil
    }
    let next = index + length
    if scalar.value == 0x2019 {
      guard startsLetter(next, end, text, classes) else { return nil }
      isPlainASCII = false
      return next
    }
    switch ScalarClass.of(scalar) {
    case .letter:
      note(isCapital: scalar.properties.isUppercase)
      traits.insert(.nonASCII)
      if scalar.value >= 0xFB00 || scalar.value == 0x149 {
        marks.append(CharacterMark(start: index, length: length, kind: .presentationForm))
      }
    case .invisible:
      guard startsLetter(next, end, text, classes) else { return nil }
      marks.append(CharacterMark(start: index, length: length, kind: .invisible))
      traits.insert(.holdsInvisible)
    default: return nil
    }
    isPlainASCII = false
    return next
  }

  private func startsLetter(
    _ index: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard index < end else { return false }
    if classes[Int(text[index])] == ByteClass.letter.rawValue { return true }
    guard text[index] >= 0x80, let (scalar, _) = UTF8Decoding.scalar(text, at: index) else { return false }
    if case .letter = ScalarClass.of(scalar) { return true }
    return false
  }

  private func isLetterOrDigit(_ value: UInt8) -> Bool {
    value == ByteClass.letter.rawValue || value == ByteClass.digit.rawValue
  }

  /// Notes a possessive ending of the word that ends at `end`.
  private mutating func close(_ from: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    let count = end - from
    guard count > 2, text[end - 1] | 0x20 == 0x73 else { return end }
    if text[end - 2] == 0x27 {
      (possessiveLength, foldedPossessiveLength) = (2, 2)
    } else if count > 4, text[end - 4] == 0xE2, text[end - 3] == 0x80, text[end - 2] == 0x99 {
      (possessiveLength, foldedPossessiveLength) = (4, 2)
    }
    if possessiveLength > 0 { traits.insert(.possessive) }
    return end
  }
}
