import Testing

/// The rooms of the house: what a module may know and do.
@Suite struct ModuleTests {
  private static let shapes = ["PlanarGeometry", "FlatArrays"]
  private static let streets = ["WalkNetwork", "SpatialIndexing"] + shapes
  private static let assessment = ["Assessment", "Coverage", "NearestStreets", "Wording"] + streets
  private static let siting = ["CitySiting", "FacilityLocation", "WhatIf"] + assessment
  private static let files = ["TableFiles", "RunFiles"]
  private static let bridges = ["Projection", "GEOSBridge"]
  private static let platforms = ["Glibc", "Musl", "Darwin"]

  /// By module, the modules that it may import, those of other packages and of the system included.
  private static let allowed: [String: [String]] = [
    "FlatArrays": [],
    "PlanarGeometry": ["FlatArrays"] + platforms,
    "SpatialIndexing": shapes,
    "WalkNetwork": ["SpatialIndexing"] + shapes,
    "NearestStreets": streets + platforms,
    "Coverage": ["NearestStreets"] + streets,
    "Wording": [],
    "RunFiles": ["Wording", "CZlib", "FoundationEssentials", "Synchronization"] + platforms,
    "Assessment": ["Coverage", "NearestStreets", "Wording"] + streets,
    "WhatIf": assessment,
    "FacilityLocation": ["FlatArrays"],
    "CircleDrawing": ["GEOSBridge"] + assessment,
    "CitySiting": ["FacilityLocation", "WhatIf"] + assessment,
    "GEOSBridge": ["SpatialIndexing", "CGEOS", "Synchronization"] + shapes,
    "Projection": ["PlanarGeometry", "CPROJ"],
    "TableFiles": ["PlanarGeometry", "Wording", "RunFiles", "CSQLite"],
    "OSMFiles": [
      "WalkNetwork", "SpatialIndexing", "PlanarGeometry", "Wording", "RunFiles", "SwiftProtobuf",
      "Foundation",
      "FoundationEssentials",
    ],
    "CityReading": ["OSMFiles", "Yams"] + assessment + files + bridges,
    "SyntheticCity": assessment,
    "Reporting": ["CityReading", "CircleDrawing"] + siting + files + bridges,
    "CityBatch": ["Wording"] + files,
    "RunComparison": ["Assessment", "PlanarGeometry", "Wording"] + files,
    "MapService": [
      "CityReading", "CircleDrawing", "Reporting", "FlyingSocks", "FoundationEssentials",
      "Synchronization",
    ] + siting + files + bridges + platforms,
    "LifeCircle": [
      "CityReading", "CircleDrawing", "OSMFiles", "Reporting", "RunComparison", "SyntheticCity",
      "CityBatch",
    ]
      + siting + files
      + bridges,
  ]

  /// The command may know everything.
  private static let command = "lifecircle"

  @Test func importsAreThoseOfThePlan() {
    #expect(SourceFile.all.count > 200)
    for file in SourceFile.all where file.module != Self.command {
      guard let allowed = Self.allowed[file.module] else {
        Issue.record("\(file.path): its module is not in the plan")
        continue
      }
      let foreign = file.imports.filter { !allowed.contains($0) }
      #expect(foreign.isEmpty, "\(file.path) imports \(foreign.joined(separator: ", "))")
    }
  }

  /// The plan itself has no cycle, so that no arrow points up.
  @Test func planHasNoCycle() {
    var left = Self.allowed.mapValues { $0.filter { Self.allowed[$0] != nil } }
    while let (module, _) = left.first(where: { $0.value.allSatisfy { left[$0] == nil } }) {
      left[module] = nil
    }
    #expect(left.isEmpty)
  }

  /// Square roots and the like come from the system's library in one file.
  @Test func platformIsImportedOnce() {
    let files = SourceFile.all.filter { file in
      file.module == "PlanarGeometry" && file.imports.contains { Self.platforms.contains($0) }
    }
    #expect(files.count <= 1, "\(files.map(\.path))")
  }

  /// What is computed from values reads no file and prints nothing.
  @Test func pureModulesTouchNoFile() {
    let pure = [
      "FlatArrays", "PlanarGeometry", "SpatialIndexing", "WalkNetwork", "NearestStreets",
      "Coverage",
      "Assessment",
      "WhatIf", "FacilityLocation", "CitySiting", "CircleDrawing",
    ]
    let forbidden: Set<Substring> = [
      "FileManager", "FileHandle", "fopen", "fread", "fwrite", "print", "debugPrint", "readLine",
      "contentsOfFile",
    ]
    for file in SourceFile.all where pure.contains(file.module) {
      let found = file.words.intersection(forbidden)
      #expect(found.isEmpty, "\(file.path): \(found.sorted())")
    }
  }
}
