/// A path as the system takes it: bytes without NUL, not always UTF-8.
public struct DraftPath: Sendable, Hashable, Comparable {
  /// The bytes.
  public let bytes: [UInt8]

  /// Makes a path of bytes.
  public init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  /// Makes a path of text.
  public init(_ text: String) { bytes = Array(text.utf8) }

  /// The path for people; what is not UTF-8 shows as a replacement character.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The last component.
  public var name: ArraySlice<UInt8> {
    let trimmed = withoutTrailingSlashes
    guard let slash = trimmed.lastIndex(of: 0x2F) else { return trimmed }
    return trimmed[(slash + 1)...]
  }

  /// The folder that holds it: `.` for a lone name, `/` for the root.
  public var folder: DraftPath {
    let trimmed = withoutTrailingSlashes
    guard let slash = trimmed.lastIndex(of: 0x2F) else { return DraftPath(".") }
    let folder = trimmed[..<slash]
    return folder.isEmpty ? DraftPath("/") : DraftPath(folder)
  }

  /// Whether it starts at the root.
  public var isAbsolute: Bool { bytes.first == 0x2F }

  /// The path of something in this folder.
  public func appending(_ name: some Sequence<UInt8>) -> DraftPath {
    DraftPath((bytes.last == 0x2F || bytes.isEmpty ? bytes : bytes + [0x2F]) + Array(name))
  }

  /// The path of something in this folder.
  public func appending(_ name: String) -> DraftPath { appending(name.utf8) }

  /// Orders by bytes.
  public static func < (left: DraftPath, right: DraftPath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  /// The components, `.` and empty ones left out.
  var components: [ArraySlice<UInt8>] {
    bytes.split(separator: 0x2F).filter { !$0.elementsEqual([0x2E]) }
  }

  /// The path from the root, with `..` and `.` taken out.
  func absolute(from current: DraftPath) -> DraftPath {
    let whole = isAbsolute ? self : current.appending(bytes)
    var components: [ArraySlice<UInt8>] = []
    for component in whole.components {
      if component.elementsEqual([0x2E, 0x2E]) { _ = components.popLast() } else { components.append(component) }
    }
    guard !components.isEmpty else { return DraftPath("/") }
    return DraftPath(components.reduce(into: []) { $0 += [0x2F] + $1 })
  }

  /// The components of this path below a folder; nil if it does not lie there. Both are absolute.
  func components(below folder: DraftPath) -> [ArraySlice<UInt8>]? {
    let own = components
    let outer = folder.components
    guard own.count >= outer.count, zip(own, outer).allSatisfy({ $0.elementsEqual($1) }) else { return nil }
    return Array(own[outer.count...])
  }

  private var withoutTrailingSlashes: ArraySlice<UInt8> {
    var slice = bytes[...]
    while slice.count > 1, slice.last == 0x2F { slice.removeLast() }
    return slice
  }

  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes + [0]).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        // A buffer that ends in NUL is never empty.
        characters.baseAddress.map(body) ?? "".withCString(body)
      }
    }
  }
}
