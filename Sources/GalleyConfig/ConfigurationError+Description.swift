extension ConfigurationError: CustomStringConvertible {
  /// What is wrong and what to do, with the file, line and column and the lines around them where they are known.
  public var description: String {
    guard let place else { return sentence }
    return "\(place.path):\(place.line):\(place.column): \(sentence)\(place.drawing)"
  }

  /// Where the error stands; nil where it is about no place in a file.
  public var place: ConfigurationPlace? {
    switch self {
    case .unreadable(_, _, let place), .unknownRule(_, _, let place): place
    case .tooLarge, .badPack: nil
    case .notYAML(_, let place), .unknownKey(_, _, _, let place), .duplicateKey(_, let place),
      .keyOfRun(_, let place), .missingKey(_, let place), .wrongType(_, _, _, let place),
      .unknownValue(_, _, _, _, let place), .badPattern(_, _, _, _, let place):
      place
    }
  }

  private var sentence: String {
    switch self {
    case .unreadable(let path, let reason, let place):
      place == nil ? "\(path): \(reason)" : "`\(path)` cannot be read: \(reason)"
    case .tooLarge(let path, let bytes, let limit):
      "\(path): a configuration of \(bytes) bytes is more than the limit of \(limit); move words to a file "
        + "named under `vocabulary-files`"
    case .notYAML(let message, _): "this is not valid YAML: \(message)"
    case .unknownKey(let key, let nearest, let known, _):
      "unknown key `\(key)`; \(Self.advice(nearest, known))"
    case .duplicateKey(let key, _): "the key `\(key)` stands twice; merge the two or remove one"
    case .keyOfRun(let key, _):
      "`\(key)` holds for the whole run and cannot stand in an override; move it to the top level"
    case .missingKey(let key, _): "the key `\(key)` is missing here; add it"
    case .wrongType(let key, let expected, let found, _): "`\(key)` takes \(expected), not \(found)"
    case .unknownValue(let key, let value, let nearest, let known, _):
      "`\(key)` cannot be `\(value)`; \(Self.advice(nearest, known))"
    case .badPattern(let key, let text, let reason, let offset, _):
      "`\(text)` under `\(key)` is no regular expression: \(reason), after \(offset) of its bytes"
    case .unknownRule(let rule, let nearest, _):
      "there is no rule or category `\(rule)`; "
        + (nearest.map { "did you mean `\($0)`?" } ?? "`galley rules` lists them all")
    case .badPack(let message): message
    }
  }

  private static func advice(_ nearest: String?, _ known: [String]) -> String {
    if let nearest { return "did you mean `\(nearest)`?" }
    guard let last = known.last, known.count > 1 else { return "only `\(known.first ?? "")` is known here" }
    return "known are " + known.dropLast().map { "`\($0)`" }.joined(separator: ", ") + " and `\(last)`"
  }
}
