import GalleyIngest
import GalleyLint
import GalleyText

/// An edit in the bytes of a file as it lies on disk.
struct ByteEdit: Sendable, Equatable {
  var range: FileRange
  var replacement: [UInt8]
  /// Whether a character that the encoding lacks is written as a character reference.
  var usesReference = false

  /// An edit of bytes that are already the file's own.
  init(_ range: FileRange, _ replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  /// A source edit in the file's own encoding.
  ///
  /// - Parameter text: where text lies in the draft.
  /// - Throws: `IngestError.encoding` where the encoding lacks a character.
  init(_ edit: SourceEdit, in document: Document, text: TextPlaces) throws(IngestError) {
    range = document.source.fileRange(of: edit.range)
    guard document.source.isTranscoded || document.source.encoding != "UTF-8" else {
      replacement = edit.replacement
      return
    }
    // A character reference is read as one in text and attributes; in a script it would be read as written.
    let asReferences = document.format == .html && text.contains(edit.range.start)
    replacement = try SourceDecoder.encode(edit.replacement, for: document.source, asReferences: asReferences)
    usesReference = replacement.count { $0 == 0x26 } != edit.replacement.count { $0 == 0x26 }
  }

  /// The bytes with sorted, disjoint edits made; nil where the edits are not that.
  static func splice(_ edits: [ByteEdit], into bytes: [UInt8]) -> [UInt8]? {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.count })
    var at = 0
    for edit in edits {
      guard edit.range.start >= at, edit.range.end <= bytes.count else { return nil }
      output.append(contentsOf: bytes[at..<edit.range.start])
      output.append(contentsOf: edit.replacement)
      at = edit.range.end
    }
    output.append(contentsOf: bytes[at...])
    return output
  }
}
