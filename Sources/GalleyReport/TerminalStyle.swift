import GalleyLint

/// What a stretch of terminal text is, and so how it is coloured.
enum TerminalStyle: String {
  case bold = "1"
  case dim = "2"
  case error = "1;31"
  case warning = "1;33"
  case suggestion = "1;36"
  case removed = "31"
  case added = "32"

  init(_ severity: Severity) {
    switch severity {
    case .error: self = .error
    case .warning: self = .warning
    case .suggestion: self = .suggestion
    }
  }
}

/// Text with or without the escape sequences that colour it.
struct TerminalText: Sendable {
  let usesColor: Bool
  private(set) var bytes: [UInt8] = []

  init(usesColor: Bool) { self.usesColor = usesColor }

  mutating func append(_ text: some Sequence<UInt8>, _ style: TerminalStyle? = nil) {
    guard usesColor, let style else {
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(contentsOf: "\u{1B}[\(style.rawValue)m".utf8)
    bytes.append(contentsOf: text)
    bytes.append(contentsOf: "\u{1B}[0m".utf8)
  }

  mutating func append(_ text: String, _ style: TerminalStyle? = nil) { append(text.utf8, style) }
}
