import Foundation
import TestSupport
import Testing

/// The GeoPackage of everything, by plain SQL and the bytes of its shapes.
@Suite struct MapLayerTests {
  private let town: NamedTown
  private let made: PackageMaker

  init() throws {
    town = try NamedTown()
    let run = try town.run(
      ["assess", "--format", "csv,geojson,xlsx,gpkg", "--write-facilities", "--language", "en"],
      out: "a")
    try #require(run.status == 0, "\(run.error)")
    made = try town.package("a")
  }

  private func value(_ sql: String) throws -> String { try #require(try made.value(sql), "\(sql)") }

  @Test func everyPlaceIsALayer() throws {
    let layers = try value(
      """
      SELECT group_concat(entry, ' ') FROM (SELECT table_name || ':' || geometry_type_name AS entry
      FROM gpkg_geometry_columns WHERE srs_id = 4326 ORDER BY table_name)
      """)
    #expect(
      layers == """
        communities:MULTIPOLYGON coverage_map:MULTIPOLYGON districts:MULTIPOLYGON \
        examined_units:MULTIPOLYGON facilities:POINT facility_areas:MULTIPOLYGON \
        facility_records:POINT gaps:POINT premises:POINT projects:POINT streets:MULTIPOLYGON
        """)
    #expect(try value("PRAGMA integrity_check") == "ok")
    #expect(
      try value("SELECT data_type FROM gpkg_contents WHERE table_name = 'layer_styles'")
        == "attributes")
  }

  /// What is not a layer is a table, and both have the rows of the file.
  @Test func rowsAreThoseOfTheTables() throws {
    let tables = try [
      "communities", "coverage", "types", "streets", "districts", "examined_units", "gaps", "pool",
      "problems", "facility_records", "facilities",
    ].map { ($0, try town.rows("a/\($0).csv").count) }
    for (table, count) in tables {
      #expect(try value("SELECT count(*) FROM \(table)") == "\(count)", "\(table)")
    }
    #expect(try value("SELECT count(*) FROM premises") == "2")
    #expect(try value("SELECT count(*) FROM projects") == "2")
  }

  /// A name is what the file has, whatever it would do elsewhere; formulas have no guard here.
  @Test func namesAreKept() throws {
    for (number, name) in NamedTown.namesRead.enumerated() {
      for layer in ["communities", "coverage_map"] {
        let found = try value("SELECT name FROM \(layer) WHERE community_id = 'C\(number)'")
        #expect(found == name, "\(layer)")
      }
    }
    #expect(try value("SELECT name FROM facility_areas") == NamedTown.names[4])
    #expect(try value("SELECT name || premises_id FROM premises") == "=A1+\"<x>\"0=1")
    #expect(try value("SELECT project_id FROM premises") == "P\"<1>")
    #expect(try value("SELECT layer FROM examined_units") == "]]><u>")
  }

  /// Two ids that differ in case alone are two columns.
  @Test func columnsOfTypes() throws {
    for (number, row) in try town.rows("a/coverage.csv").prefix(3).enumerated() {
      let id = NamedTown.types[number].id.replacing("\"", with: "\"\"")
      let suffix = number == 1 ? "_2" : ""
      let cells = "FROM coverage_map WHERE community_id = 'C0'"
      #expect(try value("SELECT \"verdict_\(id)\(suffix)\" \(cells)") == row["verdict"])
      let coverage = try value("SELECT \"coverage_\(id)\(suffix)\" \(cells)")
      let stated = try #require(row["coverage"].flatMap(Double.init))
      #expect(abs(try #require(Double(coverage)) - stated) < 1e-9)
    }
  }

  private func shape(_ layer: String, _ condition: String) throws -> PackedShape {
    try PackedShape(hex: try value("SELECT hex(geom) FROM \(layer) WHERE \(condition)"))
  }

  /// Three squares beside each other become one without the borders between them.
  @Test func streetsAndDistrictsAreDissolved() throws {
    for (number, name) in NamedTown.streets.enumerated() {
      let literal = name.replacing("'", with: "''")
      let street = try shape("streets", "street = '\(literal)'")
      #expect(street.polygons.count == 1 && street.polygons[0].count == 1)
      #expect(abs(street.area - 3e-4) < 1e-9)
      let south = 30 + 0.01 * Double(number)
      #expect(abs((street.points.map(\.1).min() ?? 0) - south) < 1e-8)
    }
    let district = try shape("districts", "1")
    #expect(district.polygons.count == 1 && abs(district.area - 6e-4) < 1e-9)
    let square = try shape("communities", "community_id = 'C0'")
    #expect(abs(square.area - 1e-4) < 1e-9)
    #expect(square.points.first.map { [$0.0, $0.1] } == square.points.last.map { [$0.0, $0.1] })
  }

  @Test func pointsAreWhereTheyBelong() throws {
    let gaps = try town.rows("a/gaps.csv")
    #expect(!gaps.isEmpty)
    for row in gaps {
      let number = try #require(row["community_id"].flatMap { Int($0.dropFirst()) })
      let point = try shape("gaps", "rank = \(row["rank"] ?? "")").points[0]
      let corner = NamedTown.corners[number]
      #expect((corner.0 + 1e-4...corner.0 + 0.0099).contains(point.0))
      #expect((corner.1 + 1e-4...corner.1 + 0.0099).contains(point.1))
    }
    for (id, place) in [("F0", (120.005, 30.005)), ("F2", (120.005, 30.015))] {
      for layer in ["facilities", "facility_records"] {
        let point = try shape(layer, "facility_id = '\(id)'").points[0]
        #expect(abs(point.0 - place.0) < 1e-7 && abs(point.1 - place.1) < 1e-7)
      }
    }
    let premises = try shape("premises", "1").points[0]
    let project = try shape("projects", "premises_id = '0=1'").points[0]
    #expect(abs(premises.0 - 120.015) < 1e-8 && abs(project.1 - 30.015) < 1e-8)
    #expect(try value("SELECT geom IS NULL FROM projects WHERE project_id = 'P2'") == "1")
    #expect(abs(try shape("facility_areas", "1").area - 4e-6) < 1e-10)
  }

  /// The index finds what the boxes say.
  @Test func boxesAreIndexed() throws {
    #expect(
      try value(
        "SELECT count(*) FROM rtree_communities_geom WHERE maxx > 120.0201 AND miny < 30.005")
        == "1")
    #expect(
      try value("SELECT max_x FROM gpkg_contents WHERE table_name = 'streets'").hasPrefix("120.0"))
  }

  @Test func sameBytesAgain() throws {
    for threads in ["1", "3"] {
      let run = try town.run(
        ["assess", "--format", "gpkg", "--write-facilities", "--language", "en"]
          + ["--threads", threads], out: "again")
      #expect(run.status == 0)
      #expect(try town.data("again/results.gpkg") == town.data("a/results.gpkg"))
    }
  }

  /// Formulas are texts in a workbook: no cell computes anything.
  @Test func formulasStayTexts() throws {
    let files = Unzipped([UInt8](try town.data("a/results.xlsx"))).files
    for file in files where file.name.hasSuffix(".xml") {
      #expect(!file.text.contains("<f>") && !file.text.contains("<script"), "\(file.name)")
      let body = file.text.drop { $0 != ">" }.dropFirst()
      _ = try MarkupTree(String(body.drop { $0.isWhitespace }))
    }
    let names = BundledSheets(try town.data("a/results.xlsx"))["communities"].compactMap {
      $0["name"]?.text
    }
    #expect(names.contains(NamedTown.names[0]))
  }

  @Test func mapsOfTheWebKeepNames() throws {
    let names = try town.features("a/communities.geojson").map {
      ($0["properties"] as? [String: Any])?["name"] as? String
    }
    #expect(names == Array(NamedTown.namesRead))
  }
}

