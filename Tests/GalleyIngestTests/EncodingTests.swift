import GalleyText
import Testing

@testable import GalleyIngest

@Suite("Encodings")
struct EncodingTests {
  private func decode(_ bytes: [UInt8], _ format: DraftFormat = .html) throws(IngestError) -> Source {
    try SourceDecoder.decode(bytes, format: format)
  }

  private func text(_ source: Source) -> String { String(decoding: source.utf8, as: UTF8.self) }

  @Test("A file that is UTF-8 but for a few bytes is read as that, and the bytes are told")
  func damaged() throws {
    let text = Array("Das Gr\u{FC}n f\u{FC}r \u{201C}alle\u{201D} ".utf8)
    let source = try decode(text + [0xE9] + Array(" sch\u{F6}n".utf8), .text)
    #expect(source.encoding == "UTF-8")
    #expect(source.evidence == .damaged)
    #expect(source.invalid == [SourceRange(text.count, text.count + 1)])
  }

  @Test("Text of an old encoding that is by chance valid UTF-8 in places is still read as that")
  func chance() throws {
    // “« Liberté » ou égalité”: the é, the no-break space and the » are a character of UTF-8.
    let bytes: [UInt8] = [
      0xAB, 0xA0, 0x4C, 0x69, 0x62, 0x65, 0x72, 0x74, 0xE9, 0xA0, 0xBB, 0x20, 0x6F, 0x75, 0x20, 0xE9, 0x67,
    ]
    let source = try decode(bytes, .text)
    #expect(source.encoding == "WINDOWS-1252")
    #expect(text(source) == "«\u{A0}Liberté\u{A0}» ou ég")
  }

