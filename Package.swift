// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library target of this package; `dependencies` are other targets of it, `packages` products of others.
func library(
  _ name: String, _ dependencies: [String] = [], packages: [Target.Dependency] = [],
  exclude: [String] = [], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies.map { .target(name: $0) } + packages, exclude: exclude,
    resources: resources, swiftSettings: settings)
}

func tests(
  _ name: String, _ dependencies: [String], packages: [Target.Dependency] = [],
  exclude: [String] = []
) -> Target {
  .testTarget(
    name: name,
    dependencies: (dependencies + ["TestSupport"]).map { .target(name: $0) } + packages,
    exclude: exclude, swiftSettings: settings)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")

let package = Package(
  name: "lifecircle",
  products: [
    .library(
      name: "LifeCircle",
      targets: [
        "PlanarGeometry", "Projection", "WalkNetwork", "Coverage", "Examination", "Siting",
        "CityData", "Reporting",
      ]),
    .executable(name: "lifecircle", targets: ["lifecircle"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
  ],
  targets: [
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    library("PlanarGeometry"),
    library("SpatialIndexing", ["PlanarGeometry"]),
    library("WalkNetwork", ["SpatialIndexing", "PlanarGeometry"]),
    library("GEOSBridge", ["SpatialIndexing", "PlanarGeometry", "CGEOS"]),
    library("Projection", ["PlanarGeometry", "CPROJ"]),
    library("Coverage", ["WalkNetwork", "SpatialIndexing", "PlanarGeometry"]),
    library("Examination", ["Coverage", "WalkNetwork", "SpatialIndexing", "PlanarGeometry"]),
    library(
      "Siting", ["Examination", "Coverage", "WalkNetwork", "SpatialIndexing", "PlanarGeometry"]),
    library(
      "CityData",
      [
        "Examination", "Coverage", "WalkNetwork", "Projection", "GEOSBridge", "SpatialIndexing",
        "PlanarGeometry", "CZlib",
      ],
      packages: [yams, protobuf], exclude: ["Network/OSM/osmpbf.proto"],
      resources: [.embedInCode("Resources/standard.yaml")]),
    library(
      "Reporting",
      ["Examination", "Siting", "Projection", "GEOSBridge", "PlanarGeometry", "CityData"]),
    library("SyntheticCity", ["Examination", "PlanarGeometry"]),
    .executableTarget(
      name: "lifecircle",
      dependencies: [
        "CityData", "Examination", "GEOSBridge", "PlanarGeometry", "Projection", "Reporting",
        "Siting", "SpatialIndexing", "SyntheticCity",
        argumentParser,
      ],
      swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["PlanarGeometry"], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests("PlanarGeometryTests", ["PlanarGeometry"]),
    tests("SpatialIndexingTests", ["SpatialIndexing", "GEOSBridge", "PlanarGeometry"]),
    tests("GEOSBridgeTests", ["GEOSBridge", "SpatialIndexing", "PlanarGeometry"]),
    tests("ProjectionTests", ["Projection", "PlanarGeometry"]),
    tests(
      "CoverageTests",
      ["Coverage", "WalkNetwork", "GEOSBridge", "PlanarGeometry", "SpatialIndexing"]),
    tests(
      "CityDataTests",
      [
        "CityData", "Examination", "WalkNetwork", "Projection", "GEOSBridge", "PlanarGeometry",
        "CZlib",
      ],
      packages: [protobuf]),
    tests(
      "ReportingTests",
      ["Reporting", "CityData", "Siting", "Examination", "Projection", "PlanarGeometry"]),
    tests(
      "ExaminationTests", ["Examination", "WalkNetwork", "PlanarGeometry", "SpatialIndexing"]),
    tests(
      "SitingTests",
      ["Siting", "Examination", "WalkNetwork", "PlanarGeometry", "SpatialIndexing"]),
    tests("CommandTests", ["lifecircle", "CZlib"]),
    tests(
      "SyntheticCityTests",
      ["SyntheticCity", "CityData", "Examination", "GEOSBridge", "PlanarGeometry", "Projection"]),
    tests(
      "RealCityTests",
      [
        "CityData", "Examination", "Siting", "WalkNetwork", "GEOSBridge", "PlanarGeometry",
        "SpatialIndexing",
      ],
      exclude: ["xiacheng", "porto-alegre", "porto", "walks"]),
    tests("WalkNetworkTests", ["WalkNetwork", "PlanarGeometry"]),
  ]
)