/// The numbers of a shape in a GeoPackage, which is a point or has several polygons.
struct PackedShape {
  private(set) var polygons: [[[(Double, Double)]]] = []
  private(set) var points: [(Double, Double)] = []

  init(hex: String) throws {
    let digits = Array(hex.utf8)
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { place in
      UInt8(String(decoding: digits[place...place + 1], as: UTF8.self), radix: 16) ?? 0
    }
    var place = bytes[3] & 2 == 0 ? 8 : 40
    func number(_ width: Int) -> UInt64 {
      var number: UInt64 = 0
      for byte in bytes[place..<place + width].reversed() { number = number << 8 | UInt64(byte) }
      place += width
      return number
    }
    func word() -> Int { Int(number(4)) }
    func double() -> Double { Double(bitPattern: number(8)) }
    func type() -> Int {
      place += 1
      return word()
    }
    if type() == 1 {
      points = [(double(), double())]
      return
    }
    polygons = (0..<word()).map { _ in
      _ = type()
      return (0..<word()).map { _ in (0..<word()).map { _ in (double(), double()) } }
    }
    points = polygons.flatMap { $0.flatMap { $0 } }
  }

  /// In square degrees, outlines counter-clockwise and holes clockwise.
  var area: Double {
    var doubled = 0.0
    for ring in polygons.flatMap({ $0 }) {
      for (a, b) in zip(ring, ring.dropFirst()) {
        let (p, q) = ((a.0 - 120, a.1 - 30), (b.0 - 120, b.1 - 30))
        doubled += p.0 * q.1 - q.0 * p.1
      }
    }
    return doubled / 2
  }
}
