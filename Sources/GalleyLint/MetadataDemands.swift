public import GalleyPattern
public import GalleyText

/// What a house demands of the metadata of its drafts, beyond what the rules ask of every draft.
public struct MetadataDemands: Sendable {
  /// Fields that must be stated and that no rule of their own misses.
  public var required: [MetadataEntry.Field] = []
  /// Fields that must not be stated.
  public var forbidden: [MetadataEntry.Field] = []
  /// What the values of fields must be like.
  public var fields: [FieldDemand] = []

  /// Makes demands that ask for nothing.
  public init() {}
}

/// What the values of one field must be like.
public struct FieldDemand: Sendable {
  /// The field.
  public var field: MetadataEntry.Field
  /// A pattern that must be found in each value.
  public var match: Pattern?
  /// A pattern that must not be found in any.
  public var mismatch: Pattern?
  /// The values that there are; empty for any.
  public var values: [String] = []
  /// The least length of a value, in Unicode scalars.
  public var leastLength: Int?
  /// The greatest length of a value, in Unicode scalars.
  public var greatestLength: Int?
  /// The time zone of a date.
  public var zone: ZoneDemand?

  /// Makes a demand that asks for nothing.
  public init(_ field: MetadataEntry.Field) { self.field = field }
}

/// What a house demands of the time zone of a date.
public enum ZoneDemand: Sendable, Equatable {
  /// Some zone is stated, and so a time.
  case stated
  /// One of these is stated; seconds that local time is ahead of UTC.
  case offsets([Int])
}

extension MetadataEntry.Field {
  /// The name in configuration and messages.
  public var name: String {
    switch self {
    case .siteName: "site-name"
    case .imageAlt: "image-alt"
    default: rawValue
    }
  }

  /// The field of a name in configuration.
  public init?(name: String) {
    guard let field = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = field
  }
}
