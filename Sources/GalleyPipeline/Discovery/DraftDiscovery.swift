import GalleyConfig
import GalleyIngest
public import GalleyReport
public import GalleyText

/// Finds the drafts that paths name.
///
/// A file that is named is always taken. In a folder, files with a known ending are: hidden ones, `node_modules`, what
/// `.gitignore` names, what the configuration excludes and Galley's own reports are left out. A walk follows symbolic links to files, not
/// to folders, so that it cannot go in a circle nor leave the folder for another one.
public struct DraftDiscovery {
  /// What was found.
  public struct Result: Sendable {
    /// The drafts, sorted by path, each file once.
    public var drafts: [Draft] = []
    /// Paths that gave nothing.
    public var failures: [DraftFailure] = []
  }

  private let locator: ConfigurationLocator
  private let format: DraftFormat?
  private let standardInputName: String?
  private let current: DraftPath
  private var result = Result()
  private var seen: Set<FileIdentity> = []
  private var seenNames: Set<DraftPath> = []
  private var metCount = 0

  /// Makes a discovery.
  ///
  /// - Parameters:
  ///   - locator: where configurations are found, for what they include and exclude.
  ///   - format: the format that was asked for; nil where names and contents tell.
  ///   - standardInputName: the name that a draft from standard input goes by.
  public init(locator: ConfigurationLocator, format: DraftFormat?, standardInputName: String?) {
    self.locator = locator
    self.format = format
    self.standardInputName = standardInputName
    current = FolderListing.current() ?? DraftPath("/")
  }

  /// The drafts below the paths.
  public static func find(
    _ paths: [String], locator: ConfigurationLocator, format: DraftFormat? = nil,
    standardInputName: String? = nil
  ) -> Result {
    var discovery = DraftDiscovery(locator: locator, format: format, standardInputName: standardInputName)
    for path in paths { discovery.add(path) }
    var result = discovery.result
    result.drafts.sort { ($0.path, $0.absolutePath) < ($1.path, $1.absolutePath) }
    result.failures.sort { ($0.path, $0.message) < ($1.path, $1.message) }
    return result
  }

  private mutating func add(_ text: String) {
    if text == "-" { return addStandardInput() }
    let path = DraftPath(text)
    let absolute = path.absolute(from: current)
    do throws(FileError) {
      let stamp = try FileStamp.of(path)
      guard stamp.kind == .folder else { return take(path, absolute, stamp) }
      let before = metCount
      walk(path, absolute, rules: IgnoreRules(above: absolute))
      if metCount == before {
        fail(path, "the folder holds no drafts; name the file, or see the configuration's include and exclude")
      }
    } catch {
      fail(path, error.reason)
    }
  }

  private mutating func addStandardInput() {
    guard !result.drafts.contains(where: \.isStandardInput) else { return }
    let path = DraftPath(standardInputName ?? "-")
    let place = standardInputName == nil ? current.appending("-") : path.absolute(from: current)
    result.drafts.append(Draft(path: path, absolutePath: place, isStandardInput: true, format: format))
  }

  private mutating func walk(_ folder: DraftPath, _ absolute: DraftPath, rules outer: IgnoreRules) {
    let rules = outer.entering(absolute)
    let names: [[UInt8]]
    do throws(FileError) {
      names = try FolderListing.names(in: folder)
    } catch {
      return fail(folder, error.reason)
    }
    // A configuration that cannot be read is told once, when profiles are made.
    let configuration = try? locator.configuration(forFolder: absolute)
    for name in names {
      guard name.first != 0x2E, !name.elementsEqual("node_modules".utf8) else { continue }
      let path = folder.appending(name)
      let place = absolute.appending(name)
      do throws(FileError) {
        let own = try FileStamp.of(path, followsLinks: false)
        let isKnown = Self.hasKnownEnding(name)
        if own.kind == .folder {
          guard !rules.ignores(place, isFolder: true), !excludes(configuration, place, isFolder: true) else {
            continue
          }
          walk(path, place, rules: rules)
        } else if isKnown {
          guard !rules.ignores(place, isFolder: false), !excludes(configuration, place, isFolder: false),
            includes(configuration, place)
          else { continue }
          let stamp = own.kind == .link ? try FileStamp.of(path) : own
          if stamp.kind == .file, !OwnReport.stands(at: path, stamp) { take(path, place, stamp) }
        }
      } catch {
        fail(path, error.reason)
      }
    }
  }

  /// Whether the last extension is a draft's: `LICENSE` is text and `a.html.bak` is HTML, but nobody named them.
  private static func hasKnownEnding(_ name: [UInt8]) -> Bool {
    guard let point = name.lastIndex(of: 0x2E), point > 0 else { return false }
    return Ingester.format(ofPath: "draft" + String(decoding: name[point...], as: UTF8.self)) != nil
  }

  private mutating func take(_ path: DraftPath, _ absolute: DraftPath, _ stamp: FileStamp) {
    metCount += 1
    // Each name of a file with several is a draft of its own: fixing one gives that name a new file.
    let isNew = stamp.nameCount > 1 ? seenNames.insert(absolute).inserted : seen.insert(stamp.identity).inserted
    guard isNew else { return }
    result.drafts.append(Draft(path: path, absolutePath: absolute, format: format))
  }

  private mutating func fail(_ path: DraftPath, _ reason: String) {
    metCount += 1
    result.failures.append(DraftFailure(path: path.text, message: reason))
  }

  private func excludes(_ configuration: Configuration?, _ path: DraftPath, isFolder: Bool) -> Bool {
    guard let configuration, !configuration.exclude.isEmpty else { return false }
    let components = configuration.components(of: path)
    let last = configuration.exclude.last { $0.matches(components, isFolder: isFolder) }
    return last.map { !$0.isNegated } ?? false
  }

  private func includes(_ configuration: Configuration?, _ path: DraftPath) -> Bool {
    guard let configuration, !configuration.include.isEmpty else { return true }
    let components = configuration.components(of: path)
    let last = configuration.include.last { $0.takes(file: components) }
    return last.map { !$0.isNegated } ?? false
  }
}

extension Configuration {
  /// A draft's path as the configuration's patterns see it: below its root, or whole where it lies elsewhere.
  func components(of path: DraftPath) -> [ArraySlice<UInt8>] {
    path.components(below: DraftPath(root)) ?? path.components
  }

  /// The overrides that hold for a draft, by number.
  func overrides(of draft: Draft) -> [Int] {
    guard !overrides.isEmpty else { return [] }
    let components = components(of: draft.absolutePath)
    return overrides.indices.filter { index in overrides[index].paths.contains { $0.takes(file: components) } }
  }

  /// The settings that hold for a draft, the later over the earlier.
  func settings(of draft: Draft) -> [DraftSettings] {
    [settings] + overrides(of: draft).map { overrides[$0].settings }
  }
}
