import Assessment
import Foundation
import PlanarGeometry
import Projection
import TestSupport
import Testing
import WalkNetwork

@testable import CityReading
@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// Shapefiles as layers of a study: fields, systems and kinds of layers.
@Suite struct ShapefileLayerTests {
  private typealias Bytes = ShapefileBytes

  static let metres =
    #"PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000","#
    + #"DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],"#
    + #"UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],"#
    + #"PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],"#
    + #"PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#
  static let degrees =
    #"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],"#
    + #"PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#

  /// Two squares of 400 m, and a facility in the middle of the first.
  private struct Town {
    let folder: TemporaryFolder
    var study = Study()

    init(
      _ names: [String] = ["id", "population"], x: Double = 500_000, y: Double = 3_350_000,
      side: Double = 400, prj: String? = ShapefileLayerTests.metres
    ) throws {
      folder = try TemporaryFolder()
      let squares = (0..<2).map {
        Bytes.parts([Bytes.ring(x + side * Double($0), y, side: side)], type: 5)
      }
      var table = Bytes.Table()
      table.fields = names.map { (Array($0.utf8), "C", 12, 0) }
      table.rows = [["A", "100"], ["B", "200"]].map {
        $0.prefix(names.count).map { Array($0.utf8) }
      }
      let communities = Bytes(type: 5, squares, table: table)
      study.communities = LayerSource(
        path: try communities.write("communities", in: folder, prj: prj))
      let middle = Bytes(
        type: 1, [Bytes.point(x + side / 2, y + side / 2)], table: .init("id", rows: [["F"]]))
      let path = try middle.write("facilities", in: folder, prj: prj)
      study.facilities = [FacilitySource(source: LayerSource(path: path), type: "pharmacy")]
    }

    func read(_ language: Language = .en) throws -> CityInput {
      try CityReader(study, language: language).read()
    }

    func refusal(_ language: Language = .en) -> String {
      do {
        _ = try read(language)
        return "read"
      } catch {
        return (error as? InputError)?.line(in: language) ?? "\(error)"
      }
    }
  }

  @Test func communitiesAndFacilities() throws {
    let input = try Town().read()
    #expect(input.city.communities.count == 2)
    #expect(input.city.facilities.count == 1)
    let told = input.problems.filter {
      $0.file != nil && !$0.problem.contains("no facility of type")
    }
    #expect(told.isEmpty, "\(told.map(\.problem))")
    let files = input.inputs.map { $0.path.split(separator: "/").last ?? "" }
    #expect(files.prefix(2) == ["communities.shp", "communities.dbf"])
  }

  // MARK: - Fields

  @Test(
    arguments: [
      (["community_", "population"], ["id": "community_code", "population": "population_total"]),
      (["社区编", "常住人"], [:]), (["社区编", "households"], ["id": "社区编码"]),
    ] as [([String], [String: String])])
  func namesThatWereCut(names: [String], stated: [String: String]) throws {
    var town = try Town(names)
    town.study.communities?.fields = stated
    let input = try town.read()
    #expect(input.city.communities.map(\.id) == ["A", "B"])
    let told = input.problems.filter { $0.problem.contains("cuts names after ten bytes") }
    #expect(told.count == (stated.count == 1 || names[1] == "households" ? 1 : 2))
    #expect(told.allSatisfy { $0.severity == .info })
  }

  /// `community_` may be the rest of community_id, community_name or community_type.
  @Test func restsThatTellTooLittle() throws {
    let input = try Town(["community_", "60岁以"]).read()
    #expect(!input.problems.contains { $0.problem.contains("cuts names") })
    #expect(input.city.communities.map(\.id) == ["communities#1", "communities#2"])
  }

  /// Where two names were cut alike, nobody knows which is which.
  @Test func twins() throws {
    var town = try Town(["populatio1", "population"])
    town.study.communities?.fields = ["population": "population_total"]
    #expect(town.refusal().contains("or another that was cut like it"))
  }

