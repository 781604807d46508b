#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Lists folders.
enum FolderListing {
  /// The names in a folder, sorted by bytes, without `.` and `..`.
  static func names(in path: DraftPath) throws(FileError) -> [[UInt8]] {
    guard let folder = path.withCString({ opendir($0) }) else { throw FileError(code: errno) }
    defer { closedir(folder) }
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        guard errno == 0 else { throw FileError(code: errno) }
        break
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
        Array(buffer.prefix { $0 != 0 })
      }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The folder that relative paths start from; nil if the system does not say.
  static func current() -> DraftPath? {
    guard let pointer = getcwd(nil, 0) else { return nil }
    defer { free(pointer) }
    return DraftPath(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
  }
}
