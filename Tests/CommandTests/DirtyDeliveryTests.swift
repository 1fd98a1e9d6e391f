import Foundation
import TestSupport
import Testing

/// The lists of 13 districts that `generate --dirty` writes, as `check` and `assess` read them. What was put in is known
/// from the clean city of the same seed and from `files.csv` and `truth.csv`.
@Suite struct DirtyDeliveryTests {
  private let city: DirtyCity
  /// The rows of `files.csv`, and their file names.
  private let files: [[String: String]]

  init() throws {
    city = try DirtyCity.shared
    files = try city.rows("city/deliveries/files.csv")
  }

  /// The name of a file without its folder.
  private func name(_ path: String?) -> String {
    String(path?.split(separator: "/").last ?? "")
  }

  @Test func everyKindOfFileIsThere() throws {
    #expect(city.statuses == [0, 0, 0, 0, 0])
    let names = files.compactMap { $0["file"] }
    let written = try city.names("city/deliveries")
    #expect(names.count == 13 && Set(names).isSubset(of: written))
    let endings = Dictionary(grouping: names) { $0.split(separator: ".").last ?? "" }
    #expect(endings.mapValues(\.count) == ["csv": 6, "xlsx": 4, "gpkg": 2, "shp": 1])
    #expect(Set(files.compactMap { $0["district"] }).count == 13)
  }

  /// What the census says of the form of each file is what was written.
  @Test func everyFileIsRead() throws {
    let census = try city.rows("checked/census.csv").filter { $0["kind"] == "facilities" }
    for file in files {
      let found = census.filter { name($0["file"]) == file["file"] }
      #expect(!found.isEmpty)
      #expect(found.allSatisfy { $0["encoding"] == file["encoding"] && $0["crs"] == file["crs"] })
      #expect(found.sum("records") == Int(file["rows"] ?? ""))
    }
    #expect(files.count { $0["crs"] == "GCJ-02" && $0["encoding"] == "GB18030" } == 1)
    #expect(files.count { $0["encoding"] == "GB18030" } == 5)
    #expect(files.count { $0["encoding"] == "UTF-16LE" } == 1)
  }

  /// 2 % of the rows twice and 1.5 % without a place; what is left can be used.
  @Test func usableShareIsWhatWasPutIn() throws {
    let census = try city.rows("checked/census.csv")
    for file in files {
      let found = census.filter { name($0["file"]) == file["file"] }
      let count = { (column: String) in Int(file[column] ?? "") ?? -1 }
      let clean = Double(count("rows") - count("repeated"))
      #expect(Double(count("repeated")) == (0.02 * clean).rounded())
      #expect(Double(count("unlocated")) == (0.015 * clean).rounded())
      if count("lost_ids") > 0 {
        #expect(count("usable") == 0 && found.sum("usable") == 0)
      } else {
        #expect(found.sum("usable") == count("usable"), "\(file)")
        #expect(count("usable") == Int(clean) - count("unlocated"))
      }
    }
    #expect(files.count { $0["lost_ids"] != "0" } == 1)
  }

  /// Every facility of the clean city is in one file.
  @Test func noFacilityIsLostOrTwice() throws {
    let sites = try ["schools", "entrances"].map {
      try city.features("city/deliveries/\($0).geojson").count
    }
    let clean = try city.rows("clean/facilities.csv")
    #expect(files.sum("rows") - files.sum("repeated") + sites.reduce(0, +) == clean.count)
    #expect(sites[1] == Int((Double(clean.count) * 200 / 25_800).rounded()))
    let schools = clean.count { ["小学", "初中"].contains($0["类型"]) }
    #expect(sites[0] == schools && schools > 50)
  }

  /// Facilities of lists and those with several entrances are of the type and in the community of the clean city, also
  /// where the list is in GCJ-02, half a kilometre off as it stands.
  @Test func facilitiesLieWhereTheyAre() throws {
    let expected = Dictionary(
      try city.rows("expected/facilities.csv").map { ($0["facility_id"] ?? "", $0) },
      uniquingKeysWith: { first, _ in first })
    var counts: [String: Int] = [:]
    for row in try city.rows("results/facilities.csv") {
      let source = name(row["source"])
      let id = String(row["facility_id"]?.split(separator: "#").first ?? "")
      guard source != "schools.geojson", !id.contains("E+") else { continue }
      let clean = try #require(expected[id])
      for column in ["community_id", "type", "name"] {
        #expect(row[column] == clean[column], "\(id), \(column)")
      }
      counts[source, default: 0] += 1
    }
    let shifted = try #require(files.first { $0["crs"] == "GCJ-02" })
    #expect(counts[shifted["file"] ?? ""] ?? 0 > 200)
    #expect(counts.count == 13)
  }

