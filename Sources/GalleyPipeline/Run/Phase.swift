public import GalleyText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a run spends its time on.
public enum Phase: Int, Sendable, CaseIterable {
  case discovery, reading, ingestion, linting, fixing, writing, reporting

  /// The name in statistics.
  public var name: String { "\(self)" }
}

/// Nanoseconds by phase, those of parallel threads added up.
public struct PhaseTimes: Sendable {
  private var nanoseconds = [Int](repeating: 0, count: Phase.allCases.count)

  /// No time.
  public init() {}

  /// The nanoseconds of a phase.
  public subscript(_ phase: Phase) -> Int { nanoseconds[phase.rawValue] }

  /// Adds the time that a step takes.
  public mutating func measure<Value, Failure: Error>(
    _ phase: Phase, _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let start = Clock.nanoseconds
    defer { nanoseconds[phase.rawValue] += Clock.nanoseconds - start }
    return try body()
  }

  mutating func add(_ other: PhaseTimes) {
    for index in nanoseconds.indices { nanoseconds[index] += other.nanoseconds[index] }
  }
}

/// The system's clocks.
public enum Clock {
  /// Nanoseconds from some fixed point, never running back.
  public static var nanoseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }

  /// The local day.
  public static var today: CalendarDate {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return CalendarDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }
}
