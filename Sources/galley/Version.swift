/// Galley's version.
enum Version {
  /// By semantic versioning; a release sets it together with the changelog's heading.
  static let text = "0.1.0"
}
