/// The limits that keep hostile input from hurting; each is tested on both sides.
public enum Limits {
  /// Findings kept for one draft.
  public static let findingsPerDraft = 100_000
  /// Rounds of fixing before a draft is called unstable.
  public static let fixRounds = 10
  /// Stet comments read in one draft.
  public static let stetsPerDraft = 100_000
}
