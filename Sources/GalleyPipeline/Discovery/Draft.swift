public import GalleyText

/// One draft of a run, before it is read.
public struct Draft: Sendable {
  /// The path as it was given, or the given folder with the way below it.
  public var path: DraftPath
  /// The same path from the root, for configuration and patterns.
  public var absolutePath: DraftPath
  /// Whether it is read from standard input.
  public var isStandardInput: Bool
  /// The format that was asked for; nil where the name or the content tells.
  public var format: DraftFormat?

  /// Makes a draft.
  public init(
    path: DraftPath, absolutePath: DraftPath, isStandardInput: Bool = false, format: DraftFormat? = nil
  ) {
    self.path = path
    self.absolutePath = absolutePath
    self.isStandardInput = isStandardInput
    self.format = format
  }
}
