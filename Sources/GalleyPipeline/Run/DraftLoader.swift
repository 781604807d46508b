import GalleyIngest
import GalleyReport
import GalleyText

/// Reads drafts and ingests them.
struct DraftLoader {
  /// A draft that was read.
  struct Loaded: Sendable {
    var contents: FileReader.Contents?
    var document: Document
  }

  /// Reads a draft.
  ///
  /// - Throws: `DraftFailure` with the path as it was given.
  static func load(
    _ draft: Draft, options: IngestOptions, times: inout PhaseTimes
  ) throws(DraftFailure) -> Loaded {
    let limit = options.limits.bytes
    var contents: FileReader.Contents?
    let bytes: [UInt8]
    do throws(FileError) {
      if draft.isStandardInput {
        bytes = try times.measure(.reading) { () throws(FileError) in
          try FileReader.readStandardInput(limit: limit)
        }
      } else {
        let read = try times.measure(.reading) { () throws(FileError) in
          try FileReader.read(draft.path, limit: limit)
        }
        bytes = read.bytes
        contents = read
      }
    } catch {
      throw DraftFailure(path: draft.path.text, message: error.reason)
    }
    do throws(IngestError) {
      let document = try times.measure(.ingestion) { () throws(IngestError) in
        try Ingester.ingest(bytes, format: format(of: draft, bytes), options: options)
      }
      return Loaded(contents: contents, document: document)
    } catch {
      throw DraftFailure(path: draft.path.text, message: error.description)
    }
  }

  /// The format that was asked for, that the name tells, or that the content looks like.
  static func format(of draft: Draft, _ bytes: [UInt8]) -> DraftFormat {
    if let format = draft.format { return format }
    if draft.path.name.contains(0x2E), let format = Ingester.format(ofPath: draft.path.text) { return format }
    if looksLikeHTML(bytes) { return .html }
    return looksLikeMarkdown(bytes) ? .markdown : .text
  }

  /// Whether the file starts with front matter or with a heading of its own.
  private static func looksLikeMarkdown(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let lines: [ArraySlice<UInt8>] = bytes[start...].prefix(4_096).split(
      separator: 0x0A, omittingEmptySubsequences: false
    ).map { $0.last == 0x0D ? $0.dropLast() : $0 }
    for fence in ["---", "+++"] where lines.first?.elementsEqual(fence.utf8) ?? false {
      return lines.dropFirst().contains { $0.elementsEqual(fence.utf8) }
    }
    guard let line = lines.first(where: { !$0.isEmpty }) else { return false }
    let marks = line.prefix { $0 == 0x23 }.count
    return (1...6).contains(marks) && line.dropFirst(marks).first == 0x20
  }

  /// Whether the first thing in the file is a tag, a comment or a doctype.
  private static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = bytes[start...].prefix(4_096).drop { $0 <= 0x20 }
    guard text.first == 0x3C, let second = text.dropFirst().first else { return false }
    return second == 0x21 || second == 0x3F || (second | 0x20 >= 0x61 && second | 0x20 <= 0x7A)
  }
}

extension DraftFailure: Error {}
