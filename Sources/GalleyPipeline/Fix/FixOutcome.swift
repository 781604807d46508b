public import GalleyLint
public import GalleyReport

/// What fixing one draft came to.
public struct FixOutcome: Sendable {
  /// The path as it was given.
  public var path: String
  /// The findings that were fixed, in the order of rounds and places.
  public var fixed: [Fixed] = []
  /// The findings that were left, in the order of their places, of which a limit may show fewer.
  public var left: [Left] = []
  /// Why the draft, or a part of it, could not be read or written.
  public var failures: [DraftFailure] = []
  /// Whether the draft could not be read at all.
  var isUnread = true
  /// The bytes before.
  var oldBytes: [UInt8] = []
  /// The bytes after; equal to `oldBytes` where nothing was fixed.
  var newBytes: [UInt8] = []
  var trace = ChangeTrace()
  var isTruncated = false
  var failingCount = 0
  var times = PhaseTimes()

  /// Whether something was, or would be, changed.
  public var isChanged: Bool { oldBytes != newBytes }

  /// A finding that was fixed.
  public struct Fixed: Sendable {
    /// The rule.
    public var rule: String
    /// The line of the draft before the run, from 1.
    public var line: Int
  }

  /// A finding that was left.
  public struct Left: Sendable {
    /// The rule.
    public var rule: String
    /// The severity.
    public var severity: Severity
    /// What is wrong.
    public var message: String
    /// The line in the fixed draft, from 1.
    public var line: Int
    /// The column in the fixed draft, from 1, in Unicode scalars.
    public var column: Int
    /// Why it was left.
    public var reason: Reason
  }

  /// Why a finding was left.
  public enum Reason: Sendable, Equatable {
    /// The rule has no fix.
    case noFix
    /// The rule has fixes, but none here that is proven.
    case unproven
    /// The fix is one for a person to decide on.
    case suggested(title: String)
    /// Another fix holds the same bytes.
    case conflict
    /// The fix was tried and taken back, or could not be tried.
    case withheld(String)

    /// The reason as a phrase.
    public var phrase: String {
      switch self {
      case .noFix: "no fix"
      case .unproven: "no fix for it here"
      case .suggested(let title): "suggested: \(title); apply it with --suggested"
      case .conflict: "another fix holds these bytes"
      case .withheld(let why): "not applied: \(why)"
      }
    }
  }
}
