import GalleyLint
import GalleyText
import Testing

@testable import GalleyConfig

/// Presets, required fields and demands on values add up as a house expects.
@Suite struct MetadataSettingsTests {
  private func demands(_ layers: String...) throws -> MetadataDemands {
    let settings = try layers.map { try ConfigurationReaderTests.read($0).settings.metadata }
    return MetadataSettings.demands(of: settings, ruled: ["title", "author", "open-graph", "json-ld"])
  }

  @Test("A preset asks for what its kind of publication needs")
  func preset() throws {
    let news = try demands("metadata: {preset: news}")
    #expect(news.required.contains(.image) && news.required.contains(.siteName))
    #expect(!news.required.contains(.title), "what has a rule of its own is left to it")
    #expect(news.fields.first { $0.field == .published }?.zone == .stated)
    #expect(try demands("metadata: {preset: blog}").required == [.published, .description, .language])
    #expect(try demands("metadata: {preset: scholarly}").required.contains(.publisher))
  }

  @Test("What a house says itself goes over its preset, field by field")
  func overPreset() throws {
    let own = try demands(
      "metadata: {preset: news, require: [section], fields: {title: {length: 10..}, tag: {values: [a, b]}}}")
    #expect(own.required == [.section])
    let title = own.fields.first { $0.field == .title }
    #expect(title?.leastLength == 10 && title?.greatestLength == nil)
    #expect(own.fields.first { $0.field == .tag }?.values == ["a", "b"])
    #expect(own.fields.first { $0.field == .published }?.zone == .stated)
  }

  @Test("An override replaces the lists that it has, and leaves the others")
  func layers() throws {
    let both = try demands("metadata: {require: [section], forbid: [canonical]}", "metadata: {require: [image]}")
    #expect(both.required == [.image])
    #expect(both.forbidden == [.canonical])
    #expect(try demands("metadata: {require: [section]}", "metadata: {require: []}").required.isEmpty)
  }

  @Test("Time zones are offsets")
  func zones() throws {
    let demand = try demands("metadata: {fields: {published: {zone: [Z, '+01:00']}}}")
    #expect(demand.fields.first?.zone == .offsets([0, 3_600]))
  }
}
