import Foundation
import TestSupport
import Testing

/// The same data as GeoJSON and as GeoPackage.
@Suite struct GeoPackageCommandTests {
  private let folder: TemporaryFolder

  /// Squares of about 500 m with crooked corners, facilities anywhere in them, crooked streets and a wall; all
  /// coordinates with as many digits as a double has.
  init() throws {
    folder = try TemporaryFolder()
    var random = SeededRandom(77)
    var town = Town()
    let corner = { (x: Int, y: Int, random: inout SeededRandom) in
      [
        120 + 0.005 * Double(x) + random.unit() * 1e-3,
        30 + 0.005 * Double(y) + random.unit() * 1e-3,
      ]
    }
    let corners = (0...4).map { x in (0...3).map { y in corner(x, y, &random) } }
    for x in 0..<4 {
      for y in 0..<3 {
        let ring = [
          corners[x][y], corners[x + 1][y], corners[x + 1][y + 1], corners[x][y + 1], corners[x][y],
        ]
        town.communities.append(
          ("社区-\(x)\(y)", 1000 + random.below(5000), random.unit() * 900, ring))
      }
    }
    for number in 0..<30 {
      let place = [120 + random.unit() * 0.02, 30 + random.unit() * 0.015]
      town.facilities.append(("F\(number)", number % 3 == 0 ? "kindergarten" : "pharmacy", place))
    }
    town.streets = corners + (0...3).map { y in corners.map { $0[y] } }
    town.walls = [[[120.0071, 29.99], [120.0071, 30.0102]]]
    try town.write(to: folder)
  }

  private func coverage(_ arguments: [String], out: String) throws -> Data {
    let run = try BuiltCommand(["assess", "--quiet", "--out", out] + arguments, in: folder)
    #expect(run.status == 0, "\(run.error)")
    return try folder.data("\(out)/coverage.csv")
  }

  @Test func coverageIsTheSameByteForByte() throws {
    let flags = ["communities", "facilities", "network", "barriers"]
    let json = flags.flatMap { ["--\($0)", "\($0).geojson"] }
    let package = flags.flatMap { ["--\($0)", "town.gpkg:\($0)"] }
    let expected = try coverage(json, out: "a")
    #expect(try coverage(package, out: "b") == expected)
    #expect(String(decoding: expected, as: UTF8.self).contains(",network,"))
    let straight = ["--metric", "straight"]
    let land = try coverage(json + straight, out: "c")
    #expect(try coverage(package + straight, out: "d") == land && land != expected)
  }

  /// A study names layers by `layer:`, a flag's file in place of it keeps its own.
  @Test func layersInAStudy() throws {
    try folder.write(
      "study.yaml",
      """
      study: 1
      communities: {path: town.gpkg, layer: communities}
      facilities:
        - {path: town.gpkg, layer: facilities}
      """)
    let assess = try BuiltCommand(["assess", "--study", "study.yaml"], in: folder)
    #expect(assess.status == 0, "\(assess.error)")
    #expect(assess.output.contains("12 communities, 30 facilities"))
  }

