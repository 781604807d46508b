extension Tokenizer {
  /// Reads a word that starts with an ASCII letter.
  @inline(__always)
  mutating func readWord(
    _ from: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var index = from + 1
    while index < end, classes[Int(text[index])] == ByteClass.letter.rawValue { index += 1 }
    if index < end {
      switch text[index] {
      case 0x20, 0x2C: break
      case 0x27, 0x30...0x39, 0x5F, 0x80...0xFF, 0x40, 0x3A, 0x2E, 0x5C:
        return readLongWord(from, end, text, classes)
      default: break
      }
    }
    let bytes = UnsafeBufferPointer(rebasing: text[from..<index])
    appendASCIIWord(bytes, lookUp: bytes.count, from, text, own: [])
    return index
  }

  /// Reads a word with an apostrophe, digit, character outside ASCII or the like in it, or an address.
  mutating func readLongWord(
    _ from: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var shape = WordShape()
    var index = shape.read(from, end, text, classes)
    if index < end, let addressEnd = addressEnd(from, index, end, text, classes, shape) {
      append(.address, from, addressEnd)
      return addressEnd
    }
    if shape.holdsUnderscore {
      append(.address, from, index)
      return index
    }
    if let dottedEnd = Addresses.dottedEnd(text, from, end), dottedEnd > index {
      // `U.S.`, `a.m.`: one word with its full stops.
      append(.word, from, dottedEnd, shape.isFirstCapital ? .capitalized : .lowercase)
      sentence.noteDotted()
      return dottedEnd
    }
    for mark in shape.marks { table.marks.append(mark) }
    if shape.isPlainASCII {
      let whole = UnsafeBufferPointer(rebasing: text[from..<index])
      appendASCIIWord(whole, lookUp: index - from - shape.possessiveLength, from, text, own: shape.traits)
    } else {
      appendFolded(from, index, text, shape)
    }
    if index == from { index += 1 }
    return index
  }

  private func addressEnd(
    _ from: Int, _ index: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>,
    _ classes: UnsafeBufferPointer<UInt8>, _ shape: WordShape
  ) -> Int? {
    switch text[index] {
    case 0x40: return Addresses.end(text, from, end)
    case 0x3A:
      guard index + 2 < end, text[index + 1] == 0x2F, text[index + 2] == 0x2F else {
        let word = text[from..<index]
        return word.elementsEqual("mailto".utf8) ? Addresses.end(text, from, end) : nil
      }
      return Addresses.end(text, from, end)
    case 0x2E:
      guard index + 1 < end else { return nil }
      let next = classes[Int(text[index + 1])]
      guard next == ByteClass.letter.rawValue || next == ByteClass.digit.rawValue else { return nil }
      return Addresses.dottedNameEnd(text, from, end)
    case 0x5C: return Addresses.end(text, from, end)
    default: return nil
    }
  }

  /// Appends a word of ASCII letters and apostrophes.
  ///
  /// - Parameter lookUp: how many of its bytes stand before a possessive ending.
  @inline(__always)
  mutating func appendASCIIWord(
    _ bytes: UnsafeBufferPointer<UInt8>, lookUp: Int, _ from: Int, _ text: UnsafeBufferPointer<UInt8>,
    own: Token.Traits
  ) {
    var hash = WordHash.start(lookUp)
    var offset = 0
    var capitals = 0
    let firstIsCapital = bytes[0] & 0x20 == 0
    let all = UnsafeBufferPointer(rebasing: text[from...])
    while offset < lookUp {
      let chunk = WordHash.chunk(all, offset, lookUp)
      let mask = WordHash.capitals(chunk)
      capitals += mask.nonzeroBitCount
      hash = WordHash.mix(hash, chunk | (mask >> 2))
      offset += 8
    }
    let stem = UnsafeBufferPointer(rebasing: bytes[0..<lookUp])
    var word = lexicon.find(stem, hash: hash)
    var traits = own
    if lookUp < bytes.count {
      // `it's` is a word of its own; `president's` is not.
      let whole = lexicon.find(bytes, hash: WordHash.ofASCII(bytes))
      if whole != 0, lexicon.entry(whole)?.flags.contains(.contraction) == true { word = whole }
    }
    if capitals == 0 {
      traits.insert(.lowercase)
    } else if firstIsCapital && capitals == 1 {
      traits.insert(.capitalized)
    } else if capitals == lookUp {
      traits.insert(.allCapitals)
    } else {
      traits.insert(.oddCapitals)
    }
    finish(from, bytes.count, stemLength: lookUp, hash: hash, word: word, traits: traits, text)
  }

  /// Appends a word that had to be folded.
  private mutating func appendFolded(
    _ from: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ shape: WordShape
  ) {
    scratch.removeAll(keepingCapacity: true)
    var index = from
    while index < end {
      if text[index] < 0x80 {
        scratch.append(Fold.lowercase(text[index]))
        index += 1
      } else if let (scalar, length) = UTF8Decoding.scalar(text, at: index) {
        if scalar.value == 0x2019 {
          scratch.append(0x27)
        } else if !shape.isInvisible(scalar) {
          UTF8Decoding.append(Fold.lowercase(scalar), to: &scratch)
        }
        index += length
      } else {
        index += 1
      }
    }
    let foldedCount = scratch.count
    let stemCount = foldedCount - (shape.possessiveLength == 0 ? 0 : shape.foldedPossessiveLength)
    let (hash, stemWord, wholeWord) = scratch.withUnsafeBufferPointer { folded in
      let stem = UnsafeBufferPointer(rebasing: folded[0..<stemCount])
      let hash = WordHash.ofASCII(stem)
      let whole = stemCount < foldedCount ? lexicon.find(folded, hash: WordHash.ofASCII(folded)) : 0
      return (hash, lexicon.find(stem, hash: hash), whole)
    }
    var word = stemWord
    if wholeWord != 0, lexicon.entry(wholeWord)?.flags.contains(.contraction) == true { word = wholeWord }
    finish(
      from, end - from, stemLength: end - from - shape.possessiveLength, hash: hash, word: word,
      traits: shape.traits.union(shape.caseTraits), text)
  }

  @inline(__always)
  private mutating func finish(
    _ from: Int, _ length: Int, stemLength: Int, hash: UInt64, word: UInt32, traits own: Token.Traits,
    _ text: UnsafeBufferPointer<UInt8>
  ) {
    var traits = own
    let count = table.tokens.count
    if word == 0 && !own.contains(.hasDigit) { traits.insert(.unknown) }
    if filter.mayContain(hash) { traits.insert(.trigger) }
    if stemLength == 1 {
      traits.insert(.oneLetter)
    } else if text[from] | 0x20 == text[from + 1] | 0x20, text[from] < 0x80 {
      traits.insert(.twinStart)
    }
    if count > 0, gap == .none {
      let last = table.tokens[count - 1]
      if last.kind == .punctuation, last.length == 1 {
        switch text[last.offset] {
        case 0x2D: if last.gap == .none, count > 1 { traits.insert(.afterHyphen) }
        case 0x40, 0x23: traits.insert(.handle)
        case 0x2E, 0x2C, 0x21, 0x3F, 0x3B, 0x3A: if last.gap == .none { traits.insert(.joined) }
        default: break
        }
      }
    } else if lastWordHash == hash, lastWordToken == count - 1, gap != .blockStart {
      traits.insert(.repeated)
    }
    lastWordHash = hash
    lastWordToken = count
    let at = from
    append(.word, at, at + length, traits, word: word)
    guard !traits.isDisjoint(with: Self.noted) else { return }
    let final = table.tokens[count].traits
    table.vocabulary.note(
      hash: hash, token: count, length: stemLength, traits: final, isProminent: isProminent)
  }

  /// The words that enter the document's vocabulary.
  private static let noted: Token.Traits = [.unknown, .capitalized, .allCapitals, .oddCapitals, .nonASCII]
}
