internal import CLibXML2
public import GalleyText

/// Collects a hash for each tag.
private struct SkeletonSink {
  var hashes: [UInt64] = []
  /// Sorted stretches whose tags count without their attributes' values, and the first that may still come.
  let masks: [SourceRange]
  var nextMask = 0
  /// The end of the last event.
  var cursor: Int
  let shift: Int
  var context: htmlParserCtxtPtr?

  init(masks: [SourceRange], shift: Int) {
    self.masks = masks.sorted()
    self.shift = shift
    cursor = shift
  }

  /// Whether a mask lies between the last event and this one.
  private mutating func passesMask() -> Bool {
    guard nextMask < masks.count, let context else { return false }
    let offset = galley_html_offset(context) + shift
    defer { cursor = offset }
    var isMasked = false
    while nextMask < masks.count, masks[nextMask].start < offset {
      isMasked = isMasked || masks[nextMask].end >= cursor
      nextMask += 1
    }
    return isMasked
  }

  mutating func start(
    _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    let isMasked = passesMask()
    var hash = TagHash(kind: 1)
    hash.add(name)
    if var pair = attributes {
      while let name = pair[0] {
        hash.add(name)
        // An attribute without a value differs from one with an empty value.
        if let value = pair[1], !isMasked { hash.add(value) } else { hash.add(pair[1] == nil ? 0xFF : 0xFE) }
        pair += 2
      }
    }
    hashes.append(hash.value)
  }

  mutating func end(_ name: UnsafePointer<UInt8>) {
    _ = passesMask()
    var hash = TagHash(kind: 2)
    hash.add(name)
    hashes.append(hash.value)
  }
}

/// FNV-1a over the bytes of a tag, each string with its end.
private struct TagHash {
  var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init(kind: UInt8) { add(kind) }

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  mutating func add(_ string: UnsafePointer<UInt8>) {
    var index = 0
    while string[index] != 0 {
      add(string[index])
      index += 1
    }
    add(0)
  }
}

extension HTMLIngester {
  /// A hash for each start tag, with its attributes' names and values in order, and for each end tag, implied
  /// tags included: two texts with equal skeletons differ in nothing but text and comments.
  ///
  /// - Parameter masks: where values of attributes were edited on purpose, in bytes of this text; of the tags
  ///   there only the names count.
  public static func skeleton(of utf8: [UInt8], masking masks: [SourceRange] = []) -> [UInt64] {
    let shift = utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var sink = SkeletonSink(masks: masks, shift: shift)
    var handler = htmlSAXHandler()
    handler.startElement = { user, name, attributes in
      guard let user, let name else { return }
      user.assumingMemoryBound(to: SkeletonSink.self).pointee.start(name, attributes)
    }
    handler.endElement = { user, name in
      guard let user, let name else { return }
      user.assumingMemoryBound(to: SkeletonSink.self).pointee.end(name)
    }
    withParserInput(utf8, from: shift) { input in
      guard let parser = HTMLParser(bytes: input) else { return }
      sink.context = parser.context
      withUnsafeMutablePointer(to: &sink) { parser.run(handler: handler, user: $0) }
      sink.context = nil
    }
    return sink.hashes
  }
}
