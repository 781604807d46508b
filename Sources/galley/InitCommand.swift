import ArgumentParser
import GalleyConfig
import GalleyPipeline

/// `galley init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", _superCommandName: Galley.name, abstract: "Write a commented galley.yml to the current folder."
  )

  @Flag(name: .long, help: "Replace a galley.yml that is already there.")
  var force = false

  func run() throws {
    let path = Configuration.fileNames[0]
    if !force, (try? FileStamp.of(DraftPath(path))) != nil {
      throw exitFailure("\(path): it is already there; --force replaces it")
    }
    try reportingFailures(output: path) {
      var sink = try OutputSink(path: path)
      sink.append(ConfigurationTemplate.text.utf8)
      try sink.finish()
    }
    Messages.write(raw: "Wrote \(path)\n")
  }
}
