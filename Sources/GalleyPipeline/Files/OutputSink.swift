#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where a run's output goes: standard output, or a file that appears whole or not at all.
public struct OutputSink: ~Copyable {
  private enum Target {
    case descriptor(Int32)
    case file(TemporaryFile, DraftPath, FileStamp?)
  }

  private let target: Target
  private var buffer: [UInt8] = []
  /// Why the output could not be written; nil while all is well.
  public private(set) var error: FileError?
  /// Whether the reader has gone away, as `head` does.
  public private(set) var isClosed = false
  private static let bufferBytes = 65_536

  /// Writes to standard output.
  public init() { target = .descriptor(STDOUT_FILENO) }

  /// Writes to a file; `-` is standard output.
  ///
  /// - Parameter drafts: what the run reads; none of them may be what it writes.
  public init(path: String, besides drafts: [Draft] = []) throws(FileError) {
    guard path != "-" else {
      target = .descriptor(STDOUT_FILENO)
      return
    }
    guard !path.isEmpty else { throw FileError("the name of the output is empty") }
    let path = DraftPath(path)
    let existing = try? FileStamp.of(path)
    switch existing?.kind {
    case .folder: throw FileError("this is a folder; name a file")
    case .other:
      // Devices and pipes cannot be renamed over.
      let descriptor = path.withCString { open($0, O_WRONLY | O_CLOEXEC) }
      guard descriptor >= 0 else { throw FileError(code: errno) }
      target = .descriptor(descriptor)
    case .file, .link, nil:
      if let identity = existing?.identity,
        drafts.contains(where: { !$0.isStandardInput && (try? FileStamp.of($0.path))?.identity == identity })
      {
        throw FileError("this is one of the drafts; name another file for the output")
      }
      let place = existing == nil ? path : try AtomicWriter.resolved(path)
      target = .file(try TemporaryFile(beside: place, like: existing), place, existing)
    }
  }

  deinit {
    if case .file(let file, _, _) = target, !isFinished { file.remove() }
  }

  private var isFinished = false

  /// Takes bytes; they are written when there are enough of them.
  public mutating func append(_ bytes: some Sequence<UInt8>) {
    guard error == nil, !isClosed else { return }
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferBytes { flush() }
  }

  /// Lets a reporter append to the output.
  public mutating func write(_ body: (inout [UInt8]) -> Void) {
    guard error == nil, !isClosed else { return }
    body(&buffer)
    if buffer.count >= Self.bufferBytes { flush() }
  }

  /// Writes what has been taken so far.
  public mutating func flush() {
    let code: Int32
    switch target {
    case .descriptor(let descriptor): code = Glue.writeAll(descriptor, buffer)
    case .file(let file, _, _): code = file.append(buffer)
    }
    buffer.removeAll(keepingCapacity: true)
    switch code {
    case 0: break
    case EPIPE: isClosed = true
    default: error = FileError("the output cannot be written", code: code)
    }
  }

  /// Writes the rest; a file takes its name now.
  public mutating func finish() throws(FileError) {
    flush()
    if let error { throw error }
    if case .file(let file, let path, let stamp) = target {
      isFinished = true
      do throws(FileError) {
        try file.commit(to: path, like: stamp)
      } catch {
        file.remove()
        throw error
      }
    }
  }
}

/// Messages for people, on standard error.
public enum Messages {
  /// Writes `galley: ` and a message, in which names of files cannot act on the terminal.
  public static func write(_ message: String) {
    var line = Array("galley: ".utf8)
    PlainLine.append(Array(message.utf8), to: &line)
    _ = Glue.writeAll(STDERR_FILENO, line + [0x0A])
  }

  /// Writes a message that is complete as it is.
  public static func write(raw message: String) { _ = Glue.writeAll(STDERR_FILENO, Array(message.utf8)) }
}
