extension Tokenizer {
  /// Reads a word that starts with an ASCII letter.
  @inline(__always)
  mutating func readWord(
    _ from: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let chunk = WordHash.chunk(text, from, end)
    let run = WordHash.letterRun(chunk)
    var index = from + run
    if run == 8 {
      while index < end, classes[Int(text[index])] == ByteClass.letter.rawValue { index += 1 }
    }
    if index < end, goesOn(index, from, end, text, classes) {
      return readLongWord(from, end, text, classes)
    }
    if run < 8 {
      appendShortWord(chunk, run, from, text)
    } else {
      appendASCIIWord(from, index, lookUp: index - from, text, own: [])
    }
    return index
  }

  /// Whether more than ASCII letters may belong to the word before `index`, or it may be an address.
  @inline(__always)
  private func goesOn(
    _ index: Int, _ from: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>,
    _ classes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    switch text[index] {
    case 0x20, 0x2C: return false
    case 0x2E:
      guard index + 1 < end else { return false }
      let next = classes[Int(text[index + 1])]
      return next == ByteClass.letter.rawValue || next == ByteClass.digit.rawValue
    case 0x80...0xFF:
      // A closing quotation mark or a dash ends a word as a space does.
      guard index + 2 < end, text[index] == 0xE2, text[index + 1] == 0x80 else { return true }
      return !(text[index + 2] == 0x9D || text[index + 2] == 0x93 || text[index + 2] == 0x94)
    case 0x27, 0x30...0x39, 0x5F, 0x40, 0x3A, 0x5C: return true
    default: return false
    }
  }

  /// Reads a word with an apostrophe, digit, character outside ASCII or the like in it, or an address.
  mutating func readLongWord(
    _ from: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var shape = WordShape()
    var index = shape.read(from, end, text, classes)
    if index < end, let addressEnd = addressEnd(from, index, end, text, classes) {
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
      appendASCIIWord(
        from, index, lookUp: index - from - shape.possessiveLength, text,
        own: shape.traits.union(shape.caseTraits))
    } else {
      appendFolded(from, index, text, shape)
    }
    if index == from { index += 1 }
    return index
  }

