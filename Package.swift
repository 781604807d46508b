// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func library(
  _ name: String, _ dependencies: [Target.Dependency], path: String? = nil,
  exclude: [String] = [], plugins: [Target.PluginUsage] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: path, exclude: exclude, swiftSettings: strict,
    plugins: plugins)
}

let package = Package(
  name: "galley",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "galley", targets: ["galley"]),
    .plugin(name: "LintDrafts", targets: ["LintDrafts"]),
    .plugin(name: "FixDrafts", targets: ["FixDrafts"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(name: "CMD4C", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"]), .brew(["md4c"])]),
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
    .target(name: "CGalleyData", exclude: []),
    library("GalleyText", ["CGalleyData"]),
    library("GalleyYAML", ["CLibYAML"]),
    library("GalleyPattern", ["CPCRE2"]),
    library("GalleyLint", ["GalleyText", "GalleyPattern"]),
    library(
      "GalleyIngest",
      ["GalleyText", "CLibXML2", "CMD4C", "GalleyYAML", "TOMLKit"]),
    library(
      "GalleyRules", ["GalleyText", "GalleyLint", "GalleyPattern"], path: "Rules",
      exclude: ["Packs", "Words", "README.md"], plugins: ["EmbedRules"]),
    library("GalleyPackFormat", ["GalleyYAML", "GalleyText"]),
    library("GalleyPacks", ["GalleyText", "GalleyLint", "GalleyPackFormat"], plugins: ["EmbedRules"]),
    library("GalleyConfig", ["GalleyLint", "GalleyPattern", "GalleyText", "GalleyYAML"]),
    library("GalleyReport", ["GalleyText", "GalleyLint"]),
    library(
      "GalleyPipeline",
      [
        "GalleyText", "GalleyLint", "GalleyIngest", "GalleyRules", "GalleyPacks", "GalleyPackFormat", "GalleyConfig",
        "GalleyReport",
      ]),
    .executableTarget(
      name: "galley",
      dependencies: [
        "GalleyText", "GalleyLint", "GalleyConfig", "GalleyReport", "GalleyPipeline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .executableTarget(name: "galley-embed", dependencies: ["GalleyPackFormat"], swiftSettings: strict),
    .testTarget(
      name: "LawTests",
      dependencies: ["GalleyPipeline", "GalleyRules", "GalleyPacks", "GalleyIngest", "GalleyLint", "GalleyText"],
      swiftSettings: strict),
    .testTarget(name: "GalleyPatternTests", dependencies: ["GalleyPattern"], swiftSettings: strict),
    .testTarget(name: "GalleyYAMLTests", dependencies: ["GalleyYAML"], swiftSettings: strict),
    .testTarget(name: "GalleyTextTests", dependencies: ["GalleyText"], swiftSettings: strict),
    .testTarget(
      name: "GalleyIngestTests", dependencies: ["GalleyIngest", "GalleyText"], swiftSettings: strict),
    .plugin(name: "EmbedRules", capability: .buildTool(), dependencies: ["galley-embed"]),
    .plugin(
      name: "LintDrafts",
      capability: .command(intent: .custom(verb: "lint-drafts", description: "Lint the package's drafts.")),
      dependencies: ["galley"]),
    .plugin(
      name: "FixDrafts",
      capability: .command(
        intent: .custom(verb: "fix-drafts", description: "Fix the package's drafts in place."),
        permissions: [.writeToPackageDirectory(reason: "To fix drafts in place.")]),
      dependencies: ["galley"]),
    .testTarget(
      name: "GalleyReportTests", dependencies: ["GalleyReport", "GalleyLint", "GalleyText"], swiftSettings: strict),
    .testTarget(
      name: "GalleyPacksTests",
      dependencies: ["GalleyPacks", "GalleyPackFormat", "GalleyIngest", "GalleyLint", "GalleyText"],
      swiftSettings: strict),
    .testTarget(
      name: "GalleyRulesTests",
      dependencies: ["GalleyRules", "GalleyPacks", "GalleyConfig", "GalleyIngest", "GalleyLint", "GalleyText"],
      swiftSettings: strict),
    .testTarget(
      name: "GalleyConfigTests", dependencies: ["GalleyConfig", "GalleyLint", "GalleyYAML"], swiftSettings: strict),
    .testTarget(
      name: "GalleyPipelineTests",
      dependencies: [
        "GalleyPipeline", "GalleyConfig", "GalleyIngest", "GalleyLint", "GalleyReport", "GalleyText",
      ], swiftSettings: strict),
    .testTarget(name: "CommandTests", dependencies: ["galley"], swiftSettings: strict),
    .testTarget(name: "TidyTests", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)

// The fuzzer is built by `make fuzz` alone: libFuzzer brings a main function of its own. What the build itself runs,
// galley-embed and the pack format, is not built with the fuzzer's flags.
if Context.environment["GALLEY_FUZZ"] != nil {
  let fuzzed = [
    "GalleyText", "GalleyYAML", "GalleyLint", "GalleyIngest", "GalleyRules", "GalleyPacks", "GalleyPipeline",
  ]
  let instrumented: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"])]
  for target in package.targets where fuzzed.contains(target.name) {
    target.swiftSettings = (target.swiftSettings ?? []) + instrumented
  }
  // The tool that compiles packs has its main function and the instrumented tokenizer: it gets the runtime alone.
  for target in package.targets where target.name == "galley-embed" {
    target.linkerSettings = [.unsafeFlags(["-sanitize=address"])]
  }
  package.targets.append(
    .executableTarget(
      name: "galley-fuzz",
      dependencies: ["GalleyIngest", "GalleyLint", "GalleyPacks", "GalleyPipeline", "GalleyRules", "GalleyText"],
      path: "Tests/Fuzz", exclude: ["tokens.dict"], swiftSettings: strict + instrumented,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])]))
}
