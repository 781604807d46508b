#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A counting semaphore over a pipe: each byte in it is a permit.
///
/// File descriptors are plain numbers, so that it crosses threads without an unsafe declaration; a condition
/// variable is an address that does not. A step costs about a microsecond, which is nothing beside a draft.
struct PipeSemaphore: Sendable {
  private let readEnd: Int32
  private let writeEnd: Int32

  init() throws(FileError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw FileError("a pipe cannot be made", code: errno) }
    readEnd = ends[0]
    writeEnd = ends[1]
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  /// Adds permits; fewer than the 4,096 that the smallest pipe holds may be open at a time.
  func signal(_ count: Int = 1) {
    _ = Glue.writeAll(writeEnd, [UInt8](repeating: 1, count: count))
  }

  /// Waits for a permit and takes it.
  func wait() {
    withUnsafeTemporaryAllocation(byteCount: 1, alignment: 1) { _ = Glue.read(readEnd, $0) }
  }

  /// Waits for a permit and takes it; false if none came in time.
  func wait(milliseconds: Int32) -> Bool {
    var request = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, milliseconds) > 0 else { return false }
    wait()
    return true
  }

  /// Frees the pipe; nobody may wait any more.
  func close() {
    for end in [readEnd, writeEnd] { Self.closeDescriptor(end) }
  }

  private static func closeDescriptor(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #elseif canImport(Musl)
      _ = Musl.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }
}
