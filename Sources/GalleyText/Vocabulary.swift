/// The words of one document that no dictionary decides: names and unknown forms, with how often each stands
/// where. The document is the best witness.
public struct Vocabulary: Sendable {
  /// One distinct form, letter case and possessive ending set aside.
  public struct Form: Sendable {
    /// The hash of the folded form.
    public var hash: UInt64
    /// The first token that has it.
    public var firstToken: UInt32
    /// How often it stands in all, attributes and metadata included.
    public var count: UInt32
    /// How often it stands with an initial capital inside a sentence, where only a name would.
    public var capitalizedInside: UInt32
    /// How often it stands with an initial capital at a sentence's start or in a heading.
    public var capitalizedAtStart: UInt32
    /// How often it stands in lower case; 0 for words that the lexicon has, which are not noted then.
    public var lowercase: UInt32
    /// The length of the form in bytes, without a possessive ending.
    public var length: UInt16
    /// Whether it stands in a title, heading, byline or in metadata.
    public var isProminent: Bool

    /// How often it stands with an initial capital, anywhere.
    public var capitalized: UInt32 { capitalizedInside + capitalizedAtStart }
  }

  /// The forms, in the order they were first seen.
  public private(set) var forms: [Form] = []
  private var slots: [UInt32] = []

  /// Makes an empty vocabulary.
  public init() {}

  /// The form with a folded hash.
  public func form(hash: UInt64) -> Form? {
    guard !slots.isEmpty else { return nil }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let form = forms[Int(slots[slot]) - 1]
      if form.hash == hash { return form }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The form of a word, folded here.
  public func form(_ word: some Collection<UInt8>) -> Form? { form(hash: WordHash.of(word)) }

  /// Whether the document has a word of the lexicon as a name.
  func holdsName(_ word: UInt32, _ lexicon: Lexicon) -> Bool {
    guard !forms.isEmpty else { return false }
    let hash = lexicon.withFolded(word) { WordHash.ofASCII($0) }
    let form = form(hash: hash)
    return (form?.capitalizedInside ?? 0) > 0
  }

  mutating func removeAll() {
    forms.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = 0 }
  }

  mutating func note(hash: UInt64, token: Int, length: Int, traits: Token.Traits, isProminent: Bool) {
    if (forms.count + 1) * 2 > slots.count { grow() }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0, forms[Int(slots[slot]) - 1].hash != hash { slot = (slot + 1) & (slots.count - 1) }
    if slots[slot] == 0 {
      forms.append(
        Form(
          hash: hash, firstToken: UInt32(truncatingIfNeeded: token), count: 0, capitalizedInside: 0,
          capitalizedAtStart: 0, lowercase: 0, length: UInt16(truncatingIfNeeded: length), isProminent: false))
      slots[slot] = UInt32(forms.count)
    }
    let index = Int(slots[slot]) - 1
    forms[index].count += 1
    if isProminent { forms[index].isProminent = true }
    if traits.contains(.capitalized) {
      if isProminent || traits.contains(.sentenceStart) {
        forms[index].capitalizedAtStart += 1
      } else {
        forms[index].capitalizedInside += 1
      }
    } else if traits.contains(.lowercase) {
      forms[index].lowercase += 1
    }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: max(64, slots.count * 2))
    for (index, form) in forms.enumerated() {
      var slot = Int(truncatingIfNeeded: form.hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(index + 1)
    }
  }
}
