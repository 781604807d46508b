import GalleyText
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
  @Test(
    "A date in a usual form is read",
    arguments: [
      ("2025-01-12", "2025-01-12"), ("2025/1/2", "2025-01-02"), ("20250112", "2025-01-12"),
      ("2025.01.12", "2025-01-12"), ("2025-01-12T10:30", "2025-01-12T10:30:00"),
      ("2025-01-12T10:30:15.250Z", "2025-01-12T10:30:15Z"),
      ("2025-01-12t10:30:15+05:30", "2025-01-12T10:30:15+05:30"),
      ("2025-01-12 10:30:15 -0800", "2025-01-12T10:30:15-08:00"),
      ("20250112T103015+01", "2025-01-12T10:30:15+01:00"),
      ("Sun, 12 Jan 2025 10:30:00 GMT", "2025-01-12T10:30:00Z"),
      ("12 January 2025", "2025-01-12"), ("12th of January, 2025", "2025-01-12"),
      ("12-Jan-2025", "2025-01-12"),
      ("January 12, 2025", "2025-01-12"), ("Jan. 12th, 2025", "2025-01-12"), ("Sept. 3 2024", "2024-09-03"),
      ("MAY 3, 2024", "2024-05-03"),
      ("Sunday, January 12, 2025 at 10:30 a.m. EST", "2025-01-12T10:30:00-05:00"),
      ("January 12, 2025 - 12:05am", "2025-01-12T00:05:00"), ("12 Jan 2025, 9pm", "2025-01-12T21:00:00"),
      ("January 12, 2025 | 10.30 pm ET", "2025-01-12T22:30:00"),
      ("Sun Jan 12 10:30:00 UTC 2025", "2025-01-12T10:30:00Z"), ("31/12/2025", "2025-12-31"),
      ("12/31/2025", "2025-12-31"), ("05/05/2025", "2025-05-05"), ("3.4.2025", "2025-04-03"),
      ("11.14.2019 09:00 AM", "2019-11-14T09:00:00"),
      ("1. März 2024", "2024-03-01"), ("1er mars 2024", "2024-03-01"), ("12 août 2024", "2024-08-12"),
      ("1 de marzo de 2024", "2024-03-01"), ("1º de março de 2024", "2024-03-01"), ("3 maggio 2024", "2024-05-03"),
      ("12 maart 2024", "2024-03-12"), ("3 maja 2024", "2024-05-03"), ("1 марта 2024", "2024-03-01"),
      ("2024年3月1日", "2024-03-01"), ("2024년 3월 1일", "2024-03-01"), ("2024年3月1日 08:30", "2024-03-01T08:30:00"),
      (" \n 2025-01-12\u{A0}", "2025-01-12"),
    ])
  func reads(text: String, iso: String) throws {
    let date = try #require(CalendarDate(parsing: text))
    #expect(date.description == iso)
    #expect(date.isValid)
  }

  @Test(
    "What is no date, or has two readings, is refused",
    arguments: [
      "", "2025", "2025-01", "01/02/2025", "13/14/2025", "12 January", "January 2025", "12 Janvember 2025", "2024年13",
      "12 de 2025",
      "yesterday",
      "2025-01-12 and more", "20251399", "12345678901", "Mayor 12, 2025", "12/31/25", "2025-01-12T", "Jan",
      "Sunday",
    ])
  func refuses(text: String) {
    #expect(CalendarDate(parsing: text) == nil)
  }

  @Test(
    "A day that does not exist is read and known as such",
    arguments: ["2025-02-29", "31 June 2024", "2024-13-01"])
  func impossible(text: String) throws {
    #expect(try #require(CalendarDate(parsing: text)).isValid == false)
  }

  @Test("Leap days follow the Gregorian rule")
  func leapDays() {
    #expect(CalendarDate(year: 2024, month: 2, day: 29).isValid)
    #expect(CalendarDate(year: 2000, month: 2, day: 29).isValid)
    #expect(!CalendarDate(year: 1900, month: 2, day: 29).isValid)
  }

  @Test(
    "Weekdays are right over the centuries",
    arguments: [
      (1970, 1, 1, 3), (2000, 2, 29, 1), (2025, 1, 12, 6), (1600, 1, 1, 5), (1969, 7, 20, 6),
      (2024, 12, 30, 0),
    ])
  func weekday(year: Int, month: Int, day: Int, weekday: Int) {
    #expect(CalendarDate(year: year, month: month, day: day).weekday == weekday)
  }

  @Test("Days count up by one and give the date back")
  func dayCount() {
    var before = CalendarDate(daysSince1970: -800_000)
    for days in -799_999...200_000 {
      let date = CalendarDate(daysSince1970: days)
      guard date.isValid, date.daysSince1970 == days, before < date, date.weekday == (before.weekday + 1) % 7
      else {
        Issue.record("\(date) at \(days)")
        return
      }
      before = date
    }
    #expect(CalendarDate(year: 1970, month: 1, day: 1).daysSince1970 == 0)
    #expect(CalendarDate(year: 2025, month: 1, day: 12).daysSince1970 == 20_100)
  }

  @Test("Parts of any size do not trap")
  func extremes() {
    for part in [Int.min, -1, 0, Int.max] {
      let date = CalendarDate(year: part, month: part, day: part, secondOfDay: part, zoneOffset: part)
      _ = (date.daysSince1970, date.weekday, date.secondsSince1970, date.description, date < date)
      _ = CalendarDate(daysSince1970: part)
      #expect(!date.isValid)
    }
  }

  @Test("Instants are ordered across time zones")
  func order() throws {
    let early = try #require(CalendarDate(parsing: "2025-01-12T23:30:00+02:00"))
    let late = try #require(CalendarDate(parsing: "2025-01-12T17:00:00-05:00"))
    #expect(early < late)
    #expect(!(late < early))
  }

  @Test("The first date in a line is found with its place")
  func first() throws {
    let line = Array("By Ann Lee, updated 3pm, March 11, 2015 3:46 PM in Rome".utf8)
    let found = try #require(CalendarDate.first(in: line[...]))
    #expect(String(decoding: line[found.range], as: UTF8.self) == "March 11, 2015 3:46 PM")
    #expect(found.date.description == "2015-03-11T15:46:00")
    #expect(CalendarDate.first(in: Array("x2025-01-12 a12 May 2020".utf8)[...]) == nil)
  }
}
