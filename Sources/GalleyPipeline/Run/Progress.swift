#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A line on the terminal that says how far a long run is. It appears after a second of work.
struct Progress {
  private let total: Int
  private let isShown: Bool
  private let start = Clock.nanoseconds
  private var done = 0
  private var lastDrawn = 0
  private var isDrawn = false

  private static let delay = 1_000_000_000
  private static let interval = 100_000_000
  private static let width = 30

  init(total: Int, isShown: Bool) {
    self.total = total
    self.isShown = isShown && isatty(STDERR_FILENO) != 0
  }

  mutating func advance() {
    done += 1
    draw()
  }

  mutating func draw() {
    guard isShown, total > 0 else { return }
    let now = Clock.nanoseconds
    guard now - start > Self.delay, now - lastDrawn > Self.interval else { return }
    lastDrawn = now
    isDrawn = true
    let filled = Self.width * done / total
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
    Messages.write(raw: "\r\(bar) \(done) of \(total) drafts")
  }

  /// Takes the line away, so that something else can be written.
  mutating func clear() {
    guard isDrawn else { return }
    isDrawn = false
    Messages.write(raw: "\r\u{1B}[K")
  }
}