  @Test("ASCII with a NUL in it is no UTF-16; a page is read without it, text is refused with its line")
  func strayNUL() throws {
    for place in 0..<8 {
      var bytes = Array("<p>The President said it.</p>\n".utf8)
      bytes.insert(0, at: 6 + place)
      if bytes.count % 2 != 0 { bytes.append(0x0A) }
      #expect(try decode(bytes, .html).utf8 == bytes)
      #expect(throws: IngestError.holdsNUL(line: 1, offset: 6 + place)) { try decode(bytes, .text) }
    }
    #expect(throws: IngestError.holdsNUL(line: 3, offset: 4)) { try decode(Array("a\nb\r\u{0}c".utf8), .markdown) }
    #expect(throws: IngestError.holdsNUL(line: 1, offset: 0)) { try decode([0, 0x61, 0, 0x62, 0, 0, 1], .html) }
    let japanese = "これは ひらがなの ぶんしょう です。\n".utf16.flatMap {
      [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
    }
    #expect(try decode(japanese, .text).encoding == "UTF-16LE")
  }

  static let tables = Charset.all.map(\.charset).filter { if case .table = $0.kind { true } else { false } }

  @Test("Each character of each encoding maps to its bytes and back", arguments: tables.map(\.name))
  func roundTrip(name: String) throws {
    let charset = try #require(Charset.ofSource(name))
    let sample = everyCharacter(of: charset)
    let html = Array("<meta charset=\(name)>".utf8) + [0x0A]
    let text = try Transcoder.transcode(html + sample.bytes, from: charset)
    let source = Source(
      bytes: html + sample.bytes, utf8: text.utf8, encoding: charset.name, evidence: .metaElement,
      markLength: 0,
      invalid: text.invalid, units: text.units)
    #expect(text.invalid.isEmpty)
    var textOffset = html.count
    var fileOffset = html.count
    var wrong = 0
    for (character, count) in sample.characters {
      let file = source.fileRange(of: SourceRange(textOffset, textOffset + character.count))
      if file != FileRange(fileOffset, fileOffset + count) { wrong += 1 }
      if !source.utf8[textOffset..<(textOffset + character.count)].elementsEqual(character) { wrong += 1 }
      textOffset += character.count
      fileOffset += count
    }
    #expect(wrong == 0)
    #expect(textOffset == source.utf8.count)
  }

  @Test("What was read can be written, character by character", arguments: tables.map(\.name))
  func writesBack(name: String) throws {
    let charset = try #require(Charset.ofSource(name))
    let sample = everyCharacter(of: charset)
    let source = Source(
      bytes: [], utf8: [], encoding: name, evidence: .metaElement, markLength: 0, invalid: [], units: [])
    // Two byte sequences may stand for one character; what is written must then read the same.
    let part = sample.characters.enumerated().filter { $0.offset % 7 == 0 || sample.characters.count < 300 }
    let utf8 = part.flatMap(\.element.0)
    let written = try SourceDecoder.encode(utf8, for: source, asReferences: true)
    let again = try Transcoder.transcode(written, from: charset)
    let references = String(decoding: again.utf8, as: UTF8.self).split(separator: "&#").count - 1
    #expect(references * 10 <= part.count)
    if references == 0 { #expect(again.utf8 == utf8) }
  }

  /// Every one- and two-byte character of an encoding, as bytes and UTF-8.
  private func everyCharacter(of charset: Charset) -> (bytes: [UInt8], characters: [([UInt8], Int)]) {
    guard var table = CharsetTable(charset) else {
      Issue.record("iconv lacks \(charset.name)")
      return ([], [])
    }
    var bytes: [UInt8] = []
    var characters: [([UInt8], Int)] = []
    for first in UInt8(0x20)...0xFF {
      for second in UInt8(0x20)...0xFF {
        let pair = [first, second]
        let (entry, width) = pair.withUnsafeBufferPointer { table.character(in: $0, at: 0) }
        guard entry.isCharacter, width == 2 || second == 0x20 else { continue }
        bytes += pair.prefix(width)
        characters.append(
          ((0..<entry.count).map { UInt8(truncatingIfNeeded: entry.packed >> (8 * UInt64($0 + 1))) }, width))
      }
    }
    return (bytes, characters)
  }

  @Test("UTF-8 is kept as it lies, with its invalid stretches")
  func utf8() throws {
    let bytes = Array("Größe ".utf8) + [0xC3, 0x28, 0xFF, 0xFE, 0x20, 0xE2, 0x82]
    let source = try decode([0xEF, 0xBB, 0xBF] + bytes)
    #expect(source.utf8 == source.bytes && source.units.isEmpty && source.markLength == 3)
    #expect(source.invalid == [SourceRange(11, 12), SourceRange(13, 15), SourceRange(16, 18)])
    #expect(try decode(Array("Größe".utf8)).evidence == .assumed)
    #expect(try decode(bytes).encoding == "WINDOWS-1252")
    #expect(try decode(bytes).evidence == .fallback)
  }

  @Test(
    "Text of an encoding that nothing tells is refused, and never read as Western text that a fix would edit",
    arguments: [
      // Japanese in Shift_JIS and EUC-JP, Russian in windows-1251.
      "82b182ea82cd93fa967b8cea82cc8b4c8e9682c582b78142938c8b9e82c5814191e5906282cd905682b582a28c7689e6",
      "a4b3a4eca4cfc6fccbdcb8eca4ceb5adbbf6a4c7a4b9a1a3c5ecb5fea4c7a1a2c2e7bfc3a4cfbfb7a4b7a4a4b7d7b2e8",
      "cce8ede8f1f2f020eee1faffe2e8eb20ee20edeee2eeec20efebe0ede520e220cceef1eae2e52e",
    ])
  func unknown(_ digits: String) throws {
    let bytes = Self.bytes(ofHexadecimal: digits)
    #expect(throws: IngestError.unknownEncoding) { try decode(bytes, .text) }
    #expect(throws: IngestError.unknownEncoding) { try decode(Array("<p>".utf8) + bytes, .html) }
  }

  @Test("Western text of many accents and quotation marks is read as such")
  func western() throws {
    let bytes = Self.bytes(
      ofHexadecimal: """
        4c92e974e9206465726e6965722c206c61206d6169726965206120e974e9207472e87320e9746f6e6ee9652070617220\
        ab206c926964e96520bb206492756e20636166e9206372e9e9206ce02d626173203a20ab204ff920e761203f20bb85
        """)
    let french = "L’été dernier, la mairie a été très étonnée par « l’idée » d’un café créé là-bas : « Où ça ? »…"
    #expect(text(try decode(bytes, .text)) == french)
  }

  private static func bytes(ofHexadecimal digits: String) -> [UInt8] {
    let values = digits.compactMap(\.hexDigitValue)
    return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
  }

  @Test(
    "A page's own declaration is found as browsers find it",
    arguments: [
      ("<meta charset=iso-8859-1>", "WINDOWS-1252"), ("<META CharSet = 'Windows-1251' >", "WINDOWS-1251"),
      ("<!-- <meta charset=big5> --><meta charset=\"koi8-r\">", "KOI8-R"),
      ("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=ISO-8859-2\">", "ISO-8859-2"),
      ("<meta content=\"text/html; charset=iso-8859-5\">", "WINDOWS-1252"),
      ("<meta charset=nonsense><meta charset=latin5>", "WINDOWS-1254"),
      ("<a title='<meta charset=big5>'><meta charset=macintosh>", "MACINTOSH"),
      ("<?xml version='1.0' encoding='ISO-8859-15'?><p>", "ISO-8859-15"),
      ("<p>" + String(repeating: " ", count: 1_100) + "<meta charset=koi8-r>", "WINDOWS-1252"),
      ("<!--><meta charset=koi8-u>", "KOI8-U"), ("<meta charset=utf-16>", "UTF-8"),
    ])
  func declarations(html: String, encoding: String) throws {
    let source = try decode(Array(html.utf8) + [0xE9, 0x20])
    #expect(source.encoding == encoding)
  }

  @Test("A legacy declaration over valid UTF-8 is not believed, over plain ASCII it is")
  func falseDeclaration() throws {
    let utf8 = try decode(Array("<meta charset=iso-8859-1>é".utf8))
    #expect(utf8.encoding == "UTF-8" && utf8.evidence == .assumed)
    let ascii = try decode(Array("<meta charset=iso-8859-1>e".utf8))
    #expect(ascii.encoding == "WINDOWS-1252" && ascii.evidence == .metaElement && !ascii.isTranscoded)
    #expect(try SourceDecoder.encode(Array("é’".utf8), for: ascii, asReferences: true) == [0xE9, 0x92])
  }

  @Test("UTF-16 and UTF-32 are read by their mark or their pattern", arguments: [false, true], [2, 4])
  func wide(bigEndian: Bool, width: Int) throws {
    let content = "Grüße 😀 – an alle, die noch hier sind.\n"
    func encoded(_ text: String) -> [UInt8] {
      let units = width == 2 ? text.utf16.map(UInt32.init) : text.unicodeScalars.map(\.value)
      return units.flatMap { unit -> [UInt8] in
        let bytes = (0..<width).map { UInt8(truncatingIfNeeded: unit >> UInt32(8 * $0)) }
        return bigEndian ? bytes.reversed() : bytes
      }
    }
    let source = try decode(encoded("\u{FEFF}" + content), .text)
    #expect(text(source) == "\u{FEFF}" + content)
    #expect(source.markLength == 3 && source.evidence == .byteOrderMark)
    let smiley = 3 + "Grüße ".utf8.count
    #expect(
      source.fileRange(of: SourceRange(smiley, smiley + 4))
        == (width == 2 ? FileRange(14, 18) : FileRange(28, 32)))
    #expect(try SourceDecoder.encode(Array("😀é".utf8), for: source, asReferences: false) == encoded("😀é"))
    guard width == 2 else { return }
    let unmarked = try decode(encoded(content), .text)
    #expect(text(unmarked) == content && unmarked.evidence == .pattern)
  }

  @Test("Broken UTF-16 is read with replacement characters")
  func brokenWide() throws {
    let source = try decode([0xFF, 0xFE, 0x41, 0, 0x00, 0xD8, 0x42, 0, 0x43], .text)
    #expect(text(source) == "\u{FEFF}A\u{FFFD}B\u{FFFD}")
    #expect(source.invalid == [SourceRange(4, 7), SourceRange(8, 11)])
    #expect(source.fileRange(of: SourceRange(8, 11)) == FileRange(8, 9))
  }

  @Test("Every character of windows-1252 has its place, undefined bytes too")
  func windows1252() throws {
    // Apart from each other, as in Western text.
    let bytes = (UInt8(0x80)...0xFF).flatMap { byte -> [UInt8] in [byte, 0x20] }
    let source = try decode(bytes, .text)
    #expect(source.invalid.isEmpty)
    #expect(text(source).unicodeScalars.first == "€" && text(source).unicodeScalars.contains("\u{81}"))
    #expect(try SourceDecoder.encode(source.utf8, for: source, asReferences: false) == bytes)
  }

  @Test("What the encoding lacks becomes a reference in HTML and an error in text")
  func missing() throws {
    let source = try decode(Array("<meta charset=iso-8859-2>".utf8) + [0xE9])
    #expect(
      try SourceDecoder.encode(Array("a’b".utf8), for: source, asReferences: true) == Array("a&#8217;b".utf8))
    let error = #expect(throws: IngestError.self) {
      try SourceDecoder.encode(Array("a’b".utf8), for: source, asReferences: false)
    }
    #expect(error?.description.contains("“’” (U+2019)") == true)
    let japanese = try decode(Array("<meta charset=shift_jis>".utf8) + [0x93, 0xFA])
    #expect(text(japanese).hasSuffix("日"))
    #expect(
      try SourceDecoder.encode(Array("日本é".utf8), for: japanese, asReferences: true) == [
        0x93, 0xFA, 0x96, 0x7B,
      ] + Array("&#233;".utf8))
    let chinese = try decode(Array("<meta charset=gb2312>".utf8) + [0xC4, 0xE3])
    #expect(
      try SourceDecoder.encode(Array("你😀".utf8), for: chinese, asReferences: true) == [0xC4, 0xE3]
        + Array("&#128512;".utf8))
  }

  @Test("Encodings with escapes are refused with the reason")
  func stateful() {
    let error = #expect(throws: IngestError.self) {
      try decode(Array("<meta charset=iso-2022-jp>".utf8) + [0x1B, 0x24, 0x42])
    }
    #expect(error?.description.contains("ISO-2022-JP") == true)
  }

  @Test(
    "What is no text is refused",
    arguments: [
      Array("%PDF-1.7".utf8), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF, 0xE0],
      Array("GIF89a".utf8), [0x50, 0x4B, 3, 4], [0x7F, 0x45, 0x4C, 0x46], [0x1F, 0x8B, 8],
    ] as [[UInt8]])
  func binary(bytes: [UInt8]) {
    for format in DraftFormat.allCases {
      #expect(throws: IngestError.binary) { try decode(bytes, format) }
    }
  }

  @Test("Validation agrees with the standard library on random bytes")
  func validation() {
    var numbers = SeededNumbers(seed: 11)
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...70, using: &numbers)
      let lead: [UInt8] = [
        0x41, 0xC3, 0xA9, 0xE2, 0x80, 0x99, 0xF0, 0x9F, 0x98, 0x80, 0xED, 0xA0, 0xF4, 0x90, 0xC0,
      ]
      var bytes = [UInt8](repeating: 0x61, count: count)
      for index in bytes.indices where Bool.random(using: &numbers) {
        bytes[index] = lead.randomElement(using: &numbers) ?? 0
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect(UTF8Scanner.scan(bytes).invalid.isEmpty == isValid)
    }
  }
}
