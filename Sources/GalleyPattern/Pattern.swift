internal import CPCRE2

/// A regular expression in the syntax of PCRE2, matched against UTF-8 with bounded work, so that no pattern hangs a run.
///
/// Letters, digits and word boundaries are those of Unicode.
public final class Pattern: Sendable {
  /// What it was made of.
  public let text: String
  // Addresses, as pointers are not Sendable: both are only read once they are made, and PCRE2 lets threads share them.
  private let code: UInt
  private let limits: UInt

  /// How often the matcher may try to match one value.
  public static let stepLimit: UInt32 = 200_000
  /// The memory that it may use for one value, in kibibytes.
  public static let memoryLimit: UInt32 = 4_096

  /// What a pattern says of a value.
  public enum Outcome: Sendable, Equatable {
    /// It is found in it.
    case found
    /// It is not.
    case missing
    /// It would take more steps or memory than the limits allow.
    case tooCostly
  }

  /// Compiles a pattern.
  ///
  /// - Throws: `PatternError` where the text is no regular expression.
  public init(_ text: String) throws(PatternError) {
    self.text = text
    var number: Int32 = 0
    var offset = 0
    let bytes = Array(text.utf8)
    let compiled = pcre2_compile_8(bytes, bytes.count, PCRE2_UTF | PCRE2_UCP, &number, &offset, nil)
    guard let compiled else { throw PatternError(reason: Self.message(number), offset: offset) }
    guard let limits = pcre2_match_context_create_8(nil) else {
      pcre2_code_free_8(compiled)
      throw PatternError(reason: "there is no memory for it", offset: 0)
    }
    pcre2_set_match_limit_8(limits, Self.stepLimit)
    pcre2_set_depth_limit_8(limits, Self.stepLimit)
    pcre2_set_heap_limit_8(limits, Self.memoryLimit)
    code = UInt(bitPattern: compiled)
    self.limits = UInt(bitPattern: limits)
  }

  deinit {
    pcre2_match_context_free_8(OpaquePointer(bitPattern: limits))
    pcre2_code_free_8(OpaquePointer(bitPattern: code))
  }

  /// Looks for the pattern anywhere in a value; `^` and `$` tie it to the ends.
  public func search(_ value: [UInt8]) -> Outcome {
    guard let data = pcre2_match_data_create_8(1, nil) else { return .tooCostly }
    defer { pcre2_match_data_free_8(data) }
    let result = pcre2_match_8(
      OpaquePointer(bitPattern: code), value, value.count, 0, 0, data, OpaquePointer(bitPattern: limits))
    if result >= 0 { return .found }
    let costs = [PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_NOMEMORY]
    return costs.contains(result) ? .tooCostly : .missing
  }

  private static func message(_ number: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = Int(pcre2_get_error_message_8(number, &buffer, buffer.count))
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }
}

/// Why a text is no regular expression.
public struct PatternError: Error, Sendable, Equatable {
  /// What is wrong, in the words of PCRE2.
  public var reason: String
  /// How far the text was read, in bytes.
  public var offset: Int

  /// Makes an error.
  public init(reason: String, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
