internal import CLibXML2

/// Collects a hash for each tag.
private struct SkeletonSink {
  var hashes: [UInt64] = []

  mutating func start(
    _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    var hash = TagHash(kind: 1)
    hash.add(name)
    if var pair = attributes {
      while let name = pair[0] {
        hash.add(name)
        // An attribute without a value differs from one with an empty value.
        if let value = pair[1] { hash.add(value) } else { hash.add(0xFF) }
        pair += 2
      }
    }
    hashes.append(hash.value)
  }

  mutating func end(_ name: UnsafePointer<UInt8>) {
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
  public static func skeleton(of utf8: [UInt8]) -> [UInt64] {
    var sink = SkeletonSink()
    var handler = htmlSAXHandler()
    handler.startElement = { user, name, attributes in
      guard let user, let name else { return }
      user.assumingMemoryBound(to: SkeletonSink.self).pointee.start(name, attributes)
    }
    handler.endElement = { user, name in
      guard let user, let name else { return }
      user.assumingMemoryBound(to: SkeletonSink.self).pointee.end(name)
    }
    let isMarked = utf8.starts(with: [0xEF, 0xBB, 0xBF])
    withParserInput(utf8, from: isMarked ? 3 : 0) { input in
      guard let parser = HTMLParser(bytes: input) else { return }
      withUnsafeMutablePointer(to: &sink) { parser.run(handler: handler, user: $0) }
    }
    return sink.hashes
  }
}
