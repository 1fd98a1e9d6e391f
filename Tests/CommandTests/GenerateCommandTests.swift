import Foundation
import Testing

@Suite struct GenerateCommandTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "lifecircle-generate-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private static let files = [
    "barriers.geojson", "communities.geojson", "facilities.csv", "network.osm.pbf",
    "population.csv", "residential.geojson", "streets.geojson", "study.yaml", "walls.geojson",
  ]

  private func generate(_ arguments: String...) throws -> BuiltCommand {
    try BuiltCommand(["generate"] + arguments, in: folder)
  }

  private func content(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  private func features(_ name: String) throws -> [[String: Any]] {
    let object = try JSONSerialization.jsonObject(with: content(name))
    let collection = try #require(object as? [String: Any])
    return try #require(collection["features"] as? [[String: Any]])
  }

  private func removeFolder() { try? FileManager.default.removeItem(atPath: folder) }

  @Test func writesACityThatAssessReads() throws {
    defer { removeFolder() }
    let run = try generate("--communities", "30", "--out", "city")
    #expect(run.status == 0 && run.error == "")
    #expect(run.output.contains("30 communities"))
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/city").sorted()
    #expect(names == Self.files)
    #expect(try features("city/communities.geojson").count == 30)
    let assess = try BuiltCommand(
      ["assess", "--study", "city/study.yaml", "--measure", "area", "--out", "results", "--quiet"],
      in: folder)
    #expect(assess.status == 0 && assess.error == "")
    let summary = try JSONSerialization.jsonObject(with: content("results/summary.json"))
    let values = try #require(summary as? [String: Any])
    #expect(values["synthetic"] as? Bool == true)
    #expect(values["communities"] as? Int == 30)
  }

  /// A city large enough for all threads to have work, with residential land and dirty rows.
  @Test func sameInputsGiveTheSameBytesForAnyThreads() throws {
    defer { removeFolder() }
    #expect(try generate("--communities", "40", "--dirty", "--out", "city").status == 0)
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
    defer { removeFolder() }
    #expect(try generate("--communities", "40", "--dirty", "--out", "city").status == 0)
    let straight = ["--metric", "straight", "--write-demand"]
    let first = try results(threads: "1", straight)
    #expect(first.keys.contains("demand.csv"))
    for index in ["grid", "kdtree", "hilbert", "strtree", "linear"] {
      for threads in index == "grid" ? ["2", "7"] : ["1", "2", "7"] {
        let other = try results(threads: threads, index: index, straight)
        #expect(other.keys == first.keys)
        for (name, content) in first {
          #expect(other[name] == content, "\(name), \(threads) threads, \(index)")
        }
      }
    }
  }

  private static let results = [
    "communities.csv", "communities.geojson", "coverage.csv", "districts.csv", "foot_losses.csv",
    "problems.csv", "streets.csv", "summary.json", "types.csv",
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
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(threads)")
    var contents: [String: Data] = [:]
    for name in names { contents[name] = try content("\(threads)/\(name)") }
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
    defer { removeFolder() }
    #expect(try generate("--communities", "12", "--out", "city", "--quiet").status == 0)
    let text = String(decoding: try content("city/communities.geojson"), as: UTF8.self)
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
    defer { removeFolder() }
    #expect(try generate("--communities", "8", "--out", "city", "--quiet").status == 0)
    let first = try content("city/facilities.csv")
    try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(folder)/city/notes.txt"))
    #expect(
      try generate("--communities", "8", "--seed", "2", "--out", "city", "--quiet").status == 0)
    #expect(try content("city/facilities.csv") != first)
    #expect(try content("city/notes.txt") == Data("mine".utf8))
    #expect(
      try generate("--communities", "8", "--seed", "1", "--out", "city", "--quiet").status == 0)
    #expect(try content("city/facilities.csv") == first)
  }

  @Test func dirtyListsAreReadWithProblems() throws {
    defer { removeFolder() }
    #expect(try generate("--communities", "40", "--dirty", "--out", "city").status == 0)
    let rows = String(decoding: try content("city/facilities.csv"), as: UTF8.self)
      .split(separator: "\n").dropFirst().map { $0.components(separatedBy: ",") }
    let ids = Set(rows.map { $0[0] })
    #expect(abs(Double(rows.count - ids.count) / Double(ids.count) - 0.02) < 0.002)
    #expect(rows.contains { $0[5].hasPrefix("约") && $0[5].hasSuffix("㎡") })
    let assess = try BuiltCommand(
      ["assess", "--study", "city/study.yaml", "--measure", "area", "--out", "results", "--quiet"],
      in: folder)
    #expect(assess.status == 0)
    let problems = String(decoding: try content("results/problems.csv"), as: UTF8.self)
    #expect(problems.split(separator: "\n").count > 10)
  }

  /// What pyosmium 4.3 counted in the network of this city.
  @Test func networkIsReadByOthers() throws {
    defer { removeFolder() }
    #expect(try generate("--communities", "60", "--out", "city", "--quiet").status == 0)
    let network = PBFContents(try content("city/network.osm.pbf"))
    #expect(network.nodes == 17_446 && network.ways == 4305 && network.refs == 31_839)
    #expect(network.longitudes == 20_935_858_995_190)
    #expect(network.latitudes == 5_234_042_830_999)
    #expect(network.refSum == 292_863_066)
  }

  /// The cells hold the people of all communities within 0.5 %, and lie in the middle of squares.
  @Test func peopleAreInCells() throws {
    defer { removeFolder() }
    #expect(try generate("--communities", "60", "--out", "city", "--quiet").status == 0)
    let rows = String(decoding: try content("city/population.csv"), as: UTF8.self)
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

  /// The sample of the repository is what the command writes without flags, byte for byte.
  @Test func sampleDataIsReproduced() throws {
    defer { removeFolder() }
    #expect(try generate("--out", "city", "--quiet").status == 0)
    let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("SampleData")
    for name in Self.files {
      let kept = try Data(contentsOf: sample.appendingPathComponent(name))
      #expect(try content("city/\(name)") == kept, "\(name)")
    }
  }

  @Test(arguments: [
    ["--scale", "0"], ["--scale", "nan"], ["--scale", "1e9"], ["--communities", "4"],
    ["--communities", "-1"], ["--scale", "1", "--communities", "9"], ["--seed", "x"],
    ["--out", "-"],
  ])
  func usageErrors(arguments: [String]) throws {
    defer { removeFolder() }
    let run = try BuiltCommand(["generate"] + arguments, in: folder)
    #expect(run.status == 2)
    #expect(run.error.split(separator: "\n").count == 1)
  }
}
