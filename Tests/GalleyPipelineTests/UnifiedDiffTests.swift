import Foundation
import GalleyText
import Testing

@testable import GalleyPipeline

/// A trace of changes holds over rounds, and its diff is one that `patch` applies.
@Suite struct UnifiedDiffTests {
  /// A generator whose numbers are the same in every run.
  struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }
  }

  /// Random edits of a text, sorted and apart from each other.
  static func edits(of text: [UInt8], using numbers: inout Numbers) -> [ByteEdit] {
    var edits: [ByteEdit] = []
    var at = 0
    while at < text.count {
      at += Int.random(in: 1...60, using: &numbers)
      let end = min(text.count, at + Int.random(in: 0...12, using: &numbers))
      guard at <= end else { break }
      let pieces = ["", "x", "\n", "two words", "a\nb\nc", "\n\n"]
      let replacement = Array((pieces.randomElement(using: &numbers) ?? "").utf8)
      edits.append(ByteEdit(FileRange(at, end), replacement))
      at = end + 1
    }
    return edits
  }

  private func text(_ numbers: inout Numbers) -> [UInt8] {
    var text: [UInt8] = []
    for line in 0..<Int.random(in: 0...40, using: &numbers) {
      text += Array("line \(line % 5) \(String(repeating: "w ", count: Int.random(in: 0...9, using: &numbers)))\n".utf8)
    }
    if Bool.random(using: &numbers), !text.isEmpty { text.removeLast() }
    return text
  }

  @Test("A trace over three rounds leaves out nothing that was changed", arguments: 0..<200)
  func trace(_ seed: Int) throws {
    var numbers = Numbers(state: UInt64(seed))
    let old = text(&numbers)
    var new = old
    var trace = ChangeTrace()
    for _ in 0..<3 {
      let edits = Self.edits(of: new, using: &numbers)
      trace.follow(edits)
      new = try #require(ByteEdit.splice(edits, into: new))
    }
    var oldAt = 0
    var newAt = 0
    for change in trace.changes {
      #expect(change.old.lowerBound >= oldAt && change.new.lowerBound >= newAt)
      #expect(old[oldAt..<change.old.lowerBound].elementsEqual(new[newAt..<change.new.lowerBound]))
      oldAt = change.old.upperBound
      newAt = change.new.upperBound
    }
    #expect(old[oldAt...].elementsEqual(new[newAt...]))
  }

  @Test("patch makes the new file of the old one", arguments: 0..<40)
  func applies(_ seed: Int) throws {
    var numbers = Numbers(state: UInt64(seed + 1_000))
    let old = text(&numbers)
    var new = old
    var trace = ChangeTrace()
    for _ in 0..<2 {
      let edits = Self.edits(of: new, using: &numbers)
      trace.follow(edits)
      new = try #require(ByteEdit.splice(edits, into: new))
    }
    var diff: [UInt8] = []
    UnifiedDiff.write(path: DraftPath("d/a b.txt"), old: old, new: new, changes: trace, into: &diff)
    // A file that becomes empty is removed by `patch`, and an empty one is made: that is its own affair.
    guard old != new, !old.isEmpty, !new.isEmpty else { return }
    let folder = FileManager.default.temporaryDirectory.appending(path: "galley-diff-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder.appending(path: "d"), withIntermediateDirectories: true)
    let file = folder.appending(path: "d/a b.txt")
    try Data(old).write(to: file)
    try Data(diff).write(to: folder.appending(path: "changes"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "patch -s --binary -p1 < changes"]
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: diff, as: UTF8.self))")
    #expect(try Array(Data(contentsOf: file)) == new)
  }

  @Test("Many changes on one long line cost no more than the line", .timeLimit(.minutes(1)))
  func longLine() throws {
    let old = [UInt8](repeating: 0x61, count: 2_000_000)
    let edits = stride(from: 0, to: old.count, by: 20).map { ByteEdit(FileRange($0, $0 + 1), [0x62]) }
    var trace = ChangeTrace()
    trace.follow(edits)
    let new = try #require(ByteEdit.splice(edits, into: old))
    var diff: [UInt8] = []
    UnifiedDiff.write(path: DraftPath("a.txt"), old: old, new: new, changes: trace, into: &diff)
    #expect(diff.count > 4_000_000)
  }

  @Test("What is the same has no diff")
  func same() {
    var diff: [UInt8] = []
    UnifiedDiff.write(path: DraftPath("a"), old: [0x61], new: [0x61], changes: ChangeTrace(), into: &diff)
    #expect(diff.isEmpty)
  }

  @Test("Edits that overlap or lie outside are refused")
  func splice() {
    let bytes = Array("abcdef".utf8)
    #expect(ByteEdit.splice([ByteEdit(FileRange(2, 4), []), ByteEdit(FileRange(3, 5), [])], into: bytes) == nil)
    #expect(ByteEdit.splice([ByteEdit(FileRange(5, 9), [])], into: bytes) == nil)
    #expect(ByteEdit.splice([ByteEdit(FileRange(1, 1), [0x2D])], into: bytes) == Array("a-bcdef".utf8))
  }
}
