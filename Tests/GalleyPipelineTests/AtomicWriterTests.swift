import Foundation
import Testing

@testable import GalleyPipeline

/// A file is replaced whole, and only if it is still the one that was read.
@Suite struct AtomicWriterTests {
  private func scratch() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appending(path: "galley-writer-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  private func reason(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch {
      return (error as? FileError)?.reason ?? "\(error)"
    }
  }

  @Test("A file that was changed since it was read is not overwritten", arguments: ["longer text", "THE END"])
  func changed(_ text: String) throws {
    let folder = try scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appending(path: "a.txt")
    try Data("the end".utf8).write(to: url)
    let path = DraftPath(url.path)
    let read = try FileReader.read(path, limit: 1_000)
    try Data(text.utf8).write(to: url)
    let why = reason { try AtomicWriter.replace(path, read: read, with: Array("new".utf8), keepsBackup: true) }
    #expect(why.contains("the file was changed while it was being fixed"))
    #expect(try String(contentsOf: url, encoding: .utf8) == text)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.txt"])
  }

  @Test("A file that has gone is not made again")
  func gone() throws {
    let folder = try scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appending(path: "a.txt")
    try Data("the end".utf8).write(to: url)
    let path = DraftPath(url.path)
    let read = try FileReader.read(path, limit: 1_000)
    try FileManager.default.removeItem(at: url)
    #expect(!reason { try AtomicWriter.replace(path, read: read, with: [], keepsBackup: false) }.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("A file is read to the limit and not beyond")
  func limit() throws {
    let folder = try scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appending(path: "a.txt")
    try Data(repeating: 0x61, count: 100).write(to: url)
    let path = DraftPath(url.path)
    #expect(try FileReader.read(path, limit: 100).bytes.count == 100)
    #expect(reason { _ = try FileReader.read(path, limit: 99) }.contains("more than the limit of 99"))
  }

  @Test("Output to a file appears when it is finished, and not at all when it is given up")
  func output() throws {
    let folder = try scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "out.txt").path
    do {
      var sink = try OutputSink(path: path)
      sink.append("half".utf8)
      sink.flush()
      #expect(!FileManager.default.fileExists(atPath: path))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    var sink = try OutputSink(path: path)
    sink.append("whole".utf8)
    try sink.finish()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "whole")
  }
}
