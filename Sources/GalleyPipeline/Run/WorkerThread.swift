#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A thread with a stack of a known size.
///
/// Tasks of Swift's own pool may have stacks of half a megabyte and are not meant to wait for disks.
struct WorkerThread {
  /// The parsers' recursion is bounded by their limits; this holds it with room to spare.
  private static let stackBytes = 16 * 1_024 * 1_024

  private let handle: pthread_t

  /// Starts a thread.
  init(_ body: @escaping @Sendable () -> Void) throws(FileError) {
    let box = Unmanaged.passRetained(Body(body))
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    pthread_attr_setstacksize(attributes, Self.stackBytes)
    #if canImport(Darwin)
      var created: pthread_t?
      let code = pthread_create(&created, attributes, { Self.enter($0) }, box.toOpaque())
      guard code == 0, let thread = created else {
        box.release()
        throw FileError("a thread cannot be started", code: code)
      }
      handle = thread
    #else
      var thread = pthread_t()
      let code = pthread_create(&thread, attributes, { $0.flatMap { WorkerThread.enter($0) } }, box.toOpaque())
      guard code == 0 else {
        box.release()
        throw FileError("a thread cannot be started", code: code)
      }
      handle = thread
    #endif
  }

  /// Waits for its end.
  func join() { pthread_join(handle, nil) }

  /// How many threads can run at once.
  static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  private static func enter(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().body()
    return nil
  }

  private final class Body: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
