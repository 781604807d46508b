// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "sample",
  dependencies: [.package(name: "galley", path: "GALLEY_PATH")],
  targets: [.target(name: "Sample")]
)
