#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What standard output is.
public enum Terminal {
  /// Whether standard output is a terminal that shows colours.
  public static var showsColor: Bool {
    guard isTerminal, getenv("NO_COLOR").map({ $0.pointee == 0 }) ?? true else { return false }
    guard let name = getenv("TERM") else { return false }
    return strcmp(name, "dumb") != 0
  }

  /// Whether standard output is a terminal.
  public static var isTerminal: Bool { isatty(STDOUT_FILENO) != 0 }

  /// The terminal's width in columns; 0 where standard output is none.
  public static var width: Int {
    guard isTerminal else { return 0 }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else { return 0 }
    return Int(size.ws_col)
  }

  /// Keeps a reader that goes away, or a limit on file sizes, from ending the program in the middle of a write.
  public static func outliveWriteFaults() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }
}
