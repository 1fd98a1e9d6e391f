import Foundation
import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// Files that are damaged, of another kind, or made to do harm.
@Suite(.serialized) struct GeoPackageHostileTests {
  private let point = PackageShape.blob(PackageShape.point(120, 30))

  private func refusal(_ data: Data, path: String = "f.gpkg") -> String? {
    do throws(InputError) {
      _ = try FeatureTable(FileContents(path: path, content: data))
      return nil
    } catch {
      #expect(error.exitStatus == 3)
      #expect(error.line(in: .zh).count <= 400 && error.line(in: .en).count <= 400)
      return error.line(in: .en)
    }
  }

  private func expect(_ words: String, _ data: Data, path: String = "f.gpkg") {
    let said = refusal(data, path: path)
    #expect(said?.contains(words) == true, "\(said ?? "read")")
  }

  @Test(arguments: [
    (
      "CREATE TABLE tiles (a); CREATE TABLE metadata (b)",
      "is MBTiles but no GeoPackage; it has the tables metadata, tiles"
    ),
    ("CREATE TABLE geometry_columns (a); CREATE TABLE spatial_ref_sys (b)", "is SpatiaLite but"),
    ("CREATE TABLE GDB_Items (a)", "is ESRI Mobile Geodatabase but"),
    ("CREATE TABLE qgis_projects (a)", "is QGIS database but"),
    ("CREATE TABLE 人员 (a)", "is an SQLite database but no GeoPackage; it has the tables 人员"),
    ("PRAGMA user_version = 1", "it has no tables"),
  ])
  func otherDatabases(sql: String, words: String) throws {
    let maker = try PackageMaker(hasTables: false)
    try maker.run(sql)
    expect(words, maker.data)
    expect(words, maker.data, path: "f.sqlite")
  }

  @Test func namesThatLie() throws {
    expect("is called .gpkg but is no GeoPackage", Data("id,x,y\n1,2,3\n".utf8))
    expect("is called .gpkg but is no GeoPackage", Data("<html></html>".utf8), path: "F.GPKG")
    expect("damaged (16 bytes)", Data("SQLite format 3\0".utf8))
    expect("damaged", Data("SQLite format 3\0".utf8) + Data(count: 5000))
    let maker = try PackageMaker()
    try maker.add("t", columns: "id TEXT", rows: ["\(point), 'a'"])
    let table = try FeatureTable(FileContents(path: "t.csv", content: maker.data))
    #expect(table.format == .geoPackage)
  }

  /// Views that have no end, in rows or in the work for one, are given up.
  @Test(arguments: [
    "SELECT n, NULL AS geom FROM r", "SELECT count(*) AS n, NULL AS geom FROM r",
    "SELECT n, randomblob(1000000) AS geom FROM r", "SELECT max(randomblob(900000)) AS geom FROM r",
    "SELECT a.n AS n, NULL AS geom FROM r AS a, r AS b ORDER BY b.n",
  ])
  func endlessViews(query: String) throws {
    let maker = try PackageMaker()
    try maker.run(
      """
      CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) \(query)
      """)
    try maker.register("v")
    let clock = ContinuousClock()
    let spent = clock.measure { expect("reading 'v' takes far more work", maker.data) }
    #expect(spent < .seconds(60))
  }

  @Test func endlessContents() throws {
    let maker = try PackageMaker(hasTables: false)
    try maker.run(
      """
      CREATE VIEW gpkg_contents AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)
      SELECT 't' || n AS table_name, 'features' AS data_type, '' AS identifier, 0 AS srs_id FROM r
      """)
    expect("reading 'gpkg_contents' takes far more work", maker.data)
  }

  /// One instruction of such a function could take minutes.
  @Test(arguments: ["instr(id, id)", "replace(id, 'a', 'b')", "trim(id, 'a')"])
  func functionsThatTakeTheSquareOfTheirTexts(call: String) throws {
    let maker = try PackageMaker()
    try maker.add("t", columns: "id TEXT", rows: ["\(point), 'a'"])
    try maker.run(
      "CREATE VIEW v AS SELECT fid, geom, \(call) AS id FROM t; DELETE FROM gpkg_contents")
    try maker.register("v")
    expect("the layer 'v' cannot be read (unsafe use of", maker.data)
  }

