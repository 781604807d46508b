/// A day of the proleptic Gregorian calendar, with the time of day and the time zone where they are stated.
///
/// It holds what was written, even a day that does not exist (30 February), so that a rule can say so: see
/// `isValid`.
public struct CalendarDate: Hashable, Sendable {
  /// The year; 0 is 1 BC.
  public var year: Int
  /// The month, from 1.
  public var month: Int
  /// The day of the month, from 1.
  public var day: Int
  /// The seconds from midnight, local time; nil when no time is stated.
  public var secondOfDay: Int?
  /// The seconds that local time is ahead of UTC; nil when no zone is stated or its offset is not certain.
  public var zoneOffset: Int?

  /// Makes a date of its parts, which are taken as they are.
  public init(year: Int, month: Int, day: Int, secondOfDay: Int? = nil, zoneOffset: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
    self.secondOfDay = secondOfDay
    self.zoneOffset = zoneOffset
  }

  /// Makes the date that is `days` days after 1970-01-01.
  public init(daysSince1970 days: Int) {
    // Years are counted from 1 March, so that the leap day is the last of its year; eras are 400 years.
    let shifted = days &+ 719_468
    let era = Self.floorDivision(shifted, 146_097)
    let dayOfEra = shifted &- era &* 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra &+ era &* 400 &+ (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Whether the day, the time and the zone exist.
  ///
  /// A 24:00 and a leap second do, a 30 February does not.
  public var isValid: Bool {
    guard (1...12).contains(month), day >= 1, day <= Self.dayCount(ofMonth: month, year: year) else {
      return false
    }
    if let secondOfDay, !(0...86_400).contains(secondOfDay) { return false }
    // ISO 3166 territories lie between UTC−12 and UTC+14.
    if let zoneOffset, !(-43_200...50_400).contains(zoneOffset) { return false }
    return true
  }

  /// The day of the week, 0 for Monday to 6 for Sunday.
  public var weekday: Int {
    // 1970-01-01 was a Thursday.
    let days = daysSince1970 &+ 3
    return days &- Self.floorDivision(days, 7) &* 7
  }

  /// How many days lie between 1970-01-01 and this day; negative before it.
  ///
  /// A day that does not exist is counted on from the first of its month.
  public var daysSince1970: Int {
    let monthsOff = Self.floorDivision(month &- 1, 12)
    let month = month &- monthsOff &* 12
    let shiftedYear = year &+ monthsOff &- (month <= 2 ? 1 : 0)
    let era = Self.floorDivision(shiftedYear, 400)
    let yearOfEra = shiftedYear &- era &* 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era &* 146_097 &+ dayOfEra &+ (day &- 1) &- 719_468
  }

  /// The seconds since 1970-01-01T00:00Z.
  ///
  /// A date without a time is its midnight, one without a zone is taken as UTC.
  public var secondsSince1970: Int {
    daysSince1970 &* 86_400 &+ (secondOfDay ?? 0) &- (zoneOffset ?? 0)
  }

  /// The number of days in a month (1 to 12) of a year; 0 for a month that does not exist.
  public static func dayCount(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: 31
    case 4, 6, 9, 11: 30
    case 2: isLeapYear(year) ? 29 : 28
    default: 0
    }
  }

  /// Whether a year has a 29 February.
  public static func isLeapYear(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func floorDivision(_ value: Int, _ divisor: Int) -> Int {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }
}

extension CalendarDate: Comparable {
  /// Orders by instant; equal instants by what is stated, less before more, then by the local day.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    if left.secondsSince1970 != right.secondsSince1970 {
      return left.secondsSince1970 < right.secondsSince1970
    }
    return left.order.lexicographicallyPrecedes(right.order)
  }

  private var order: [Int] {
    [secondOfDay ?? .min, zoneOffset ?? .min, year, month, day]
  }
}

extension CalendarDate: CustomStringConvertible {
  /// The date by ISO 8601: `2025-01-12`, `2025-01-12T10:30:00+01:00`.
  public var description: String {
    var text = Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
    guard let secondOfDay else { return text }
    text += "T" + Self.padded(secondOfDay / 3600, 2) + ":" + Self.padded(secondOfDay / 60 % 60, 2)
    text += ":" + Self.padded(secondOfDay % 60, 2)
    guard let zoneOffset else { return text }
    if zoneOffset == 0 { return text + "Z" }
    let minutes = zoneOffset.magnitude / 60
    return text + (zoneOffset < 0 ? "-" : "+") + Self.padded(Int(minutes / 60), 2) + ":"
      + Self.padded(Int(minutes % 60), 2)
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value.magnitude)
    return (value < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
