// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "lifecircle-benchmarks",
  dependencies: [.package(name: "lifecircle", path: "..")],
  targets: [
    .executableTarget(
      name: "Workloads",
      dependencies: [.product(name: "LifeCircle", package: "lifecircle")],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
