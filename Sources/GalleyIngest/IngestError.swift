public import GalleyText

/// Why a draft could not be read; `description` says what to do about it.
public enum IngestError: Error, Equatable, Sendable {
  /// The file holds bytes that no text has.
  case binary
  /// A NUL byte stands in it, which no text has; the first, by its line from 1 and its offset in the UTF-8 text.
  case holdsNUL(line: Int, offset: Int)
  /// No encoding is declared, and the bytes are neither UTF-8 nor text of Western Europe.
  case unknownEncoding
  /// The file is larger than the limit; both in bytes.
  case tooLarge(bytes: Int, limit: Int)
  /// Containers are nested deeper than the limit, first at `offset` (bytes in the UTF-8 text).
  case tooDeep(depth: Int, offset: Int, format: DraftFormat = .html)
  /// More blocks, elements or the like than the limit; `what` names them in the plural.
  case tooMany(what: String, limit: Int)
  /// The parser gave up; the message is for people.
  case parser(message: String)
  /// The file's encoding cannot be read, or cannot hold what is to be written; the message is for people.
  case encoding(message: String)
}

extension IngestError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .binary:
      "the file is not text but a picture, an archive or the like, by its first bytes; leave it out"
    case .holdsNUL(let line, let offset):
      "the file is not text: a NUL byte stands in line \(line), behind \(offset) bytes; remove it if the rest is text, or "
        + "leave the file out"
    case .unknownEncoding:
      "the encoding is not known: the file declares none, and its bytes are neither UTF-8 nor text of Western Europe; save "
        + "it as UTF-8, or declare its encoding in a `meta` element"
    case .tooLarge(let bytes, let limit):
      "the file has \(bytes) bytes, more than the limit of \(limit); split it"
    case .tooDeep(let depth, let offset, .markdown):
      "quotations and lists are nested deeper than \(depth) levels at byte \(offset); take out `>` and list marks there"
    case .tooDeep(let depth, let offset, _):
      "the markup is nested deeper than \(depth) levels at byte \(offset); close the elements that are left open there"
    case .tooMany(let what, let limit):
      "the file has more than \(limit) \(what); split it"
    case .parser(let message):
      "the file could not be parsed: \(message)"
    case .encoding(let message):
      message
    }
  }
}
