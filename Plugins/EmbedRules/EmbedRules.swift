import Foundation
import PackagePlugin

/// Makes the registry of native rules from the files in `Rules/`, and embeds the packs in `Rules/Packs/`.
///
/// So a new check is one new file: nothing else has to name it.
@main struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let rules = context.package.directoryURL.appending(path: "Rules")
    let tool = try context.tool(named: "galley-embed").url
    let isPacks = target.name == "GalleyPacks"
    let inputs = try files(below: isPacks ? rules.appending(path: "Packs") : rules, ending: isPacks ? "yaml" : "swift")
    let output = context.pluginWorkDirectoryURL.appending(
      path: isPacks ? "EmbeddedPacks+Generated.swift" : "Registry+Generated.swift")
    return [
      .buildCommand(
        displayName: isPacks ? "Embedding rule packs" : "Listing native rules", executable: tool,
        arguments: [isPacks ? "packs" : "registry", output.path] + inputs.map(\.path), inputFiles: inputs,
        outputFiles: [output])
    ]
  }

  private func files(below folder: URL, ending: String) throws -> [URL] {
    guard let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
    return walk.compactMap { $0 as? URL }.filter { $0.pathExtension == ending }.sorted { $0.path < $1.path }
  }
}
