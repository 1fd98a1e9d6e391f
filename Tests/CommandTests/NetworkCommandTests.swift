import Foundation
import TestSupport
import Testing

/// Bad networks and populations through the built command: one line and a status, nothing written.
@Suite struct NetworkCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try write(
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"id":"A"},"geometry":{"type":
      "Polygon","coordinates":[[[120,30],[120.01,30],[120.01,30.01],[120,30.01],[120,30]]]}}]}
      """, "communities.geojson")
    try write("id,type,lon,lat\nF1,pharmacy,120.005,30.005\n", "facilities.csv")
  }

  private func write(_ text: String, _ name: String) throws {
    try folder.write(name, text)
  }

  private func assess(_ arguments: [String]) throws -> BuiltCommand {
    let inputs = ["--communities", "communities.geojson", "--facilities", "facilities.csv"]
    return try BuiltCommand(
      ["assess"] + inputs + ["--facilities-crs", "EPSG:4326", "--quiet"] + arguments, in: folder)
  }

  private func osm(_ lon: Double, highway: String = "footway", head: String = "") -> String {
    """
    \(head)<osm><node id="1" lat="30.005" lon="\(lon)"/><node id="2" lat="30.006" lon="\(lon)"/>
    <way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="\(highway)"/></way></osm>
    """
  }

  @Test func badNetworksAreBadInput() throws {
    try write("\u{0}\u{0}\u{0}\u{0D}\n\u{9}OSMHeader\u{18}\u{1}", "cut.osm.pbf")
    try write("no network at all", "text.osm.pbf")
    try write(osm(120.005, head: "<!DOCTYPE x [<!ENTITY a \"b\">]>"), "entities.osm")
    try write(osm(121.005), "far.osm")
    try write(osm(120.005, highway: "motorway"), "motorway.osm")
    try write(String(osm(120.005).dropLast(20)), "cut.osm")
    try write("{\"type\":\"FeatureCollection\",\"features\":[]}", "empty.geojson")
    for name in [
      "cut.osm.pbf", "text.osm.pbf", "entities.osm", "far.osm", "motorway.osm", "cut.osm",
      "empty.geojson", "missing.osm.pbf",
    ] {
      let run = try assess(["--network", name])
      #expect(run.status == 3, "\(name)")
      #expect(run.error.hasPrefix("lifecircle: \(name)"), "\(run.error)")
      #expect(run.isOneLineOfError, "\(name)")
      #expect(try assess(["--network", name, "--metric", "straight"]).status == 0, "\(name)")
    }
    #expect(try assess(["--network", "far.osm"]).error.contains("km from the communities"))
  }

  /// 75 people beside the only street, 25 some 700 m from it: unknown, on the screen and up to `high`.
  @Test(arguments: ["en", "zh"]) func peopleOffTheNetworkAreTold(language: String) throws {
    try write(osm(120.005), "city.osm")
    try write("id,lon,lat,population\na,120.0051,30.0055,75\nb,120.0125,30.0055,25\n", "people.csv")
    try write(
      try folder.content("communities.geojson").replacingOccurrences(
        of: "120.01,", with: "120.02,"),
      "communities.geojson")
    let inputs = ["--communities", "communities.geojson", "--facilities", "facilities.csv"]
    let run = try BuiltCommand(
      ["assess", "--facilities-crs", "EPSG:4326", "--network", "city.osm", "--types", "pharmacy"]
        + ["--population", "people.csv", "--population-crs", "EPSG:4326", "--language", language]
        + inputs, in: folder)
    #expect(run.status == 0 && run.error == "", "\(run.error)")
    let told = language == "en" ? "Off the network: 25 people (25.0%)" : "不在路网上:25人(25.0%)"
    #expect(run.output.contains(told), "\(run.output)")
    #expect(
      try folder.content("lifecircle-out/coverage.csv").contains("0.750000000,0.750000000,1.0"))
    #expect(!run.output.contains("study area") && !run.output.contains("未覆盖研究范围"))
    // All of them far away: the network is not theirs.
    try write("id,lon,lat,population\nb,120.0125,30.0055,25\n", "people.csv")
    let none = try BuiltCommand(
      ["assess", "--facilities-crs", "EPSG:4326", "--network", "city.osm", "--types", "pharmacy"]
        + ["--population", "people.csv", "--population-crs", "EPSG:4326", "--language", language]
        + inputs, in: folder)
    #expect(none.output.contains(language == "en" ? "study area: 1 of 1" : "研究范围:1 个社区中 1 个"))
    #expect(
      try folder.content("lifecircle-out/problems.csv").contains(
        language == "en" ? "does not cover the study area" : "路网未覆盖研究范围"))
  }

  /// Before the first figure, and what a server said of its download in the table.
  @Test(arguments: [("en", "it is incomplete"), ("zh", "路网文件自述不完整")])
  func anIncompleteNetworkIsTold(language: String, words: String) throws {
    let remark = "<remark> runtime error: Query timed out </remark></osm>"
    try write(osm(120.005).replacingOccurrences(of: "</osm>", with: remark), "city.osm")
    let inputs = ["--communities", "communities.geojson", "--facilities", "facilities.csv"]
    let command =
      ["assess", "--facilities-crs", "EPSG:4326", "--network", "city.osm", "--types", "pharmacy"]
      + ["--language", language] + inputs
    let run = try BuiltCommand(command, in: folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.split(separator: "\n").dropFirst().first?.contains(words) == true)
    #expect(try folder.content("lifecircle-out/problems.csv").contains("Query timed out"))
    try write(osm(120.005), "city.osm")
    #expect(try !BuiltCommand(command, in: folder).output.contains(words))
  }

  @Test func aNetworkWithMissingNodesIsUsed() throws {
    try write(osm(120.005), "city.osm")
    let run = try assess(["--network", "city.osm", "--types", "pharmacy"])
    #expect(run.status == 0, "\(run.error)")
    let problems = try folder.content("lifecircle-out/problems.csv")
    #expect(problems.contains("1 ways lack nodes: 1 of them are not in the file"))
    let data = try folder.data("lifecircle-out/summary.json")
    let summary = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let timing = try #require(summary["timing"] as? [String: Double])
    let total = try #require(timing["total"])
    let parts = timing.filter { $0.key != "total" }.values.reduce(0, +)
    // A run this short may be interrupted for longer than a twentieth of it.
    #expect(abs(parts - total) <= 0.05 * total + 0.02)
    #expect(try #require(timing["network"]) > 0)
    #expect((summary["parameters"] as? [String: Any])?["metric"] as? String == "network")
  }

  @Test func badPopulationsAreBadInput() throws {
    try write("id,x,y\n1,120.005,30.005\n", "unnamed.csv")
    try write("id,x,y,population\n1,120.005,30.005,-4\n", "negative.csv")
    try write("id,x,y,population\n1,121,30,4\n", "far.csv")
    for name in ["unnamed.csv", "negative.csv", "far.csv", "missing.csv"] {
      let run = try assess(["--population", name])
      #expect(run.status == 3, "\(name)")
      #expect(run.error.hasPrefix("lifecircle: \(name)"), "\(run.error)")
      #expect(run.isOneLineOfError, "\(name)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/lifecircle-out"))
    #expect(try assess(["--population", "far.csv", "--measure", "area"]).status == 0)
  }
}
