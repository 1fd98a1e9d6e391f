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
let sockets = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")

/// What modules that deal with walks build on.
let onStreets = ["WalkNetwork", "SpatialIndexing", "PlanarGeometry", "FlatArrays"]

let package = Package(
  name: "lifecircle",
  products: [
    .library(
      name: "LifeCircle",
      targets: [
        // The one that programs import, and those that benchmarks look into.
        "LifeCircle", "PlanarGeometry", "SpatialIndexing", "GEOSBridge", "Projection",
        "WalkNetwork", "Coverage", "Assessment", "WhatIf", "FacilityLocation", "CitySiting",
        "CircleDrawing",
        "TableFiles", "OSMFiles", "CityReading", "RunFiles", "Wording", "Reporting",
        "RunComparison", "MapService", "CityBatch",
      ]),
    .executable(name: "lifecircle", targets: ["lifecircle"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    library("FlatArrays"),
    library("PlanarGeometry", ["FlatArrays"]),
    library("SpatialIndexing", ["PlanarGeometry", "FlatArrays"]),
    library("WalkNetwork", ["SpatialIndexing", "PlanarGeometry", "FlatArrays"]),
    library("GEOSBridge", ["SpatialIndexing", "PlanarGeometry", "FlatArrays", "CGEOS"]),
    library("Projection", ["PlanarGeometry", "CPROJ"]),
    library("NearestStreets", onStreets),
    library("Coverage", ["NearestStreets"] + onStreets),
    library("Wording"),
    library("RunFiles", ["Wording", "CZlib"]),
    library("TableFiles", ["RunFiles", "Wording", "PlanarGeometry", "CSQLite"]),
    library(
      "OSMFiles", ["WalkNetwork", "SpatialIndexing", "RunFiles", "Wording", "PlanarGeometry"],
      packages: [protobuf],
      exclude: ["osmpbf.proto"]),
    library("Assessment", ["Coverage", "NearestStreets", "Wording"] + onStreets),
    library("WhatIf", ["Assessment", "Coverage", "NearestStreets"] + onStreets),
    library("FacilityLocation", ["FlatArrays"]),
    library(
      "CircleDrawing", ["Assessment", "Coverage", "NearestStreets", "GEOSBridge"] + onStreets),
    library(
      "CitySiting",
      ["WhatIf", "FacilityLocation", "Assessment", "Coverage", "NearestStreets"] + onStreets),
    library(
      "CityReading",
      [
        "Assessment", "Coverage", "TableFiles", "OSMFiles", "RunFiles", "Wording", "Projection",
        "GEOSBridge",
      ] + onStreets,
      packages: [yams],
      resources: [
        .embedInCode("Resources/lifecircle-20.yaml"),
        .embedInCode("Resources/national-community.yaml"),
        .embedInCode("Resources/convenience-15min.yaml"),
      ]),
    library(
      "Reporting",
      [
        "CityReading", "CircleDrawing", "CitySiting", "FacilityLocation", "WhatIf", "Assessment",
        "Coverage", "TableFiles", "RunFiles", "Wording", "Projection", "GEOSBridge",
        "SpatialIndexing", "PlanarGeometry", "FlatArrays",
      ],
      resources: [.embedInCode("Resources/columns.csv"), .embedInCode("Resources/page")]),
    library(
      "RunComparison", ["Assessment", "TableFiles", "RunFiles", "Wording", "PlanarGeometry"]),
    library("CityBatch", ["TableFiles", "RunFiles", "Wording"]),
    library(
      "MapService",
      [
        "Reporting", "CityReading", "CircleDrawing", "CitySiting", "FacilityLocation", "WhatIf",
        "Assessment", "TableFiles", "RunFiles", "Wording", "Projection", "PlanarGeometry",
      ], packages: [sockets]),
    library("SyntheticCity", ["Assessment", "Coverage", "PlanarGeometry", "Wording"]),
    library(
      "LifeCircle",
      [
        "Reporting", "RunComparison", "CityBatch", "CityReading", "CircleDrawing", "CitySiting",
        "FacilityLocation", "WhatIf", "Assessment", "Coverage", "TableFiles", "RunFiles",
        "Wording", "Projection",
      ] + onStreets),
    .executableTarget(
      name: "lifecircle",
      dependencies: [
        "MapService", "CityBatch", "Reporting", "RunComparison", "CityReading", "CircleDrawing",
        "CitySiting", "FacilityLocation", "WhatIf", "Assessment", "TableFiles", "OSMFiles",
        "RunFiles",
        "Wording", "SyntheticCity", "Projection",
        "GEOSBridge", "SpatialIndexing", "PlanarGeometry", argumentParser,
      ],
      swiftSettings: settings),
    tests("FlatArraysTests", ["FlatArrays"]),
    tests("FacilityLocationTests", ["FacilityLocation"]),
    .target(
      name: "TestSupport",
      dependencies: [
        "Assessment", "WalkNetwork", "PlanarGeometry", "Wording", "CSQLite", "CZlib",
      ],
      path: "Tests/TestSupport",
      swiftSettings: settings),
    tests("ArchitectureTests", []),
    tests("PlanarGeometryTests", ["PlanarGeometry"]),
    tests("SpatialIndexingTests", ["SpatialIndexing", "GEOSBridge", "PlanarGeometry"]),
    tests("GEOSBridgeTests", ["GEOSBridge", "SpatialIndexing", "PlanarGeometry"]),
    tests("ProjectionTests", ["Projection", "PlanarGeometry"]),
    tests("WalkNetworkTests", ["WalkNetwork", "PlanarGeometry"]),
    tests("NearestStreetsTests", ["NearestStreets"] + onStreets),
    tests(
      "CoverageTests",
      ["Coverage", "WalkNetwork", "GEOSBridge", "PlanarGeometry", "SpatialIndexing"]),
    tests(
      "AssessmentTests",
      ["Assessment", "Wording"] + onStreets),
    tests("WhatIfTests", ["WhatIf", "Assessment", "Wording"] + onStreets),
    tests(
      "CircleDrawingTests",
      ["CircleDrawing", "Assessment", "GEOSBridge", "Wording", "NearestStreets"] + onStreets),
    tests(
      "CitySitingTests",
      ["CitySiting", "FacilityLocation", "WhatIf", "Assessment", "Wording"] + onStreets),
    tests(
      "CityReadingTests",
      [
        "CityReading", "TableFiles", "OSMFiles", "RunFiles", "Wording", "Assessment",
        "WalkNetwork", "Projection", "GEOSBridge", "PlanarGeometry", "CZlib",
      ],
      packages: [protobuf]),
    tests(
      "ReportingTests",
      [
        "Reporting", "CityReading", "CircleDrawing", "CitySiting", "WhatIf", "Assessment",
        "RunFiles", "Wording",
        "Projection", "GEOSBridge", "WalkNetwork", "PlanarGeometry",
      ]),
    tests(
      "RunComparisonTests",
      ["RunComparison", "Assessment", "TableFiles", "RunFiles", "Wording", "PlanarGeometry"]),
    tests("CityBatchTests", ["CityBatch", "RunFiles", "Wording"]),
    tests("CommandTests", ["lifecircle", "CZlib"]),
    tests("MapServiceTests", ["MapService", "lifecircle", "Wording"]),
    tests(
      "SyntheticCityTests",
      [
        "SyntheticCity", "CityReading", "Assessment", "GEOSBridge", "PlanarGeometry", "Projection",
        "Coverage",
      ]),
    tests(
      "RealCityTests",
      [
        "CityReading", "Assessment", "WhatIf", "CitySiting", "NearestStreets", "WalkNetwork",
        "GEOSBridge", "PlanarGeometry", "SpatialIndexing",
      ],
      exclude: ["xiacheng", "porto-alegre", "porto", "walks"]),
  ]
)
