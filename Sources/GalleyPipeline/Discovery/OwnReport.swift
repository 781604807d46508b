/// Tells pages that `galley report` wrote from the drafts that lie beside them.
enum OwnReport {
  /// No report is shorter: it carries its style.
  private static let leastBytes = 8_192
  /// Within as many bytes it says what made it.
  private static let headBytes = 1_024
  private static let mark = Array("<meta name=\"generator\" content=\"Galley ".utf8)

  /// Whether a file is such a page, by what its head says.
  static func stands(at path: DraftPath, _ stamp: FileStamp) -> Bool {
    guard stamp.byteCount >= leastBytes, path.name.suffix(5).elementsEqual(".html".utf8),
      let head = try? FileReader.head(of: path, count: headBytes), head.starts(with: "<!DOCTYPE html>".utf8)
    else { return false }
    return head.indices.contains { head[$0...].starts(with: mark) }
  }
}