  @Test func otherFormatsAreNotCut() {
    let cuts = CutNames(["population", "shape_leng"])
    #expect(cuts.column(of: "population_total") == 0 && cuts.column(of: "population") == nil)
    #expect(cuts.column(of: "pop") == nil && !cuts.hasTwins(0))
    #expect(CutNames(["population", "populati_1"]).hasTwins(0))
    #expect(!CutNames(["population", "street1"]).hasTwins(0))
  }

  // MARK: - Systems

  @Test func withoutSystem() throws {
    let lost = try Town(prj: nil)
    #expect(lost.refusal().contains("no coordinate system is stated"))
    #expect(lost.refusal(.zh).contains("未说明坐标系"))
    let degrees = try Town(x: 120, y: 30, side: 0.004, prj: nil).read()
    #expect(degrees.problems.filter { $0.problem.contains("taken as EPSG:4326") }.count == 2)
  }

  @Test func contradictions() throws {
    let metresInDegrees = try Town(prj: Self.degrees)
    #expect(metresInDegrees.refusal().contains("(says communities.prj)"))
    #expect(metresInDegrees.refusal().contains("most coordinates are no longitude"))
    #expect(metresInDegrees.refusal(.zh).contains("(据communities.prj)"))
    let degreesInMetres = try Town(x: 120, y: 30, side: 0.004)
    #expect(degreesInMetres.refusal().contains("look like degrees, while EPSG:4549"))
    #expect(degreesInMetres.refusal().contains("(says communities.prj)"))
    let zone = try Town(x: 40_500_000)
    #expect(zone.refusal().contains("state crs: EPSG:4528"))
    #expect(zone.refusal().contains("(says communities.prj)"))
    let swapped = try Town(x: 3_350_000, y: 500_000)
    #expect(swapped.refusal().contains("easting and northing seem to be swapped"))
    let unknown = try Town(prj: "PROJCS[\"nonsense\"]")
    #expect(unknown.refusal().contains("(says communities.prj)"))
    for town in [metresInDegrees, degreesInMetres, zone, swapped, unknown] {
      #expect(town.refusal().utf8.count < 600)
    }
  }

  /// What the study states counts before the `.prj`, and both are named.
  @Test func statedSystemCounts() throws {
    var town = try Town(prj: Self.degrees)
    town.study.communities?.crs = "EPSG:4549"
    town.study.facilities[0].source.crs = "EPSG:4549"
    let input = try town.read()
    let told = input.problems.filter { $0.problem.contains("what is stated counts") }
    #expect(told.count == 2)
  }

  // MARK: - Layers of other kinds

  @Test func streets() throws {
    var town = try Town()
    let lines: [[Bytes.Place]] = [
      [(500_000, 3_350_200), (500_400, 3_350_200)], [(500_400, 3_350_200), (500_800, 3_350_200)],
    ]
    let streets = Bytes(
      type: 3, lines.map { Bytes.parts([$0], type: 3) }, table: .init("id", rows: [["1"], ["2"]]))
    let path = try streets.write("streets", in: town.folder, prj: Self.metres)
    town.study.network = .file(LayerSource(path: path))
    let graph = try #require(try town.read().city.network).graph
    // Where only two lines meet they become one edge.
    #expect(graph.edgeCount == 1)
  }

  @Test func barriersResidentialAndPeople() throws {
    var town = try Town()
    let land = Bytes(
      type: 5, [Bytes.parts([Bytes.ring(500_100, 3_350_100, side: 100)], type: 5)],
      table: .init("id", rows: [["1"]]))
    town.study.residential = LayerSource(
      path: try land.write("land", in: town.folder, prj: Self.metres))
    var table = Bytes.Table("x", "y", "people", rows: [["500050", "3350050", "12"]])
    table.fields[2].name = Array("population".utf8)
    town.study.population = LayerSource(
      path: try town.folder.write("people.DBF", Data(table.bytes)), crs: "EPSG:4549")
    let input = try town.read()
    // The one point of people lies in A.
    #expect(input.problems.contains { $0.problem.contains("nobody lives in 1 communities") })
    #expect(!input.problems.contains { $0.file?.hasSuffix("land.shp") == true })
    #expect(input.inputs.contains { $0.path.hasSuffix("people.DBF") && $0.features == 1 })
  }
}
