import Foundation
import Testing

/// What is generated is checked in, and fresh.
@Suite struct RulePagesTests {
  @Test("The rules' pages in docs/ say what the cards say")
  func fresh() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let scratch = try Scratch()
    #expect(try scratch.shell("$GALLEY rules --format markdown --output pages").status == 0)
    let difference = try scratch.shell("diff -r pages '\(root.path)/docs/rules'")
    #expect(difference.text == "", "out of date: run `make docs`")
  }
}