  /// By type: those of the clean list, less those without a place, and those that come twice once more.
  @Test func countsOfTypesAreThoseOfTheCleanListButForTheFlaws() throws {
    let types = { (rows: [[String: String]]) in
      Dictionary(rows.map { ($0["type"] ?? "", 1) }, uniquingKeysWith: +)
    }
    let clean = try city.rows("expected/facilities.csv")
    let typeOf = Dictionary(
      clean.map { ($0["facility_id"] ?? "", $0["type"] ?? "") },
      uniquingKeysWith: { first, _ in first })
    var expected = types(clean)
    let truth = try city.rows("city/deliveries/truth.csv")
    let unlocated = Set(truth.filter { $0["flaw"] == "unlocated" }.compactMap { $0["facility_id"] })
    for id in unlocated { typeOf[id].map { expected[$0, default: 0] -= 1 } }
    for row in truth where row["flaw"] == "repeated" {
      guard let id = row["facility_id"], !unlocated.contains(id) else { continue }
      typeOf[id].map { expected[$0, default: 0] += 1 }
    }
    #expect(types(try city.rows("results/facilities.csv")) == expected)
    #expect(expected != types(clean) && expected.count == 20)
  }

  @Test func lostIDsAreToldWithTheCure() throws {
    let file = try #require(files.first { $0["lost_ids"] != "0" })
    let told = try city.rows("results/problems.csv").filter {
      $0["severity"] == "error" && $0["problem"]?.contains("scientific notation") == true
    }
    #expect(told.count == 1 && name(told.first?["file"]) == file["file"])
    #expect(told.first?["fix"]?.contains("as text") == true)
    let written = try city.rows("city/deliveries/truth.csv").filter { $0["flaw"] == "lost_id" }
    #expect("\(written.count)" == file["rows"])
    #expect(Set(written.compactMap { $0["written_id"] }) == ["9.00106E+11"])
  }

  /// Nothing but the accidents is told of the lists as a warning or an error.
  @Test func nothingElseIsWarnedOf() throws {
    let accidents = [
      "has no coordinates", "has no geometry", "repeat the id", "words or units",
      "scientific notation", "no way to a street",
    ]
    let others = try city.rows("results/problems.csv").filter { row in
      row["severity"] != "info" && name(row["file"]).hasPrefix("district-")
        && !accidents.contains { row["problem"]?.contains($0) == true }
    }
    #expect(others.isEmpty, "\(others)")
  }

  /// Python's `gb18030` writes the title so: 公共服务设施清单.
  @Test func titlesAreInGB18030() throws {
    let title: [UInt8] = [
      0xB9, 0xAB, 0xB9, 0xB2, 0xB7, 0xFE, 0xCE, 0xF1, 0xC9, 0xE8, 0xCA, 0xA9, 0xC7, 0xE5, 0xB5,
      0xA5,
    ]
    let first = try #require(files[0]["file"])
    let bytes = try city.data("city/deliveries/\(first)")
    #expect(bytes.range(of: Data(title)) != nil)
  }

  @Test func groundsHaveGatesAndOthersSeveralEntrances() throws {
    let schools = try city.features("city/deliveries/schools.geojson")
    #expect(schools.allSatisfy { $0.shape == "Polygon" })
    let gates = Dictionary(grouping: try city.rows("city/deliveries/gates.csv")) {
      $0["school_id"] ?? ""
    }
    #expect(Set(gates.keys) == Set(schools.compactMap { $0.properties["编号"] as? String }))
    #expect(Set(gates.values.map(\.count)) == [1, 2, 3])
    let several = try city.features("city/deliveries/entrances.geojson")
    #expect(!several.isEmpty && several.allSatisfy { $0.shape == "MultiPoint" })
  }

  /// Gates of compounds, one in ten locked, by a decoder of the format's own fields; none without `--dirty`.
  @Test func gatesAreNodesOfTheDirtyNetwork() throws {
    let dirty = PBFContents(try city.data("city/network.osm.pbf"))
    let clean = PBFContents(try city.data("clean/network.osm.pbf"))
    #expect(clean.tagCounts.isEmpty)
    let gates = dirty.tagCounts["barrier=gate"] ?? 0
    #expect(gates > 500)
    #expect(dirty.tagCounts["locked=yes"] == Int((0.1 * Double(gates)).rounded()))
    #expect(dirty.tagCounts.count == 2 && dirty.nodes == clean.nodes)
  }

  /// Another seed has districts of other names; nothing of the first stays, and what is not ours does. The first seed
  /// again gives the first bytes.
  @Test func listsOfAnotherCityTakeThePlace() throws {
    let folder = try TemporaryFolder()
    let path = "city/deliveries"
    let arguments = ["generate", "--communities", "26", "--dirty", "--quiet", "--out", "city"]
    let contents = { (seed: String) in
      #expect(try BuiltCommand(arguments + ["--seed", seed], in: folder).status == 0)
      let names = try folder.names(path)
      return Dictionary(
        uniqueKeysWithValues: try names.map { ($0, try folder.data("\(path)/\($0)")) })
    }
    let first = try contents("1")
    try folder.write("\(path)/notes.txt", "mine")
    let second = try contents("2")
    let lists = [first, second].map { Set($0.keys.filter { $0.hasPrefix("district-") }) }
    #expect(lists[0].count > 3 && lists[0].isDisjoint(with: lists[1]))
    #expect(second["notes.txt"] == Data("mine".utf8))
    var again = try contents("1")
    #expect(again.removeValue(forKey: "notes.txt") != nil)
    #expect(again == first)
  }
}
