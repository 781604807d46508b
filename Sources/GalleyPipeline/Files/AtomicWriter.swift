#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Replaces files so that a crash leaves the old one or the new one, never a part.
///
/// The new bytes go to a temporary file in the same folder, are brought to the disk, and take the old name in one
/// step. Mode and, where the system allows it, owner are kept; behind a symbolic link it is the target that is
/// replaced. Other hard links of the file keep the old bytes.
public enum AtomicWriter {
  /// Replaces a file's bytes, if it still holds those that were read.
  ///
  /// - Throws: `FileError`; the old file is then as it was.
  public static func replace(
    _ path: DraftPath, read old: FileReader.Contents, with bytes: [UInt8], keepsBackup: Bool
  ) throws(FileError) {
    let target = try resolved(path)
    // The super-user may write anything; a file without a write bit is still meant to stay.
    guard old.stamp.mode & 0o222 != 0, target.withCString({ access($0, W_OK) }) == 0 else {
      throw FileError("the file is write-protected; nothing was written")
    }
    try checkUnchanged(target, old)
    if keepsBackup {
      let backup = DraftPath(target.bytes + Array(".bak".utf8))
      try write(old.bytes, to: backup, like: old.stamp) { () throws(FileError) in }
    }
    try write(bytes, to: target, like: old.stamp) { () throws(FileError) in
      try checkUnchanged(target, old)
    }
  }

  /// Writes a new file or replaces one, without asking what it holds.
  public static func write(_ bytes: [UInt8], to path: DraftPath) throws(FileError) {
    let existing = try? FileStamp.of(path)
    if let existing, existing.kind != .file {
      // `/dev/stdout` and pipes cannot be renamed over.
      guard existing.kind == .other else { throw FileError(code: EISDIR) }
      return try writeInPlace(bytes, to: path)
    }
    let target = existing == nil ? path : try resolved(path)
    try write(bytes, to: target, like: existing) { () throws(FileError) in }
  }

  private static func writeInPlace(_ bytes: [UInt8], to path: DraftPath) throws(FileError) {
    let descriptor = path.withCString { open($0, O_WRONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw FileError(code: errno) }
    let code = Glue.writeAll(descriptor, bytes)
    close(descriptor)
    guard code == 0 else { throw FileError(code: code) }
  }

  private static func write(
    _ bytes: [UInt8], to path: DraftPath, like stamp: FileStamp?, check: () throws(FileError) -> Void
  ) throws(FileError) {
    let temporary = try TemporaryFile(beside: path, like: stamp)
    do {
      try temporary.fill(bytes, like: stamp)
      try check()
      try temporary.rename(to: path)
    } catch {
      temporary.remove()
      throw error
    }
  }

  private static func checkUnchanged(_ path: DraftPath, _ old: FileReader.Contents) throws(FileError) {
    let changed = FileError("the file was changed while it was being fixed; nothing was written, run again")
    let now = try FileReader.read(path, limit: max(old.bytes.count, old.stamp.byteCount) + 1)
    guard now.stamp == old.stamp, now.bytes == old.bytes else { throw changed }
  }

  private static func resolved(_ path: DraftPath) throws(FileError) -> DraftPath {
    guard let pointer = path.withCString({ realpath($0, nil) }) else { throw FileError(code: errno) }
    defer { free(pointer) }
    return DraftPath(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
  }
}

/// A file that will take another's name.
private struct TemporaryFile {
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
    throw FileError("a temporary file cannot be made in its folder", code: errno)
  }

  /// Writes the bytes and brings them to the disk.
  func fill(_ bytes: [UInt8], like stamp: FileStamp?) throws(FileError) {
    let code = Glue.writeAll(descriptor, bytes)
    guard code == 0 else { throw FileError("the new file cannot be written", code: code) }
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
