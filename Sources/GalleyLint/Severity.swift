/// How sure a finding is to be a fault, by its rule's measured precision.
public enum Severity: UInt8, Sendable, Comparable, CaseIterable {
  /// Below 90 % precision, or a matter of taste.
  case suggestion
  /// From 90 %.
  case warning
  /// From 99 %.
  case error

  /// The name in output and configuration.
  public var name: String {
    switch self {
    case .suggestion: "suggestion"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// The severity of a name.
  public init?(name: String) {
    guard let found = Severity.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  /// Orders by weight.
  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// How far a fix can be trusted.
public enum Applicability: UInt8, Sendable, Comparable {
  /// A person decides.
  case suggested
  /// One right answer, the meaning kept; `galley fix` applies it.
  case safe

  /// The name in output.
  public var name: String { self == .safe ? "safe" : "suggested" }

  /// Orders by trust.
  public static func < (left: Applicability, right: Applicability) -> Bool { left.rawValue < right.rawValue }
}
