#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One open conversion of the system's iconv, asked for one character at a time.
struct IconvConverter: ~Copyable {
  private let handle: iconv_t

  /// What iconv made of some bytes.
  enum Outcome: Equatable {
    /// A whole character; the bytes lie in the output.
    case converted(outputCount: Int)
    /// The bytes are the start of a longer character.
    case incomplete
    /// No character of the encoding.
    case illegal
  }

  /// Opens a conversion; nil where the system has none between the two.
  init?(from source: String, to target: String) {
    guard let handle = iconv_open(target, source), handle != Self.failure else { return nil }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  private static var failure: iconv_t? { iconv_t(bitPattern: -1) }

  /// Converts exactly the bytes of `input`, which are meant to be one character.
  ///
  /// The state is reset first, so that the answer depends on nothing but the bytes.
  func convert(_ input: borrowing [UInt8], into output: inout [UInt8]) -> Outcome {
    iconv(handle, nil, nil, nil, nil)
    let capacity = output.count
    var consumed = input.count
    var room = capacity
    var failed = false
    var code: Int32 = 0
    input.withUnsafeBytes { source in
      output.withUnsafeMutableBytes { target in
        var from = UnsafeMutablePointer(
          mutating: source.bindMemory(to: CChar.self).baseAddress)
        var into = target.bindMemory(to: CChar.self).baseAddress
        failed = iconv(handle, &from, &consumed, &into, &room) == Int(bitPattern: UInt.max)
        code = errno
        // Some encodings hold a character back until they know that nothing joins it.
        if !failed { iconv(handle, nil, nil, &into, &room) }
      }
    }
    if failed { return code == EINVAL ? .incomplete : .illegal }
    guard consumed == 0, room < capacity else { return .incomplete }
    return .converted(outputCount: capacity - room)
  }
}
