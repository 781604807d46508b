import GalleyText
import Testing

@testable import GalleyIngest

/// Labels of encodings: those of the WHATWG Encoding Standard, those of the system's iconv, and what neither knows.
@Suite struct CharsetLabelTests {
  private func read(_ declaration: String, _ bytes: [UInt8]) throws -> Source {
    try SourceDecoder.decode(Array(declaration.utf8) + bytes, format: .html)
  }

  @Test(
    "Labels of the standard",
    arguments: [
      ("x-mac-cyrillic", "X-MAC-CYRILLIC"), ("X-Mac-Ukrainian", "X-MAC-CYRILLIC"), ("x-mac-roman", "MACINTOSH"),
      ("csiso88596i", "ISO-8859-6"), ("iso_8859-7:1987", "ISO-8859-7"), ("csiso88598e", "ISO-8859-8"),
      ("x-x-big5", "BIG5-HKSCS"), ("ks_c_5601-1989", "CP949"), ("dos-874", "WINDOWS-874"),
    ])
  func standard(label: String, name: String) {
    #expect(Charset.named(label.utf8)?.name == name)
  }

  @Test("A Macintosh's Cyrillic is read as browsers do, the euro at its end included, and written back")
  func macCyrillic() throws {
    let source = try read("<meta charset=x-mac-cyrillic>", [0x8F, 0xF0, 0xE8, 0xA2, 0xFF])
    #expect(String(decoding: source.utf8, as: UTF8.self).hasSuffix(">ПриҐ€"))
    #expect(try SourceDecoder.encode(Array("П€".utf8), for: source, asReferences: true) == [0x8F, 0xFF])
  }

  @Test(
    "Encodings of the system's iconv",
    arguments: [
      ("cp437", [0x82], "é"), ("CP850", [0x87], "ç"), ("ibm852", [0x88], "ł"), ("viscii", [0xEA], "ê"),
      ("x-mac-ce", [0xB8], "ł"),
      ("cp1361", [0xD0, 0x65], "한"),
    ] as [(String, [UInt8], String)])
  func system(label: String, bytes: [UInt8], text: String) throws {
    guard let charset = Charset.named(label.utf8) else {
      // Another system's iconv may know fewer.
      return
    }
    let source = try read("<meta charset=\"\(label)\">", bytes)
    #expect(source.encoding == charset.name)
    #expect(source.invalid.isEmpty)
    #expect(String(decoding: source.utf8, as: UTF8.self).hasSuffix(">" + text))
    #expect(Charset.ofSource(source.encoding) == charset)
    #expect(try SourceDecoder.encode(Array(text.utf8), for: source, asReferences: true) == bytes)
  }

  @Test(
    "No page is in what has escapes, another alphabet for markup or seven bits, and no label is a path or the process's",
    arguments: ["utf-7-imap", "ebcdic-us", "iso-2022-jp-3", "uk", "char", "wchar_t", "../etc", "foo-9", "utf8mb4", ""])
  func refused(label: String) {
    #expect(Charset.named(label.utf8) == nil)
  }

  @Test("A declaration behind the first 1,024 bytes counts where nothing else does, in the head alone")
  func late() throws {
    let comment = "<html><head><!-- \(String(repeating: "x", count: 1_100)) --><script>'<meta charset=big5>'</script>"
    let source = try read(comment + "<TITLE><p></TITLE><meta charset=windows-1251>", [0xCF])
    #expect(source.encoding == "WINDOWS-1251" && source.evidence == .metaElement)
    #expect(try read(comment + "<p><meta charset=windows-1251>", [0xCF]).encoding == "WINDOWS-1252")
    let document = try Ingester.ingest(
      Array((comment + "<meta charset=koi8-r>").utf8) + [0xF0], format: .html)
    #expect(document.encodingDeclarations.map(\.isLate) == [true])
    #expect(document.encodingDeclarations.map(\.encoding) == ["KOI8-R"])
  }

  @Test("Declarations are kept with their places, unknown ones too")
  func declarations() throws {
    let page = """
      <?xml version="1.0" encoding="latin1"?><meta http-equiv=Content-Type content="text/html; CharSet='foo-9'">
      <meta charset = UTF-8><meta content="charset=koi8-r"><meta charset="">
      """
    let document = try Ingester.ingest(Array(page.utf8), format: .html)
    let labels = document.encodingDeclarations.map { declaration in
      String(decoding: document.source.utf8[declaration.label.start..<declaration.label.end], as: UTF8.self)
    }
    #expect(labels == ["latin1", "foo-9", "UTF-8"])
    #expect(document.encodingDeclarations.map(\.encoding) == ["WINDOWS-1252", nil, "UTF-8"])
  }
}
