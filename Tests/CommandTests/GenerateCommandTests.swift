import Foundation
import TestSupport
import Testing

@Suite struct GenerateCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let files = [
    "barriers.geojson", "communities.geojson", "facilities.csv", "network.osm.pbf",
    "population.csv", "residential.geojson", "streets.geojson", "study.yaml", "walls.geojson",
  ]

  private func generate(_ arguments: String...) throws -> BuiltCommand {
    try BuiltCommand(["generate"] + arguments, in: folder)
  }

  private func features(_ name: String) throws -> [[String: Any]] {
    let object = try JSONSerialization.jsonObject(with: folder.data(name))
    let collection = try #require(object as? [String: Any])
    return try #require(collection["features"] as? [[String: Any]])
  }

  @Test func writesACityThatAssessReads() throws {
    let run = try generate("--communities", "30", "--out", "city")
    #expect(run.status == 0 && run.error == "")
    #expect(run.output.contains("30 communities"))
    let names = try folder.names("city")
    #expect(names == Self.files)
    #expect(try features("city/communities.geojson").count == 30)
    let assess = try BuiltCommand(
      ["assess", "--study", "city/study.yaml", "--measure", "area", "--out", "results", "--quiet"],
      in: folder)
    #expect(assess.status == 0 && assess.error == "")
    let summary = try JSONSerialization.jsonObject(with: folder.data("results/summary.json"))
    let values = try #require(summary as? [String: Any])
    #expect(values["synthetic"] as? Bool == true)
    #expect(values["communities"] as? Int == 30)
  }

  /// Communities of a city large enough for all threads to have work.
  private static let communities = Thoroughness.cases("20", exhaustive: "40")

  /// With residential land and dirty rows.
  @Test func sameInputsGiveTheSameBytesForAnyThreads() throws {
    #expect(
      try generate("--communities", Self.communities, "--dirty", "--out", "city").status == 0)
    let first = try results(threads: "1")
    #expect(first.keys.sorted() == Self.results)
    for (threads, index) in [("2", "kdtree"), ("7", "strtree"), ("1", "hilbert")] {
      let other = try results(threads: threads, index: index)
      #expect(other.keys == first.keys)
      for (name, content) in first {
        #expect(other[name] == content, "\(name), \(threads) threads, \(index)")
      }
    }
  }

  /// On a straight line all distances come from the indexes.
  @Test func straightResultsAreTheSameForEveryIndexAndAnyThreads() throws {
    #expect(
      try generate("--communities", Self.communities, "--dirty", "--out", "city").status == 0)
    let straight = ["--metric", "straight", "--write-demand"]
    let first = try results(threads: "1", straight)
    #expect(first.keys.contains("demand.csv"))
    for (place, index) in ["grid", "kdtree", "hilbert", "strtree", "linear"].enumerated() {
      let few = [["2", "7", "1"][place % 3]]
      for threads in Thoroughness.cases(few, exhaustive: ["1", "2", "7"]) {
        let other = try results(threads: threads, index: index, straight)
        #expect(other.keys == first.keys)
        for (name, content) in first {
          #expect(other[name] == content, "\(name), \(threads) threads, \(index)")
        }
      }
    }
  }

  private static let results = [
    "communities.csv", "communities.geojson", "coverage.csv", "districts.csv",
    "facility_records.csv", "foot_losses.csv", "gaps.csv", "groups.csv", "kinds.csv",
    "negative.csv", "pool.csv", "problems.csv", "streets.csv", "summary.json",
    "types.csv",
  ]

  /// All files of an examination, without what `summary.json` may say differently.
  private func results(
    threads: String, index: String = "grid", _ flags: [String] = []
  ) throws -> [String: Data] {
    let run = try BuiltCommand(
      [
        "assess", "--study", "city/study.yaml", "--out", threads, "--threads", threads, "--index",
        index, "--quiet",
      ] + flags, in: folder)
    #expect(run.status == 0)
    let names = try folder.names(threads)
    var contents: [String: Data] = [:]
    for name in names { contents[name] = try folder.data("\(threads)/\(name)") }
    let summary = try JSONSerialization.jsonObject(with: #require(contents["summary.json"]))
    var values = try #require(summary as? [String: Any])
    for changing in ["timing", "peak_memory_bytes"] {
      #expect(values.removeValue(forKey: changing) != nil)
    }
    var parameters = try #require(values["parameters"] as? [String: Any])
    #expect((parameters.removeValue(forKey: "threads") as? Int).map(String.init) == threads)
    values["parameters"] = parameters
    contents["summary.json"] = try JSONSerialization.data(
      withJSONObject: values, options: .sortedKeys)
    return contents
  }

  /// A vertex that two communities share is the same number in both, to the last of six decimals.
  @Test func coordinatesHaveSixDecimals() throws {
    #expect(try generate("--communities", "12", "--out", "city", "--quiet").status == 0)
    let text = String(decoding: try folder.data("city/communities.geojson"), as: UTF8.self)
    #expect(text.firstMatch(of: /\.[0-9]{7}/) == nil)
    var edges: [[Double]: Int] = [:]
    for feature in try features("city/communities.geojson") {
      let geometry = try #require(feature["geometry"] as? [String: Any])
      let polygons =
        geometry["coordinates"] as? [[[[Double]]]]
        ?? (geometry["coordinates"] as? [[[Double]]]).map { [$0] }
      for ring in try #require(polygons).joined() {
        #expect(ring.first == ring.last && ring.count >= 4)
        for (a, b) in zip(ring, ring.dropFirst()) { edges[a + b, default: 0] += 1 }
      }
    }
    #expect(edges.values.allSatisfy { $0 == 1 })
    let shared = edges.keys.count { edges[Array($0[2...] + $0[..<2])] != nil }
    #expect(shared > edges.count / 4)
  }

  @Test func replacesItsOwnFilesOnly() throws {
    #expect(try generate("--communities", "8", "--out", "city", "--quiet").status == 0)
    let first = try folder.data("city/facilities.csv")
    try folder.write("city/notes.txt", "mine")
    #expect(
      try generate("--communities", "8", "--seed", "2", "--out", "city", "--quiet").status == 0)
    #expect(try folder.data("city/facilities.csv") != first)
    #expect(try folder.data("city/notes.txt") == Data("mine".utf8))
    #expect(
      try generate("--communities", "8", "--seed", "1", "--out", "city", "--quiet").status == 0)
    #expect(try folder.data("city/facilities.csv") == first)
  }

  @Test func dirtyListsAreReadWithProblems() throws {
    #expect(try generate("--communities", "40", "--dirty", "--out", "city").status == 0)
    let rows = String(decoding: try folder.data("city/facilities.csv"), as: UTF8.self)
      .split(separator: "\n").dropFirst().map { $0.components(separatedBy: ",") }
    let ids = Set(rows.map { $0[0] })
    #expect(abs(Double(rows.count - ids.count) / Double(ids.count) - 0.02) < 0.002)
    #expect(rows.contains { $0[5].hasPrefix("约") && $0[5].hasSuffix("㎡") })
    let assess = try BuiltCommand(
      ["assess", "--study", "city/study.yaml", "--measure", "area", "--out", "results", "--quiet"],
      in: folder)
    #expect(assess.status == 0)
    let problems = String(decoding: try folder.data("results/problems.csv"), as: UTF8.self)
    #expect(problems.split(separator: "\n").count > 10)
  }

  /// What pyosmium 4.3 counted in the network of this city.
  @Test func networkIsReadByOthers() throws {
    #expect(try generate("--communities", "60", "--out", "city", "--quiet").status == 0)
    let network = PBFContents(try folder.data("city/network.osm.pbf"))
    #expect(network.nodes == 17_446 && network.ways == 4305 && network.refs == 31_839)
    #expect(network.longitudes == 20_935_858_995_190)
    #expect(network.latitudes == 5_234_042_830_999)
    #expect(network.refSum == 292_863_066)
  }

  /// The cells hold the people of all communities within 0.5 %, and lie in the middle of squares.
  @Test func peopleAreInCells() throws {
    #expect(try generate("--communities", "60", "--out", "city", "--quiet").status == 0)
    let rows = String(decoding: try folder.data("city/population.csv"), as: UTF8.self)
      .split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",").map { Double($0) ?? .nan } }
    #expect(rows.count > 500 && rows.allSatisfy { $0.count == 6 && $0[2] > 0 })
    #expect(rows.allSatisfy { Int($0[0]) % 100 == 50 && Int($0[1]) % 100 == 50 })
    let communities = try features("city/communities.geojson").compactMap {
      $0["properties"] as? [String: Any]
    }
    for (column, key) in [(2, "人口"), (3, "60岁以上"), (4, "3岁以下"), (5, "0–14岁")] {
      let total = communities.compactMap { $0[key] as? Double }.reduce(0, +)
      let sum = rows.map { $0[column] }.reduce(0, +)
      #expect(total > 1000 && abs(sum / total - 1) < 0.005)
    }
  }

  @Test(.enabled(if: Thoroughness.isExhaustive, "a whole city takes too long"))
  func sampleDataIsReproduced() throws {
    #expect(try generate("--out", "city", "--quiet").status == 0)
    for name in Self.files {
      let kept = try Data(contentsOf: URL(fileURLWithPath: Checkout.path("SampleData/\(name)")))
      #expect(try folder.data("city/\(name)") == kept, "\(name)")
    }
  }

  /// The bytes of a small city by 64-bit FNV-1a sums of its files.
  @Test func smallCityIsReproduced() throws {
    #expect(try generate("--communities", "20", "--out", "city", "--quiet").status == 0)
    let sums = try Self.files.map { name in
      try folder.data("city/\(name)").reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
        ($0 ^ UInt64($1)) &* 0x100_0000_01B3
      }
    }
    #expect(sums == Self.sumsOfSmallCity)
  }

  private static let sumsOfSmallCity: [UInt64] = [
    0x1085_9E51_8C72_9050, 0xDF57_E59D_68B0_1F36, 0x2C57_5264_1D27_6DAB, 0x5C8B_1E11_B44A_E88C,
    0x9F2C_E724_C5E5_954C, 0xBA87_EC7D_E6AC_2180, 0x27CB_C50E_E01F_A5BF, 0x79B8_EE07_95B5_46F0,
    0x8909_9746_5541_0998,
  ]

  @Test(arguments: [
    ["--scale", "0"], ["--scale", "nan"], ["--scale", "1e9"], ["--communities", "4"],
    ["--communities", "-1"], ["--scale", "1", "--communities", "9"], ["--seed", "x"],
    ["--out", "-"],
  ])
  func usageErrors(arguments: [String]) throws {
    let run = try BuiltCommand(["generate"] + arguments, in: folder)
    #expect(run.status == 2)
    #expect(run.error.split(separator: "\n").count == 1)
  }
}
