import Testing

@testable import GalleyIngest

@Suite struct HTMLNamesTests {
  @Test("Each element and attribute is found by its name, and no other name is one")
  func names() {
    #expect(HTMLTag.names.count == HTMLTag.allCases.count)
    #expect(HTMLAttribute.names.count == HTMLAttribute.allCases.count)
    for (tag, name) in zip(HTMLTag.allCases, HTMLTag.names) {
      #expect("\(tag)" == name || [.unknown, .office, .ampSidebar, .ampAd, .ampStickyAd, .ampEmbed].contains(tag))
      #expect(Self.find(name, in: HTMLNames.tags) == tag)
    }
    for (attribute, name) in zip(HTMLAttribute.allCases, HTMLAttribute.names) {
      #expect("\(attribute)" == name || name.isEmpty || name.contains { "-:".contains($0) })
      #expect(Self.find(name, in: HTMLNames.attributes) == attribute)
    }
    #expect(Self.find("custom-element-of-a-long-name", in: HTMLNames.tags) == .unknown)
    #expect(Self.find("para", in: HTMLNames.tags) == .unknown)
  }

  private static func find<Value>(_ name: String, in table: NameTable<Value>) -> Value {
    (Array(name.utf8) + [0]).withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { table.find($0).value } ?? table.find([0]).value
    }
  }
}