  /// A log that was read is an input like any other, with a hash of its own.
  @Test func logsAreInputs() throws {
    let maker = try PackageMaker(path: folder.path + "/open.gpkg")
    try maker.run("PRAGMA journal_mode = WAL")
    let point = PackageShape.blob(PackageShape.point(120.005, 30.005))
    try maker.add("f", columns: "id TEXT, type TEXT", rows: ["\(point), 'a', 'pharmacy'"])
    try maker.run("PRAGMA wal_checkpoint(TRUNCATE)")
    try maker.run("INSERT INTO f VALUES (NULL, \(point), 'b', 'kindergarten')")
    let run = try BuiltCommand(
      [
        "assess", "--communities", "communities.geojson", "--facilities", "open.gpkg", "--out", "o",
      ],
      in: folder)
    #expect(run.status == 0 && run.output.contains("2 facilities"), "\(run.error)")
    let summary = try folder.content("o/summary.json")
    let names = summary.matches(of: /"path": "([^"]*)"/).map { String($0.1) }
    #expect(names.suffix(2) == ["open.gpkg", "open.gpkg-wal"], "\(names)")
    let hashes = summary.matches(of: /"sha256": "([0-9a-f]{64})"/).map { String($0.1) }
    #expect(hashes.count == names.count && Set(hashes).count == names.count)
    withExtendedLifetime(maker) {}
  }

  @Test(arguments: [
    ("town.gpkg", "has several layers: "), ("town.gpkg:gates", "has no layer 'gates'"),
    ("none.gpkg:gates", "none.gpkg:gates: "),
  ])
  func layersThatAreNotClear(path: String, words: String) throws {
    let run = try BuiltCommand(
      ["assess", "--communities", path, "--facilities", "town.gpkg:facilities"], in: folder)
    #expect(run.status == 3 && run.isOneLineOfError && run.error.contains(words), "\(run.error)")
    #expect(try !folder.names().contains("lifecircle-out"))
  }

  /// A colon in a name of a file is a part of the name.
  @Test func colonInTheName() throws {
    try folder.write("a:communities", try folder.data("communities.geojson"))
    try folder.write("a", "nothing")
    let run = try BuiltCommand(
      ["assess", "--communities", "a:communities", "--facilities", "facilities.geojson"], in: folder
    )
    #expect(run.status == 0, "\(run.error)")
  }
}

/// A town to be written in both formats.
private struct Town {
  var communities: [(id: String, people: Int, area: Double, ring: [[Double]])] = []
  var facilities: [(id: String, type: String, place: [Double])] = []
  var streets: [[[Double]]] = []
  var walls: [[[Double]]] = []

  func write(to folder: TemporaryFolder) throws {
    try writeGeoJSON(to: folder)
    try writePackage(to: folder)
  }

  private func writeGeoJSON(to folder: TemporaryFolder) throws {
    let areas = communities.map {
      feature(
        "\"id\":\"\($0.id)\",\"population\":\($0.people),\"area\":\($0.area)", "Polygon",
        "[\($0.ring)]")
    }
    let points = facilities.map {
      feature("\"id\":\"\($0.id)\",\"type\":\"\($0.type)\"", "Point", "\($0.place)")
    }
    let lines = streets.map { feature("\"highway\":\"residential\"", "LineString", "\($0)") }
    let barriers = walls.map { feature("\"barrier\":\"wall\"", "LineString", "\($0)") }
    let layers = [
      "communities": areas, "facilities": points, "network": lines, "barriers": barriers,
    ]
    for (name, features) in layers {
      try folder.write("\(name).geojson", MisreadKind.collection(features))
    }
  }

  private func feature(_ properties: String, _ type: String, _ coordinates: String) -> String {
    """
    {"type":"Feature","properties":{\(properties)},"geometry":{"type":"\(type)","coordinates":\(coordinates)}}
    """
  }

  private func writePackage(to folder: TemporaryFolder) throws {
    let maker = try PackageMaker()
    let areas = communities.map {
      PackageShape.blob(PackageShape.polygon([$0.ring])) + ", '\($0.id)', \($0.people), \($0.area)"
    }
    try maker.add("communities", columns: "id TEXT, population INTEGER, area REAL", rows: areas)
    let points = facilities.map {
      PackageShape.blob(PackageShape.point($0.place[0], $0.place[1])) + ", '\($0.id)', '\($0.type)'"
    }
    try maker.add("facilities", columns: "id TEXT, type TEXT", rows: points)
    let lines = streets.map { PackageShape.blob(PackageShape.line($0)) + ", 'residential'" }
    try maker.add("network", columns: "highway TEXT", rows: lines)
    let barriers = walls.map { PackageShape.blob(PackageShape.line($0)) + ", 'wall'" }
    try maker.add("barriers", columns: "barrier TEXT", rows: barriers)
    try folder.write("town.gpkg", maker.data)
  }
}
