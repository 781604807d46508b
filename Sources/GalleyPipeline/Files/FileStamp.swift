#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the system knows of a file: enough to see that it was changed.
public struct FileStamp: Sendable, Equatable {
  /// What a path leads to.
  public enum Kind: Sendable, Equatable {
    case file, folder, link, other
  }

  /// The kind.
  public var kind: Kind
  /// The length in bytes.
  public var byteCount: Int
  var device: UInt64
  var inode: UInt64
  var modified: Int64
  var modifiedNanoseconds: Int64
  var mode: UInt32
  var owner: UInt32
  var group: UInt32
  /// How many names the file has; one more or less is no change of what it holds.
  var nameCount: Int

  /// Whether nothing says that the file was changed.
  public static func == (left: FileStamp, right: FileStamp) -> Bool {
    left.kind == right.kind && left.identity == right.identity && left.byteCount == right.byteCount
      && left.modified == right.modified && left.modifiedNanoseconds == right.modifiedNanoseconds
      && left.mode == right.mode && left.owner == right.owner && left.group == right.group
  }

  /// Which file it is, whatever its path.
  var identity: FileIdentity { FileIdentity(device: device, inode: inode) }

  /// Asks about what a path leads to.
  public static func of(_ path: DraftPath, followsLinks: Bool = true) throws(FileError) -> FileStamp {
    var record = stat()
    let status = path.withCString { followsLinks ? stat($0, &record) : lstat($0, &record) }
    guard status == 0 else { throw FileError(code: errno) }
    return FileStamp(record)
  }

  /// Asks about an open file.
  static func of(descriptor: Int32) throws(FileError) -> FileStamp {
    var record = stat()
    guard fstat(descriptor, &record) == 0 else { throw FileError(code: errno) }
    return FileStamp(record)
  }

  private init(_ record: stat) {
    switch record.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    byteCount = Int(record.st_size)
    nameCount = Int(record.st_nlink)
    device = UInt64(truncatingIfNeeded: record.st_dev)
    inode = UInt64(truncatingIfNeeded: record.st_ino)
    mode = UInt32(truncatingIfNeeded: record.st_mode)
    owner = UInt32(truncatingIfNeeded: record.st_uid)
    group = UInt32(truncatingIfNeeded: record.st_gid)
    #if canImport(Darwin)
      modified = Int64(record.st_mtimespec.tv_sec)
      modifiedNanoseconds = Int64(record.st_mtimespec.tv_nsec)
    #else
      modified = Int64(record.st_mtim.tv_sec)
      modifiedNanoseconds = Int64(record.st_mtim.tv_nsec)
    #endif
  }
}

/// Which file it is, whatever its path.
struct FileIdentity: Hashable, Sendable {
  var device: UInt64
  var inode: UInt64
}
