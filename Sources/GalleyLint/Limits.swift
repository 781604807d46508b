/// The limits that keep hostile input from hurting; each is tested on both sides.
public enum Limits {
  /// Findings kept for one draft.
  public static let findingsPerDraft = 100_000
  /// Rounds of fixing before a draft is called unstable.
  public static let fixRounds = 10
  /// How often a draft of some size is read again to find the fixes that would change its structure: up to 10 MB of
  /// text in all, but at least 40 times and at most 100 times.
  public static func fixAttempts(bytes: Int) -> Int { min(100, max(40, 10_000_000 / max(1, bytes))) }
  /// Stet comments read in one draft.
  public static let stetsPerDraft = 100_000
}
