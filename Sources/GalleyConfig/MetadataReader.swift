import GalleyLint
import GalleyPattern
import GalleyText

/// Reads what `galley.yml` says under `metadata`.
enum MetadataReader {
  static func read(_ keys: MappingReader) throws(ConfigurationError) -> MetadataSettings {
    try keys.checkKeys(["preset", "require", "forbid", "fields", "site-hosts"])
    var settings = MetadataSettings()
    settings.preset = try keys.choice("preset", of: MetadataPreset.allCases.map(\.rawValue)).flatMap(
      MetadataPreset.init)
    if keys.has("require") {
      settings.required = try keys.choices("require", of: MetadataSettings.requirable)
    }
    if keys.has("forbid") {
      settings.forbidden = try keys.choices("forbid", of: fieldNames).compactMap(MetadataEntry.Field.init(name:))
    }
    guard let fields = try keys.mapping("fields") else { return settings }
    try fields.checkKeys(fieldNames)
    for key in fields.keys {
      guard let field = MetadataEntry.Field(name: key.value), let entry = try fields.mapping(key.value) else {
        continue
      }
      let demand = try demand(field, entry)
      settings.fields.append(demand)
      if let file = try entry.string("values-file") { settings.valueFiles.append((field, file)) }
    }
    return settings
  }

  private static let fieldNames = MetadataEntry.Field.allCases.map(\.name)

  private static func demand(
    _ field: MetadataEntry.Field, _ keys: MappingReader
  ) throws(ConfigurationError) -> FieldDemand {
    let isDate = field == .published || field == .modified
    try keys.checkKeys(["match", "no-match", "values", "values-file", "length"] + (isDate ? ["zone"] : []))
    var demand = FieldDemand(field)
    demand.match = try pattern("match", keys)
    demand.mismatch = try pattern("no-match", keys)
    demand.values = try keys.strings("values").map(\.value)
    if let length = try keys.string("length") {
      guard let (least, greatest) = lengths(length.value) else {
        throw .wrongType(
          key: "length", expected: "a range of characters such as 20..110, 20.. or ..110",
          found: "`\(length.value)`", at: length.place)
      }
      demand.leastLength = least
      demand.greatestLength = greatest
    }
    if isDate { demand.zone = try zone(keys) }
    return demand
  }

  private static func pattern(_ key: String, _ keys: MappingReader) throws(ConfigurationError) -> Pattern? {
    guard let text = try keys.string(key) else { return nil }
    do throws(PatternError) {
      return try Pattern(text.value)
    } catch {
      throw .badPattern(key: key, text: text.value, reason: error.reason, offset: error.offset, at: text.place)
    }
  }

  /// The ends of a range in the form `20..110`; nil for anything else.
  private static func lengths(_ text: String) -> (least: Int?, greatest: Int?)? {
    let bytes = Array(text.utf8)
    guard let dots = bytes.indices.dropLast().first(where: { bytes[$0] == 0x2E && bytes[$0 + 1] == 0x2E }) else {
      return nil
    }
    let parts = [bytes[..<dots], bytes[(dots + 2)...]].map { String(decoding: $0, as: UTF8.self) }
    let numbers = parts.map { Int($0) }
    guard zip(parts, numbers).allSatisfy({ $0.isEmpty || ($1 ?? -1) >= 0 }), parts.contains(where: { !$0.isEmpty })
    else { return nil }
    if let least = numbers[0], let greatest = numbers[1], least > greatest { return nil }
    return (numbers[0], numbers[1])
  }

  private static func zone(_ keys: MappingReader) throws(ConfigurationError) -> ZoneDemand? {
    let texts = try keys.strings("zone")
    guard !texts.isEmpty else { return nil }
    if texts.count == 1, texts[0].value == "required" { return .stated }
    var offsets: [Int] = []
    for text in texts {
      guard let offset = CalendarDate(parsing: "2000-01-01T00:00:00" + text.value)?.zoneOffset else {
        throw .wrongType(
          key: "zone", expected: "`required`, or offsets such as Z and +01:00", found: "`\(text.value)`",
          at: text.place)
      }
      offsets.append(offset)
    }
    return .offsets(offsets)
  }
}
