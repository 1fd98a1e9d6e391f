import Assessment
import Foundation
import PlanarGeometry
import TestSupport
import Testing
import WalkNetwork

@testable import CityReading
@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// Runs on real files beside the checkout, where they are present.
@Suite(.enabled(if: SharedData.folder != nil, "the shared data are absent"))
struct RealDataTests {
  private func study(_ communities: String, _ facilities: String) -> Study {
    var study = Study()
    study.communities = LayerSource(path: SharedData.path(communities))
    study.facilities = [
      FacilitySource(source: LayerSource(path: SharedData.path(facilities)), type: "pharmacy")
    ]
    return study
  }

  /// 90 polygons of 75 codes that partition 26,898,626.68 m², 12 of them in several parts:
  /// geopandas `to_crs("+proj=sterea +lat_0=30.31 +lon_0=120.18 +k=1 +datum=WGS84")`, `dissolve`.
  @Test func xiacheng() throws {
    let reader = CityReader(
      study("hangzhou-xiacheng/communities_90.geojson", "hangzhou-xiacheng/facilities_753.geojson"))
    let input = try reader.read()
    let communities = input.city.communities
    #expect(communities.count == 75)
    #expect(abs(communities.reduce(0) { $0 + $1.region.area } - 26_898_626.677) < 0.01)
    #expect(communities.filter { $0.region.polygonCount > 1 }.count == 12)
    let first = try #require(communities.first)
    #expect(first.id == "CM-1")
    #expect(abs(first.region.area - 321_476.791) < 0.01)
    #expect(input.city.facilities.count == 753)
    #expect(input.scaleError < 0.001)
    #expect(input.assumed.contains { $0.hasSuffix("id = 社区编码, name = 社区, street = 街道") })
  }

  /// Six neighbourhoods are not valid (shapely `is_valid`); all are kept, repaired.
  @Test func portland() throws {
    let folder = try TemporaryFolder()
    var study = Study()
    study.communities = LayerSource(path: SharedData.path("invalid-geojson/portland.geojson"))
    let facilities = try folder.write("f.csv", "id,x,y\n1,-122.65,45.52\n")
    study.facilities = [FacilitySource(source: LayerSource(path: facilities), type: "pharmacy")]
    let input = try CityReader(study).read()
    #expect(input.problems.filter { $0.problem.hasPrefix("invalid polygon") }.count == 6)
    #expect(input.inputs[0].features == 63)
  }

  /// 1227 hexagons; their centres as facilities, as many as the column says.
  @Test func portoAlegre() throws {
    var study = study("porto-alegre/poa_hexgrid.geojson", "porto-alegre/poa_hexgrid.csv")
    study.facilities[0].source.fields = ["count": "schools"]
    let input = try CityReader(study).read()
    #expect(input.city.communities.count == 1227)
    // awk -F, 'NR>1 && $5>0 {n++; s+=$5} END {print n, s}' poa_hexgrid.csv
    #expect(input.city.facilities.count == 177)
    #expect(input.city.facilities.services.reduce(0) { $0 + Int($1.count) } == 194)
    // 812,935 people as the data's own description says.
    #expect(input.city.communities.reduce(0) { $0 + ($1.population ?? 0) } == 812_935)
  }

  /// Hexagons with people as communities and, again, as the population; their centres as points and
  /// as cells of 0.004°; the city's network.
  @Test func portoAlegreOnFoot() throws {
    var study = study("porto-alegre/poa_hexgrid.geojson", "porto-alegre/poa_hexgrid.csv")
    study.network = .file(LayerSource(path: SharedData.path("porto-alegre/poa_osm.pbf")))
    study.population = LayerSource(path: SharedData.path("porto-alegre/poa_hexgrid.geojson"))
    let input = try CityReader(study).read()
    #expect(input.metric == .network)
    #expect(input.measure == .population)
    // 1227 hexagons, 103 of them empty (geopandas); they partition the city but for rounding.
    let layer = try #require(input.city.population)
    #expect(abs(layer.people.reduce(0, +) - 812_935) < 0.01)
    #expect(layer.count == 1124)
    #expect(input.city.network?.graph.components.count == 7)
    study.network = nil
    study.population?.path = SharedData.path("porto-alegre/poa_hexgrid.csv")
    let points = try #require(try CityReader(study).read().city.population)
    #expect(points.count == 1124)
    #expect(points.people.reduce(0, +) == 812_935)
    study.populationCell = 0.004
    let cells = try #require(try CityReader(study).read().city.population)
    // geopandas.overlay of the projected squares and hexagons, people by share of area.
    #expect(abs(cells.people.reduce(0, +) - 805_421.3690430186) < 0.1)
    let home = try #require(
      input.city.communities.firstIndex { $0.id == "89a901295b7ffff" })
    let people = cells.range(of: home).reduce(0) { $0 + cells.people[$1] }
    #expect(abs(people - 1200.4697833171517) < 0.001)
  }

  @Test func networkOfAnotherCity() throws {
    var study = study("porto-alegre/poa_hexgrid.geojson", "porto-alegre/poa_hexgrid.csv")
    study.network = .file(LayerSource(path: SharedData.path("osm/porto_portugal.osm.pbf")))
    #expect {
      try CityReader(study).read()
    } throws: { error in
      (error as? InputError)?.exitStatus == 3
        && "\(error)".contains("km from the communities")
    }
  }

  private static func labelled(_ folder: String) -> [String] {
    let path = SharedData.path("invalid-geojson/examples/\(folder)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.sorted().map { "\(path)/\($0)" }
  }

  @Test(arguments: labelled("valid"))
  func validFilesAreRead(path: String) throws {
    let contents = try FileContents(path: path)
    let layer = try GeoJSONReader.read(contents)
    let skipped = layer.findings.filter { $0.action == .skipped }
    let mayBeSkipped = ["geometrycollection", "null_geometry"].contains { path.contains($0) }
    #expect(skipped.isEmpty || mayBeSkipped, "\(skipped)")
    #expect(layer.attributes.count > 0 || path.contains("empty_features"))
  }

  /// Read as communities, what is labelled invalid leaves a problem or is refused; so does what is
  /// problematic, unless it is harmless here.
  @Test(
    arguments: labelled("invalid_geometries") + labelled("invalid_structure")
      + labelled("problematic_geometries") + labelled("problematic_structure"))
  func invalidFilesAreReported(path: String) throws {
    let harmless = [
      "3d_coordinates", "4d_coordinates", "coordinate_precision", "problematic_holes",
      "excessive_vertices", "multitype_geometry_with_just_one", "duplicate_nodes", "crs_defined",
      "wrong_bbox_coordinate_order", "crosses_antimeridian", "not_wrapped", "exterior_not_ccw",
      "interior_not_cw",
    ]
    let folder = try TemporaryFolder()
    var study = Study()
    study.communities = LayerSource(path: path)
    // One facility near each of the places where the files draw.
    let facilities = try folder.write(
      "f.csv",
      "id,x,y\n1,13.4,52.5\n2,12,52\n3,102,0\n4,10,40\n5,30,20\n6,10,10\n7,53,13\n8,178,-18\n"
        + "9,2,2\n10,0,52\n11,80,13\n12,61,49\n13,100,1\n")
    study.facilities = [FacilitySource(source: LayerSource(path: facilities), type: "pharmacy")]
    do throws(InputError) {
      let input = try CityReader(study).read()
      let found = input.problems.filter { $0.file == path && !$0.problem.contains("no id") }
      #expect(!found.isEmpty || harmless.contains { path.contains($0) })
    } catch {
      #expect(error.exitStatus == 3)
    }
  }
}
