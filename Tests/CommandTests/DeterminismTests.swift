import Foundation
import Testing

/// The same input gives the same bytes.
@Suite struct DeterminismTests {
  /// Sixty drafts of all formats and very different lengths.
  private func drafts() throws -> Scratch {
    let scratch = try Scratch()
    for index in 0..<60 {
      let repeats = index % 7 == 0 ? 60 : index % 5 + 1
      let text = String(repeating: "THe mayor  spoke of tea \(index). AFter that she left.\n\n", count: repeats)
      switch index % 3 {
      case 0: try scratch.write("# Tea \(index)\n\n" + text, to: "d/\(index)/draft.md")
      case 1: try scratch.write(Sample.page("<p>\(text)</p>", title: "Tea \(index)"), to: "d/\(index).html")
      default: try scratch.write(text, to: "d/x/\(index).txt")
      }
    }
    return scratch
  }

  @Test(
    "Any number of threads gives the same output", arguments: ["text", "json", "jsonl", "sarif", "junit", "github"])
  func threads(_ format: String) throws {
    let scratch = try drafts()
    let arguments = "lint --format \(format) --today 2025-06-01 d gone.txt"
    let one = try scratch.shell("$GALLEY \(arguments) --jobs 1")
    #expect(one.status == 2)
    #expect(one.output.count > 10_000)
    for jobs in [2, 8] {
      let other = try scratch.shell("$GALLEY \(arguments) --jobs \(jobs)")
      #expect(other.output == one.output)
      #expect(other.error == one.error)
      #expect(other.status == one.status)
    }
  }

  @Test("Fixing and extracting with any number of threads gives the same output")
  func fixing() throws {
    let scratch = try drafts()
    for command in ["fix --diff", "extract --format jsonl", "report -o -"] {
      let one = try scratch.shell("$GALLEY \(command) --jobs 1 --today 2025-06-01 d")
      let eight = try scratch.shell("$GALLEY \(command) --jobs 8 --today 2025-06-01 d")
      #expect(one.output.count > 10_000)
      #expect(one.output == eight.output)
    }
  }

  @Test("Fixing twice is fixing once, over all drafts")
  func twice() throws {
    let scratch = try drafts()
    _ = try scratch.shell("$GALLEY fix d")
    let first = try scratch.shell("find d -type f | sort | xargs cat")
    let again = try scratch.shell("$GALLEY fix --diff d")
    #expect(again.text == "")
    #expect(try scratch.shell("find d -type f | sort | xargs cat").output == first.output)
  }
}