  private mutating func addressEnd(
    _ from: Int, _ index: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>,
    _ classes: UnsafeBufferPointer<UInt8>
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
      guard index + 1 < end, from >= noNameBefore else { return nil }
      let next = classes[Int(text[index + 1])]
      guard next == ByteClass.letter.rawValue || next == ByteClass.digit.rawValue else { return nil }
      switch Addresses.dottedName(text, from, end) {
      case .ends(let nameEnd): return nameEnd
      case .isNone(let runEnd):
        noNameBefore = runEnd
        return nil
      }
    case 0x5C: return Addresses.end(text, from, end)
    default: return nil
    }
  }

  /// Appends a word of up to seven ASCII letters, which stand in the low bytes of `chunk`.
  @inline(__always)
  private mutating func appendShortWord(
    _ chunk: UInt64, _ length: Int, _ from: Int, _ text: UnsafeBufferPointer<UInt8>
  ) {
    let letters = chunk & ((1 << UInt64(length * 8)) &- 1)
    let mask = WordHash.capitals(letters)
    let folded = letters | (mask >> 2)
    let hash = WordHash.mix(WordHash.start(length), folded)
    let word = find(folded, 0, hash, from, length, text)
    let traits = Self.caseTraits(mask.nonzeroBitCount, of: length, isFirst: mask & 0x80 != 0)
    finish(from, length, stemLength: length, hash: hash, word: word, traits: traits, text)
  }

  /// What is known of a word of up to sixteen bytes, from among the recent ones where it is one of them.
  @inline(__always)
  private mutating func find(
    _ first: UInt64, _ second: UInt64, _ hash: UInt64, _ from: Int, _ length: Int, _ text: UnsafeBufferPointer<UInt8>
  ) -> FoundWord {
    if let known = recent.find(first, second, hash: hash) { return known }
    let found = lookUp(UnsafeBufferPointer(rebasing: text[from..<(from + length)]), hash)
    recent.note(first, second, hash: hash, found)
    return found
  }

  /// What is known of a word in folded or ASCII bytes.
  private func lookUp(_ bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> FoundWord {
    FoundWord(id: lexicon.find(bytes, hash: hash), isTrigger: filter.mayContain(hash))
  }

  /// Appends a word of ASCII letters, digits and apostrophes from `from` to `end`.
  ///
  /// - Parameters:
  ///   - lookUp: how many of its bytes stand before a possessive ending.
  ///   - own: what is known of it; without its capitals if it is letters only.
  private mutating func appendASCIIWord(
    _ from: Int, _ end: Int, lookUp: Int, _ text: UnsafeBufferPointer<UInt8>, own: Token.Traits
  ) {
    var hash = WordHash.start(lookUp)
    var offset = 0
    var capitals = 0
    var firstChunk: UInt64 = 0
    var lastChunk: UInt64 = 0
    while offset < lookUp {
      let chunk = WordHash.chunk(text, from + offset, from + lookUp)
      let mask = WordHash.capitals(chunk)
      capitals += mask.nonzeroBitCount
      lastChunk = chunk | (mask >> 2)
      if offset == 0 { firstChunk = lastChunk }
      hash = WordHash.mix(hash, lastChunk)
      offset += 8
    }
    var traits = own
    if own.isDisjoint(with: Self.anyCase) {
      traits.formUnion(Self.caseTraits(capitals, of: lookUp, isFirst: text[from] & 0x20 == 0))
    }
    if lookUp < end - from {
      let whole = UnsafeBufferPointer(rebasing: text[from..<end])
      let wholeHash = WordHash.ofASCII(whole)
      let word = self.lookUp(whole, wholeHash)
      if isContraction(word.id) {
        traits.remove(.possessive)
        return finish(
          from, end - from, stemLength: end - from, hash: wholeHash, word: word, traits: traits, text)
      }
    }
    let word =
      lookUp <= 16
      ? find(firstChunk, lookUp > 8 ? lastChunk : 0, hash, from, lookUp, text)
      : self.lookUp(UnsafeBufferPointer(rebasing: text[from..<(from + lookUp)]), hash)
    finish(from, end - from, stemLength: lookUp, hash: hash, word: word, traits: traits, text)
  }

  /// Appends a word that had to be folded.
  private mutating func appendFolded(
    _ from: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ shape: WordShape
  ) {
    fold(from, end, text, shape)
    let foldedCount = scratch.count
    let stemCount = foldedCount - (shape.possessiveLength == 0 ? 0 : shape.foldedPossessiveLength)
    let (hash, word, wholeHash, wholeWord) = scratch.withUnsafeBufferPointer { folded in
      let stem = UnsafeBufferPointer(rebasing: folded[0..<stemCount])
      let hash = WordHash.ofASCII(stem)
      let wholeHash = stemCount < foldedCount ? WordHash.ofASCII(folded) : hash
      let word = lookUp(stem, hash)
      return (hash, word, wholeHash, stemCount < foldedCount ? lookUp(folded, wholeHash) : word)
    }
    var traits = shape.traits.union(shape.caseTraits)
    if stemCount < foldedCount, isContraction(wholeWord.id) {
      traits.remove(.possessive)
      finish(from, end - from, stemLength: end - from, hash: wholeHash, word: wholeWord, traits: traits, text)
    } else {
      finish(
        from, end - from, stemLength: end - from - shape.possessiveLength, hash: hash, word: word,
        traits: traits, text)
    }
  }

  /// Writes the folded form of a word to `scratch`, without characters that have no width.
  private mutating func fold(_ from: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ shape: WordShape) {
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
  }

  /// Whether a word with `'s` is one of its own, as `it's` is and `president's` is not.
  private func isContraction(_ word: UInt32) -> Bool {
    word != 0 && lexicon.entry(word)?.flags.contains(.contraction) == true
  }

  @inline(__always)
  private static func caseTraits(_ capitals: Int, of letters: Int, isFirst: Bool) -> Token.Traits {
    if capitals == 0 { return .lowercase }
    if isFirst && capitals == 1 { return .capitalized }
    return capitals == letters ? .allCapitals : .oddCapitals
  }

  // Unions, which become constants: a list of traits is made anew, on the heap, for each word.
  private static var anyCase: Token.Traits {
    .lowercase.union(.capitalized).union(.allCapitals).union(.oddCapitals)
  }

  @inline(__always)
  private mutating func finish(
    _ from: Int, _ length: Int, stemLength: Int, hash: UInt64, word: FoundWord, traits own: Token.Traits,
    _ text: UnsafeBufferPointer<UInt8>
  ) {
    var traits = own
    let count = tokens.count
    if word.id == 0 && !own.contains(.hasDigit) { traits.insert(.unknown) }
    if word.isTrigger { traits.insert(.trigger) }
    if stemLength == 1 {
      traits.insert(.oneLetter)
    } else if text[from] | 0x20 == text[from + 1] | 0x20, text[from] < 0x80 {
      traits.insert(.twinStart)
    }
    if count > 0, gap == .none {
      insertTouching(&traits, count, text)
    } else if lastWordHash == hash, lastWordToken == count - 1, gap != .blockStart {
      traits.insert(.repeated)
    }
    lastWordHash = hash
    lastWordToken = count
    append(.word, from, from + length, traits, word: word.id)
    guard !traits.isDisjoint(with: Self.noted) else { return }
    if !traits.isDisjoint(with: Self.unusual) {
      table.unusualWords.append(UnusualWord(token: count, hash: hash))
    }
    let final = tokens[count].traits
    table.vocabulary.note(
      hash: hash, token: count, length: stemLength, traits: final, isProminent: isProminent)
  }

  /// What a word is that touches the token before it.
  private func insertTouching(
    _ traits: inout Token.Traits, _ count: Int, _ text: UnsafeBufferPointer<UInt8>
  ) {
    let last = tokens[count - 1]
    guard last.kind == .punctuation else { return }
    switch text[last.offset] {
    case 0x2D: if last.gap == .none, count > 1 { traits.insert(.afterHyphen) }
    case 0x40, 0x23: traits.insert(.handle)
    case 0x2E, 0x2C, 0x21, 0x3F, 0x3B, 0x3A: if last.gap == .none { traits.insert(.joined) }
    case 0xE2:
      // U+2010 and U+2011, hyphen and no-break hyphen.
      let isHyphen = text[last.offset + 1] == 0x80 && text[last.offset + 2] | 1 == 0x91
      if isHyphen, last.gap == .none, count > 1 { traits.insert(.afterHyphen) }
    default: break
    }
  }

  /// The words that enter the document's vocabulary.
  private static var noted: Token.Traits {
    .unknown.union(.capitalized).union(.allCapitals).union(.oddCapitals).union(.nonASCII)
  }

  /// The words that rules about spelling look at.
  private static var unusual: Token.Traits { .unknown.union(.oddCapitals) }
}
