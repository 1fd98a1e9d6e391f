import Assessment
import Foundation
import PlanarGeometry
import TestSupport
import Testing

@testable import CityReading
@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// How coordinate systems are described, and the way from a GeoPackage to a city.
@Suite struct GeoPackageSystemTests {
  private func table(
    _ system: Int, described sql: String = "", layer: Int? = nil, blob: Int32? = nil
  ) throws -> FeatureTable {
    let maker = try PackageMaker()
    if !sql.isEmpty { try maker.run(sql) }
    let point = PackageShape.blob(
      PackageShape.point(120, 30), system: blob ?? Int32(truncatingIfNeeded: system))
    try maker.add("t", columns: "id TEXT", system: system, rows: ["\(point), 'a'"])
    return try FeatureTable(FileContents(path: "f.gpkg", content: maker.data))
  }

  private func row(_ id: Int, _ organization: String, _ code: Int, _ text: String) -> String {
    "INSERT INTO gpkg_spatial_ref_sys VALUES ('x', \(id), '\(organization)', \(code), '\(text)', '')"
  }

  @Test func codesOfEPSG() throws {
    #expect(try table(4326).declaredCRS == "EPSG:4326")
    #expect(try table(4549).declaredCRS == "EPSG:4549")
    // The number in the file need not be the code.
    let other = try table(31, described: row(31, "EPSG", 4528, "x"))
    #expect(other.declaredCRS == "EPSG:4528" && other.findings.isEmpty)
  }

  @Test(arguments: [0, -1]) func unknownSystems(system: Int) throws {
    let table = try table(system)
    #expect(table.declaredCRS == nil && table.findings.isEmpty)
  }

  @Test func systemsByTheirText() throws {
    let own = row(100_001, "QGIS", 100_001, "PROJCS[\"a\"]")
    #expect(try table(100_001, described: own).declaredCRS == "PROJCS[\"a\"]")
    #expect(
      try table(100_001, described: row(100_001, "EPSG", 100_001, "GEOGCS[\"b\"]")).declaredCRS
        == "GEOGCS[\"b\"]")
    let newer =
      own + "; ALTER TABLE gpkg_spatial_ref_sys ADD COLUMN definition_12_063 TEXT;"
      + "UPDATE gpkg_spatial_ref_sys SET definition_12_063 = 'PROJCRS[\"c\"]'"
    #expect(try table(100_001, described: newer).declaredCRS == "PROJCRS[\"c\"]")
    let undefined = newer.replacing("PROJCRS[\"c\"]", with: "undefined")
    #expect(try table(100_001, described: undefined).declaredCRS == "PROJCS[\"a\"]")
  }

  @Test func systemsThatAreNotDescribed() throws {
    let assumed = try table(4528)
    #expect(assumed.declaredCRS == "EPSG:4528")
    #expect(assumed.findings.map(\.message) == [.systemByNumber(4528)])
    #expect(try table(999_999).declaredCRS == nil)
  }

  @Test func geometriesInAnotherSystem() throws {
    #expect(
      try table(4326, blob: 4549).findings.map(\.message) == [.otherSystems(1, 4549, layer: 4326)])
    #expect(try table(4326, blob: 0).findings.isEmpty)
    #expect(try table(-1, blob: 4549).findings.isEmpty)
  }

  /// A square of 0.01° with a pharmacy in it.
  private func city(
    system: Int, scale: Double = 1, fields: String = "id TEXT"
  ) throws -> CityInput {
    let folder = try TemporaryFolder()
    let maker = try PackageMaker()
    let ring = PackageShape.square(120 * scale, 30 * scale, side: 0.01 * scale)
    try maker.add(
      "communities", columns: fields, system: system,
      rows: [PackageShape.blob(PackageShape.polygon([ring]), system: Int32(system)) + ", 'a'"])
    let place = PackageShape.blob(PackageShape.point(120.005, 30.005))
    try maker.add("facilities", columns: "id TEXT, type TEXT", rows: ["\(place), 'F', 'pharmacy'"])
    let path = try folder.write("city.gpkg", maker.data)
    var study = Study()
    study.communities = LayerSource(path: path, form: FileForm(layer: "communities"))
    let facilities = LayerSource(path: path, form: FileForm(layer: "facilities"))
    study.facilities = [FacilitySource(source: facilities)]
    return try CityReader(study).read()
  }

  @Test func twoLayersOfOneFileAreACity() throws {
    let input = try city(system: 4326)
    #expect(input.city.communities.map(\.id) == ["a"])
    #expect(input.city.facilities.count == 1)
    #expect(
      !input.problems.contains { $0.severity == .error || $0.problem.contains("coordinate system") }
    )
    // 0.01° by 0.01° at 30° N: pyproj's Geod gives 1 069 521 m².
    #expect(abs(input.city.communities[0].region.area - 1_069_521) < 300)
  }

  /// Degrees without a system are taken for WGS 84 and told, as in tables; metres must be told.
  @Test func noSystem() throws {
    let input = try city(system: 0)
    #expect(input.problems.contains { $0.problem.contains("look like degrees") })
    #expect(throws: InputError.self) { try city(system: -1, scale: 10_000) }
  }
}
