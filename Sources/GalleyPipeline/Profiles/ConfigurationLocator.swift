public import GalleyConfig
import Synchronization

/// Finds the configuration that holds for a folder, and reads each file once.
public final class ConfigurationLocator: Sendable {
  /// Where configurations come from.
  public enum Choice: Sendable {
    /// The nearest `galley.yml` above each draft.
    case nearest
    /// One file for all drafts.
    case file(String)
    /// None.
    case none
  }

  private enum Outcome: Sendable {
    case found(Configuration)
    case nothing
    case failed(ConfigurationError)
  }

  private let choice: Choice
  private let current: DraftPath
  private let known = Mutex<[DraftPath: Outcome]>([:])

  /// Makes a locator.
  public init(_ choice: Choice) {
    self.choice = choice
    current = FolderListing.current() ?? DraftPath("/")
  }

  /// The configuration of a folder given by its absolute path; nil if there is none.
  public func configuration(forFolder folder: DraftPath) throws(ConfigurationError) -> Configuration? {
    let outcome: Outcome
    switch choice {
    case .none: return nil
    case .file(let path): outcome = cached(DraftPath(path)) { Self.chosen(path, self.current) }
    case .nearest: outcome = nearest(folder)
    }
    switch outcome {
    case .found(let configuration): return configuration
    case .nothing: return nil
    case .failed(let error): throw error
    }
  }

  private func nearest(_ folder: DraftPath) -> Outcome {
    cached(folder) {
      for name in Configuration.fileNames {
        let path = folder.appending(name)
        guard (try? FileStamp.of(path)) != nil else { continue }
        return Self.read(path, shownAs: self.shown(path), folder: folder, root: folder)
      }
      if (try? FileStamp.of(folder.appending(".git"))) != nil { return .nothing }
      let parent = folder.folder
      guard parent != folder, parent.isAbsolute else { return .nothing }
      return self.nearest(parent)
    }
  }

  private func cached(_ key: DraftPath, _ make: () -> Outcome) -> Outcome {
    if let outcome = known.withLock({ $0[key] }) { return outcome }
    let outcome = make()
    known.withLock { $0[key] = outcome }
    return outcome
  }

  /// A path as it is shortest for people: below the current folder without that folder.
  private func shown(_ path: DraftPath) -> String {
    guard let below = path.components(below: current), !below.isEmpty else { return path.text }
    return DraftPath(below.joined(separator: [0x2F])).text
  }

  private static func chosen(_ path: String, _ current: DraftPath) -> Outcome {
    let file = DraftPath(path)
    return read(file, shownAs: path, folder: file.absolute(from: current).folder, root: current)
  }

  private static func read(_ path: DraftPath, shownAs shown: String, folder: DraftPath, root: DraftPath) -> Outcome {
    let contents: FileReader.Contents
    do throws(FileError) {
      contents = try FileReader.read(path, limit: ConfigurationReader.byteLimit)
    } catch {
      return .failed(.unreadable(path: shown, reason: error.reason, at: nil))
    }
    do throws(ConfigurationError) {
      return .found(
        try ConfigurationReader.read(text: contents.bytes, path: shown, folder: folder.text, root: root.text))
    } catch {
      return .failed(error)
    }
  }
}
