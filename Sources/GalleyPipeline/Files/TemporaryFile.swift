#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that will take another's name.
struct TemporaryFile {
  private let descriptor: Int32
  private let path: DraftPath

  init(beside target: DraftPath, like stamp: FileStamp?) throws(FileError) {
    // A new file gets the mode that the system's mask leaves; one that takes another's place is private till then.
    let mode: mode_t = stamp == nil ? 0o666 : 0o600
    for attempt in 0..<1_000 {
      let path = target.folder.appending(".galley-\(getpid())-\(attempt)")
      let descriptor = path.withCString { open($0, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, mode) }
      if descriptor >= 0 {
        self.descriptor = descriptor
        self.path = path
        return
      }
      guard errno == EEXIST else { break }
    }
    guard errno != ENOENT else { throw FileError("its folder is not there; make it first") }
    throw FileError("a temporary file cannot be made in its folder", code: errno)
  }

  /// Writes bytes behind those written; the system's error code where that fails, 0 otherwise.
  func append(_ bytes: [UInt8]) -> Int32 { Glue.writeAll(descriptor, bytes) }

  /// Brings the file to the disk with the mode and owner of the one it replaces, and takes its name.
  func commit(to path: DraftPath, like stamp: FileStamp?) throws(FileError) {
    try settle(like: stamp)
    try rename(to: path)
  }

  /// Brings the file to the disk with the mode and owner of the one it replaces.
  func settle(like stamp: FileStamp?) throws(FileError) {
    if let stamp {
      // Only the super-user may give a file away; the mode comes second because a new owner clears bits of it.
      if fchown(descriptor, stamp.owner, stamp.group) != 0 { _ = fchown(descriptor, uid_t.max, stamp.group) }
      guard fchmod(descriptor, mode_t(stamp.mode & 0o7777)) == 0 else {
        throw FileError("the file's mode cannot be kept", code: errno)
      }
    }
    guard fsync(descriptor) == 0 else {
      throw FileError("the new file cannot be brought to the disk", code: errno)
    }
  }

  func rename(to target: DraftPath) throws(FileError) {
    let status = path.withCString { from in target.withCString { to in Self.rename(from, to) } }
    guard status == 0 else { throw FileError("the new file cannot take its place", code: errno) }
    close(descriptor)
    // The name is on the disk when the folder is; where that cannot be asked for, the file is safe all the same.
    let folder = target.folder.withCString { open($0, O_RDONLY | O_CLOEXEC) }
    guard folder >= 0 else { return }
    _ = fsync(folder)
    close(folder)
  }

  func remove() {
    close(descriptor)
    _ = path.withCString { unlink($0) }
  }

  private static func rename(_ from: UnsafePointer<CChar>, _ to: UnsafePointer<CChar>) -> Int32 {
    #if canImport(Glibc)
      Glibc.rename(from, to)
    #elseif canImport(Musl)
      Musl.rename(from, to)
    #else
      Darwin.rename(from, to)
    #endif
  }
}
