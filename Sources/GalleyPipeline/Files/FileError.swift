#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a file could not be read or written.
public struct FileError: Error, Sendable, Equatable {
  /// What went wrong, as a phrase that goes behind the path.
  public var reason: String

  /// Makes an error of a phrase.
  public init(_ reason: String) { self.reason = reason }

  /// Makes an error of what the system said.
  init(code: Int32) { reason = Self.phrase(code) }

  /// Makes an error of a step and what the system said.
  init(_ step: String, code: Int32) { reason = "\(step): \(Self.phrase(code))" }

  private static func phrase(_ code: Int32) -> String {
    switch code {
    case ENOENT: "no such file or folder"
    case EACCES, EPERM: "permission denied"
    case EISDIR: "this is a folder"
    case ENOTDIR: "a part of the path is no folder"
    case ELOOP: "the symbolic links go in a circle"
    case ENAMETOOLONG: "the path is too long"
    case ENOSPC: "the disk is full"
    case EDQUOT: "the disk quota is used up"
    case EFBIG: "the file would be larger than the system allows"
    case EROFS: "the file system is read-only"
    case EMFILE, ENFILE: "too many files are open"
    case EIO: "the disk reported an error"
    default: String(cString: strerror(code))
    }
  }
}
