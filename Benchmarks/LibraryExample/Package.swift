// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "LibraryExample",
  dependencies: [.package(name: "lifecircle", path: "../..")],
  targets: [
    .executableTarget(
      name: "LibraryExample", dependencies: [.product(name: "LifeCircle", package: "lifecircle")],
      path: "Sources",
      swiftSettings: [
        .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ])
