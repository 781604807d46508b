extension Tokenizer {
  /// Reads one ASCII punctuation character or symbol, or an address that starts with it.
  mutating func readPunctuation(
    _ index: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let byte = text[index]
    if byte == 0x2F, let pathEnd = Addresses.pathEnd(text, index, end, afterGap: gap != .none) {
      append(.address, index, pathEnd)
      return pathEnd
    }
    switch byte {
    case 0x22: characters.insert(.quotationMark)
    case 0x28, 0x29, 0x5B, 0x5D: characters.insert(.bracket)
    case 0x2D: noteHyphen(before: index + 1, end, text, classes)
    default: break
    }
    let kind: Token.Kind = classes[Int(byte)] == ByteClass.symbol.rawValue ? .symbol : .punctuation
    let opens = byte == 0x22 && opensQuotation(text)
    if byte == 0x22 { isQuoted = false }
    append(kind, index, index + 1)
    if opens { isQuoted = true }
    sentence.note(punctuation: UInt32(byte), before: tokens, lexicon: lexicon, text: text)
    return index + 1
  }

  /// Tells the word before a hyphen of it, where a word or number follows.
  mutating func noteHyphen(
    before next: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
  ) {
    let last = tokens.count - 1
    guard gap == .none, last >= 0, tokens[last].kind == .word, next < end else { return }
    switch classes[Int(text[next])] {
    case ByteClass.letter.rawValue, ByteClass.digit.rawValue: tokens.insert(.beforeHyphen, at: last)
    case ByteClass.nonASCII.rawValue:
      guard let (scalar, _) = UTF8Decoding.scalar(text, at: next), case .letter = ScalarClass.of(scalar)
      else { return }
      tokens.insert(.beforeHyphen, at: last)
    default: return
    }
  }

  /// Whether a straight quotation mark here opens: behind a gap, a bracket or a dash.
  private func opensQuotation(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard gap == .none, let last = tokens.last else { return true }
    guard last.kind == .punctuation, last.gap != .none || last.length > 1 else { return false }
    switch text[last.offset] {
    case 0x28, 0x5B, 0x2D, 0x27: return true
    // An opening mark or a dash outside ASCII, U+2013, U+2014, U+2018, U+201C.
    case 0xE2: return last.length == 3 && [0x93, 0x94, 0x98, 0x9C].contains(text[last.offset + 2])
    default: return false
    }
  }

  /// Reads a number with its inner points and commas and the letters that touch it.
  mutating func readNumber(
    _ from: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    func isDigit(_ index: Int) -> Bool {
      index < end && classes[Int(text[index])] == ByteClass.digit.rawValue
    }
    var index = from
    while isDigit(index)
      || (index < end && (text[index] == 0x2E || text[index] == 0x2C) && isDigit(index + 1))
    {
      index += 1
    }
    var traits = Token.Traits()
    while index < end, classes[Int(text[index])] == ByteClass.letter.rawValue || isDigit(index) {
      traits.insert(.hasDigit)
      index += 1
    }
    if index < end, text[index] == 0x40 || text[index] == 0x5F,
      let addressEnd = Addresses.end(text, from, end)
    {
      append(.address, from, addressEnd)
      return addressEnd
    }
    append(.number, from, index, traits)
    return index
  }

  /// Reads a character outside ASCII that does not follow a letter.
  mutating func readScalar(
    _ index: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    guard let (scalar, length) = UTF8Decoding.scalar(text, at: index), index + length <= end else {
      table.marks.append(CharacterMark(start: index, length: 1, kind: .invalid))
      return index + 1
    }
    switch ScalarClass.of(scalar) {
    case .letter:
      return readLongWord(index, end, text, classes)
    case .space:
      let isNoBreak = scalar.value == 0xA0 || scalar.value == 0x202F
      table.marks.append(
        CharacterMark(start: index, length: length, kind: isNoBreak ? .noBreakSpace : .unicodeSpace))
      if gap != .blockStart {
        gap = scalar.value == 0x2028 || scalar.value == 0x2029 ? .lineBreak : .noBreakSpace
      }
      return index + length
    case .invisible:
      table.marks.append(CharacterMark(start: index, length: length, kind: .invisible))
      return index + length
    case .mark(let kind):
      table.marks.append(CharacterMark(start: index, length: length, kind: kind))
      append(.symbol, index, index + length)
      return index + length
    case .punctuation:
      if scalar.value == 0x2010 || scalar.value == 0x2011 {
        noteHyphen(before: index + length, end, text, classes)
      }
      switch scalar.value {
      case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB: characters.insert(.quotationMark)
      default: break
      }
      if scalar.value == 0x201D || scalar.value == 0xBB { isQuoted = false }
      append(.punctuation, index, index + length)
      if scalar.value == 0x201C || scalar.value == 0xAB { isQuoted = true }
      sentence.note(punctuation: scalar.value, before: tokens, lexicon: lexicon, text: text)
    case .symbol:
      append(.symbol, index, index + length)
      sentence.note(punctuation: scalar.value, before: tokens, lexicon: lexicon, text: text)
    }
    return index + length
  }
}
