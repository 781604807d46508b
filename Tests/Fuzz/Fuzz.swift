import GalleyIngest
import GalleyLint
import GalleyText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program's arguments, as C has them.
public typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

/// The fuzzer's entrance: the first byte says how the rest, a draft, is read and fixed.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let data, count > 1 else { return 0 }
  let draft = FuzzedDraft(way: data[0], bytes: Array(UnsafeBufferPointer(start: data + 1, count: count - 1)))
  Laws.check(draft)
  progress.note(count - 1)
  return 0
}

/// What the build takes for the program's beginning; libFuzzer's own is in its library.
@_cdecl("galley_fuzz_main")
public func main(
  _ count: CInt, _ arguments: Arguments?
) -> CInt {
  var count = count
  var arguments = arguments
  return runDriver(&count, &arguments, fuzz)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments?>,
  _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Called once before the first input: writes the seeds where they are asked for, and ends there.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>?, _ arguments: UnsafeMutablePointer<Arguments?>?
) -> CInt {
  guard let folder = getenv("GALLEY_FUZZ_SEEDS") else { return 0 }
  Seeds.write(to: String(cString: folder))
  _exit(0)
}

/// A draft and how it is read.
struct FuzzedDraft {
  let bytes: [UInt8]
  let format: DraftFormat
  let threshold: Applicability
  let options: IngestOptions

  init(way: UInt8, bytes: [UInt8]) {
    let formats = DraftFormat.allCases
    self.bytes = bytes
    format = formats[Int(way) % formats.count]
    threshold = Int(way) / formats.count % 2 == 0 ? .safe : .suggested
    options = IngestOptions(scope: Int(way) / formats.count / 2 % 2 == 0 ? .auto : .page)
  }

  /// The first byte of an input that is read in a format, with safe fixes alone.
  static func way(of format: DraftFormat) -> UInt8 {
    UInt8(DraftFormat.allCases.firstIndex(of: format) ?? 0)
  }
}

/// How many bytes of drafts went through. libFuzzer counts runs; what is promised is bytes.
struct FuzzProgress {
  private var byteCount = 0
  private var draftCount = 0
  private let limit = getenv("GALLEY_FUZZ_BYTES").flatMap { Int(String(cString: $0)) } ?? .max

  mutating func note(_ count: Int) {
    byteCount += count
    draftCount += 1
    guard byteCount >= limit else { return }
    tell("galley-fuzz: \(byteCount) bytes in \(draftCount) drafts, and every law held\n")
    _exit(0)
  }
}

/// libFuzzer calls its target from one thread.
nonisolated(unsafe) private var progress = FuzzProgress()

/// Writes to standard error.
func tell(_ message: String) {
  let bytes = Array(message.utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}

/// Says which law was broken, and ends the run as a crash, so that the input is kept.
func fail(_ law: String) -> Never {
  tell("galley-fuzz: \(law)\n")
  abort()
}
