import GalleyLint
import GalleyText

extension DocumentView {
  /// The addresses that the draft states as its own and only, in the order they stand.
  var canonicals: [(entry: MetadataEntry, range: SourceRange)] {
    metadata.entries.compactMap { entry in
      guard entry.field == .canonical, let range = entry.range else { return nil }
      return (entry, range)
    }
  }
}
