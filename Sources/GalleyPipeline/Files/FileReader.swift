#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads whole files, with a limit.
public enum FileReader {
  /// A file's bytes with what the system knew of it when they were read.
  public struct Contents: Sendable {
    /// The bytes.
    public var bytes: [UInt8]
    /// The file's stamp before the first byte was read.
    public var stamp: FileStamp
  }

  /// Reads a regular file.
  ///
  /// - Parameter limit: how many bytes are read at most.
  /// - Throws: `FileError`, also for folders, pipes and devices, and for a file over the limit.
  public static func read(_ path: DraftPath, limit: Int) throws(FileError) -> Contents {
    guard !path.bytes.contains(0) else { throw FileError("a path cannot hold a NUL byte") }
    // Without O_NONBLOCK opening a pipe would wait for a writer.
    let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { throw FileError(code: errno) }
    defer { close(descriptor) }
    let stamp = try FileStamp.of(descriptor: descriptor)
    switch stamp.kind {
    case .file: break
    case .folder: throw FileError(code: EISDIR)
    case .link, .other: throw FileError("this is no regular file; pipe it in and give `-` for the path")
    }
    guard stamp.byteCount <= limit else { throw tooLarge(stamp.byteCount, limit) }
    let bytes = try readAll(descriptor, expected: stamp.byteCount, limit: limit)
    return Contents(bytes: bytes, stamp: stamp)
  }

  /// The first bytes of a regular file, at most `count`.
  static func head(of path: DraftPath, count: Int) throws(FileError) -> [UInt8] {
    let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { throw FileError(code: errno) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    let read = bytes.withUnsafeMutableBytes { Glue.read(descriptor, $0) }
    guard read >= 0 else { throw FileError(code: errno) }
    return Array(bytes[..<read])
  }

  /// Reads standard input to its end.
  public static func readStandardInput(limit: Int) throws(FileError) -> [UInt8] {
    try readAll(STDIN_FILENO, expected: 0, limit: limit)
  }

  private static func tooLarge(_ count: Int, _ limit: Int) -> FileError {
    FileError("the file has \(count) bytes, more than the limit of \(limit); split it")
  }

  private static func readAll(_ descriptor: Int32, expected: Int, limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = expected + 1
    while true {
      let used = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: room))
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glue.read(descriptor, UnsafeMutableRawBufferPointer(rebasing: buffer[used...]))
      }
      guard count >= 0 else { throw FileError(code: errno) }
      bytes.removeLast(room - count)
      guard count > 0 else { return bytes }
      guard bytes.count <= limit else { throw tooLarge(bytes.count, limit) }
      room = max(65_536, min(bytes.count, 16_777_216))
      if bytes.count == expected { room = 1 }
    }
  }
}

/// System calls that are taken up again where a signal broke them off.
enum Glue {
  static func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 || errno != EINTR { return count }
    }
  }

  /// Writes all bytes; the system's error code where that fails, 0 otherwise.
  static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
        let count = write(descriptor, rest.baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        done += count
      }
      return 0
    }
  }
}
