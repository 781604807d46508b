import GalleyConfig

/// The `.gitignore` files that hold for one folder, from the repository's root down.
struct IgnoreRules: Sendable {
  private struct File: Sendable {
    /// The folder that holds it, absolute.
    var folder: DraftPath
    var patterns: [PathPattern]
  }
  private var files: [File] = []

  /// The most bytes that are read of one such file.
  static let byteLimit = 4_000_000

  /// No rules.
  init() {}

  /// The rules of all folders above one, up to the root of its repository; none outside of a repository.
  init(above folder: DraftPath) {
    var chain: [DraftPath] = []
    var current = folder
    while true {
      if (try? FileStamp.of(current.appending(".git"))) != nil {
        add(current, current.appending(".git/info/exclude"))
        for outer in chain.reversed() { add(outer, outer.appending(".gitignore")) }
        return
      }
      let parent = current.folder
      guard parent != current, parent.isAbsolute else { return }
      // The folder itself is read when the walk enters it.
      chain.append(parent)
      current = parent
    }
  }

  /// These rules with those of a folder that the walk enters.
  func entering(_ folder: DraftPath) -> IgnoreRules {
    var rules = self
    rules.add(folder, folder.appending(".gitignore"))
    return rules
  }

  private mutating func add(_ folder: DraftPath, _ path: DraftPath) {
    guard let contents = try? FileReader.read(path, limit: Self.byteLimit) else { return }
    let patterns = contents.bytes.split(separator: 0x0A).compactMap { PathPattern($0) }
    if !patterns.isEmpty { files.append(File(folder: folder, patterns: patterns)) }
  }

  /// Whether a path is ignored: the last pattern of the innermost file that takes it decides.
  func ignores(_ path: DraftPath, isFolder: Bool) -> Bool {
    for file in files.reversed() {
      guard let components = path.components(below: file.folder) else { continue }
      let last = file.patterns.last { $0.matches(components, isFolder: isFolder) }
      if let last { return !last.isNegated }
    }
    return false
  }
}
