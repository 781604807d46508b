import Foundation
import PackagePlugin

/// `swift package lint-drafts [PATHS] [options of galley lint]`: lints the package's drafts.
///
/// Without paths it takes the whole package; `.gitignore` and `galley.yml` hold.
@main struct LintDrafts: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let process = Process()
    process.executableURL = try context.tool(named: "galley").url
    process.currentDirectoryURL = context.package.directoryURL
    let hasPath = arguments.contains { !$0.hasPrefix("-") && FileManager.default.fileExists(atPath: $0) }
    process.arguments = ["lint"] + arguments + (hasPath ? [] : ["."])
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { exit(process.terminationStatus) }
  }
}
