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
      try write(old.bytes, to: try freeBackup(of: target), like: old.stamp) { () throws(FileError) in }
    }
    try write(bytes, to: target, like: old.stamp) { () throws(FileError) in
      try checkUnchanged(target, old)
    }
  }

  private static func write(
    _ bytes: [UInt8], to path: DraftPath, like stamp: FileStamp?, check: () throws(FileError) -> Void
  ) throws(FileError) {
    let temporary = try TemporaryFile(beside: path, like: stamp)
    do throws(FileError) {
      let code = temporary.append(bytes)
      guard code == 0 else { throw FileError("the new file cannot be written", code: code) }
      try temporary.settle(like: stamp)
      try check()
      try temporary.rename(to: path)
    } catch {
      temporary.remove()
      throw error
    }
  }

  /// `NAME.bak`, or the first of `NAME.bak.2`, `NAME.bak.3` … that no older backup has.
  private static func freeBackup(of target: DraftPath) throws(FileError) -> DraftPath {
    for number in 1...backupLimit {
      let backup = DraftPath(target.bytes + Array((number == 1 ? ".bak" : ".bak.\(number)").utf8))
      if (try? FileStamp.of(backup, followsLinks: false)) == nil { return backup }
    }
    throw FileError("there are \(backupLimit) backups of it; nothing was written, remove those that nobody needs")
  }

  private static let backupLimit = 1_000

  private static func checkUnchanged(_ path: DraftPath, _ old: FileReader.Contents) throws(FileError) {
    let changed = FileError("the file was changed while it was being fixed; nothing was written, run again")
    guard try FileStamp.of(path) == old.stamp else { throw changed }
    let now = try FileReader.read(path, limit: .max)
    guard now.stamp == old.stamp, now.bytes == old.bytes else { throw changed }
  }

  static func resolved(_ path: DraftPath) throws(FileError) -> DraftPath {
    guard let pointer = path.withCString({ realpath($0, nil) }) else { throw FileError(code: errno) }
    defer { free(pointer) }
    return DraftPath(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
  }
}
