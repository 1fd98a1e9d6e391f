// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let lifecircle = Target.Dependency.product(name: "LifeCircle", package: "lifecircle")

/// A suite that `swift package benchmark` runs; its plugin wants the folder right inside `Benchmarks`.
func suite(_ name: String) -> Target {
  .executableTarget(
    name: name,
    dependencies: ["Trials", lifecircle, .product(name: "Benchmark", package: "benchmark")],
    path: name, swiftSettings: settings,
    plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
}

let package = Package(
  name: "lifecircle-benchmarks",
  dependencies: [
    .package(name: "lifecircle", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
  ],
  targets: [
    .target(name: "Trials", dependencies: [lifecircle], swiftSettings: settings),
    .executableTarget(
      name: "Workloads", dependencies: ["Trials", lifecircle, argumentParser],
      swiftSettings: settings),
    suite("IndexBenchmarks"),
    suite("CoverageBenchmarks"),
    suite("NetworkBenchmarks"),
    suite("ReadingBenchmarks"),
  ]
)
