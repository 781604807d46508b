/// Why a configuration cannot be used; `description` says what to do about it.
public enum ConfigurationError: Error, Sendable, Equatable {
  /// The file, or one that it names, could not be read.
  case unreadable(path: String, reason: String, at: ConfigurationPlace?)
  /// The file is larger than the limit; both in bytes.
  case tooLarge(path: String, bytes: Int, limit: Int)
  /// The file is not valid YAML; the message is the parser's.
  case notYAML(message: String, at: ConfigurationPlace)
  /// A key that means nothing here, with the known key next to it.
  case unknownKey(String, nearest: String?, known: [String], at: ConfigurationPlace)
  /// A key that stands twice in one mapping.
  case duplicateKey(String, at: ConfigurationPlace)
  /// A key that holds for the whole run and stands in an override.
  case keyOfRun(String, at: ConfigurationPlace)
  /// A key that must be there and is not.
  case missingKey(String, at: ConfigurationPlace)
  /// A value of another type than the key takes.
  case wrongType(key: String, expected: String, found: String, at: ConfigurationPlace)
  /// A value that is none of those the key takes.
  case unknownValue(key: String, value: String, nearest: String?, known: [String], at: ConfigurationPlace)
  /// A regular expression that cannot be used; the reason is the library's, the offset counts the bytes before the
  /// fault.
  case badPattern(key: String, text: String, reason: String, offset: Int, at: ConfigurationPlace)
  /// A rule or category that does not exist.
  case unknownRule(String, nearest: String?, at: ConfigurationPlace?)
  /// A rule pack that cannot be used; the message is the pack's own error, which says where.
  case badPack(message: String)
}