  @Test(arguments: [
    ("SELECT 1 AS fid, zeroblob(2000000000) AS geom", "string or blob too big"),
    ("SELECT load_extension('x') AS geom", "cannot be read"),
    ("SELECT * FROM v", "cannot be read"), ("SELECT * FROM nowhere", "no such table"),
    ("SELECT writefile('x', 'y') AS geom", "no such function"),
    ("SELECT 1 AS fid", "cannot be read (gpkg_geometry_columns)"),
  ])
  func viewsThatCannotBeRead(query: String, words: String) throws {
    let maker = try PackageMaker()
    try maker.run("CREATE VIEW v AS \(query)")
    try maker.register("v")
    expect(words, maker.data)
  }

  /// A trigger on what is read would only run on a change, and there is none.
  @Test func triggersDoNotRun() throws {
    let maker = try PackageMaker()
    try maker.add("t", columns: "id TEXT", rows: ["\(point), 'a'"])
    try maker.run("CREATE TRIGGER x AFTER INSERT ON t BEGIN DELETE FROM t; END")
    #expect(refusal(maker.data) == nil)
  }

  @Test func damagedSchema() throws {
    let maker = try PackageMaker()
    try maker.add("t", columns: "id TEXT", rows: ["\(point), 'a'"])
    try maker.run(
      "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE nonsense' WHERE name = 't'"
    )
    expect("damaged", maker.data)
    let root = try PackageMaker()
    try root.add("t", columns: "id TEXT", rows: ["\(point), 'a'"])
    try root.run(
      "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 900000 WHERE name = 't'")
    expect("damaged", root.data)
  }

  private func soundFile() throws -> Data {
    let maker = try PackageMaker()
    try maker.run("PRAGMA page_size = 512; VACUUM")
    let rows = (0..<60).map { number in
      "\(PackageShape.blob(PackageShape.point(120, Double(number)))), '社区\(number)', \(number)"
    }
    try maker.add("t", columns: "id TEXT, n REAL", rows: rows)
    return maker.data
  }

  @Test func everyLength() throws {
    let data = try soundFile()
    #expect(refusal(data) == nil && data.count > 10_000)
    var refused = 0
    for count in stride(from: 0, to: data.count, by: 97) where refusal(data[..<count]) != nil {
      refused += 1
    }
    #expect(refused > 60)
  }

  /// Seeded changes of bytes, of pages put in others' places, and of pages of zeros.
  @Test func changedFilesNeverTrap() throws {
    let data = Array(try soundFile())
    var random = SeededRandom(41)
    var (read, refused) = (0, 0)
    for round in 0..<Thoroughness.cases(400, exhaustive: 20_000) {
      var changed = data
      let page = { (random: inout SeededRandom) in 512 * random.below(data.count / 512) }
      switch round % 4 {
      case 0, 1:
        for _ in 0...random.below(6) {
          changed[random.below(data.count)] ^= UInt8(1 << random.below(8))
        }
      case 2:
        let (from, to) = (page(&random), page(&random))
        changed.replaceSubrange(to..<to + 512, with: data[from..<from + 512])
      default:
        let start = page(&random) + 8 * random.below(60)
        changed.replaceSubrange(start..<start + 8, with: repeatElement(0xFF, count: 8))
      }
      do throws(InputError) {
        let contents = FileContents(path: "f.gpkg", content: changed)
        let table = try FeatureTable(contents)
        #expect(table.geometry.count == table.attributes.count || table.isTable)
        for row in 0..<table.attributes.count {
          for column in table.attributes.columns.indices {
            _ = table.attributes.text(row: row, column: column)
            _ = table.attributes.number(row: row, column: column)
          }
        }
        read += 1
      } catch {
        #expect(error.exitStatus == 3 && error.line(in: .zh).count <= 400)
        refused += 1
      }
    }
    #expect(read > 100 && refused > 20, "\(read) \(refused)")
  }
}
