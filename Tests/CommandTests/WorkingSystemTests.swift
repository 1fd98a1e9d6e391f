import Foundation
import TestSupport
import Testing

/// `--working-crs`: parts of a city that are examined apart agree with the whole.
@Suite struct WorkingSystemTests {
  private static let system =
    "+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m"
  /// Degrees, about 1.5 and 2.5 km: more than twice the radii.
  private static let (nearHalo, farHalo) = (0.015, 0.025)

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let made = try BuiltCommand(
      ["generate", "--communities", "40", "--out", "city", "--quiet"], in: folder)
    #expect(made.status == 0, "\(made.error)")
  }

  private func features(_ name: String) throws -> [[String: Any]] {
    let json = try JSONSerialization.jsonObject(with: folder.data("city/" + name))
    return ((json as? [String: Any])?["features"] as? [[String: Any]]) ?? []
  }

  /// Least and greatest longitude and latitude.
  private func box(_ value: Any?) -> Box {
    guard let values = value as? [Any] else { return Box() }
    if let x = values.first as? Double, let y = values.last as? Double, values.count == 2 {
      return Box(west: x, south: y, east: x, north: y)
    }
    return values.reduce(Box()) { $0.joined(with: box($1)) }
  }

  private func box(of feature: [String: Any]) -> Box {
    box((feature["geometry"] as? [String: Any])?["coordinates"])
  }

  private struct Box {
    var west = Double.infinity
    var south = Double.infinity
    var east = -Double.infinity
    var north = -Double.infinity

    func joined(with other: Box) -> Box {
      Box(
        west: min(west, other.west), south: min(south, other.south), east: max(east, other.east),
        north: max(north, other.north))
    }

    func widened(by margin: Double) -> Box {
      Box(west: west - margin, south: south - margin, east: east + margin, north: north + margin)
    }

    func meets(_ other: Box) -> Bool {
      west <= other.east && other.west <= east && south <= other.north && other.south <= north
    }
  }

  /// Writes the city about its smallest district to the folder `part`; gives the ids of the district's communities.
  private func cut() throws -> Set<String> {
    let communities = try features("communities.geojson")
    func text(_ feature: [String: Any], _ field: String) -> String {
      (feature["properties"] as? [String: Any])?[field] as? String ?? ""
    }
    let districts = Dictionary(grouping: communities) { text($0, "区") }
    let own = try #require(
      districts.min { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.value)
    let center = own.reduce(Box()) { $0.joined(with: box(of: $1)) }
    try FileManager.default.createDirectory(
      atPath: folder.path + "/part", withIntermediateDirectories: true)
    let halos = [
      ("communities.geojson", Self.nearHalo), ("streets.geojson", Self.farHalo),
      ("barriers.geojson", Self.farHalo),
    ]
    for (name, halo) in halos {
      let kept = try features(name).filter { center.widened(by: halo).meets(box(of: $0)) }
      let json: [String: Any] = ["type": "FeatureCollection", "features": kept]
      try folder.write("part/" + name, JSONSerialization.data(withJSONObject: json))
    }
    try folder.write("part/study.yaml", folder.content("city/study.yaml"))
    try cutFacilities(to: center.widened(by: Self.farHalo))
    return Set(own.map { text($0, "社区编码") })
  }

  private func cutFacilities(to area: Box) throws {
    let lines = try folder.content("city/facilities.csv").drop { $0 == "\u{FEFF}" }
      .split(separator: "\n")
    let head = lines[0].split(separator: ",", omittingEmptySubsequences: false)
    let (x, y) = (
      try #require(head.firstIndex(of: "经度")), try #require(head.firstIndex(of: "纬度"))
    )
    let kept = lines.dropFirst().filter { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard let x = Double(cells[x]), let y = Double(cells[y]) else { return true }
      return area.meets(Box(west: x, south: y, east: x, north: y))
    }
    #expect(kept.count < lines.count - 1)
    try folder.write("part/facilities.csv", ([lines[0]] + kept).joined(separator: "\n") + "\n")
  }

  /// By community and type, the cells of their row.
  private func rows(_ input: String, _ flags: [String]) throws -> [String: [Substring]] {
    let out = input + "-results"
    let run = try BuiltCommand(
      [
        "assess", "--study", input + "/study.yaml", "--network", input + "/streets.geojson",
        "--join-crossings", "--measure", "area", "--skip-balance",
        "--types", "pharmacy,kindergarten", "--out", out,
      ] + flags, in: folder)
    #expect(run.status == 0, "\(run.error)")
    let lines = try folder.content(out + "/coverage.csv").split(separator: "\n")
    return lines.dropFirst().reduce(into: [:]) { rows, line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      rows["\(cells[0]) \(cells[1])"] = cells
    }
  }

  private static let coverage = 8
  /// Distances to the nearest facility, which may lie beyond any halo.
  private static let distances = 11...14

  @Test(arguments: ["straight", "network"]) func partsAgreeWithTheWhole(metric: String) throws {
    let own = try cut()
    let flags = ["--metric", metric, "--working-crs", Self.system]
    let (whole, part) = (try rows("city", flags), try rows("part", flags))
    #expect(part.count < whole.count)
    let compared = whole.filter { own.contains(String($0.value[0])) }
    #expect(compared.count == own.count * 2)
    for (key, cells) in compared {
      var (one, other) = (cells, try #require(part[key]))
      // Where all are within reach, so is everything that the row depends on.
      if one[Self.coverage] != "1.000000000" {
        one.removeSubrange(Self.distances)
        other.removeSubrange(Self.distances)
      }
      #expect(one == other, "\(key)")
    }
    guard metric == "straight" else { return }
    // Each in a system of its own they would not.
    let alone = try rows("part", ["--metric", metric])
    let byThemselves = try rows("city", ["--metric", metric])
    #expect(compared.keys.contains { alone[$0] != byThemselves[$0] })
  }

  /// The system that a run finds, given to it, changes nothing.
  @Test func ownSystemGivenChangesNothing() throws {
    let found = try rows("city", ["--metric", "straight"])
    let summary = try JSONSerialization.jsonObject(with: folder.data("city-results/summary.json"))
    let system = try #require((summary as? [String: Any])?["crs"] as? String)
    #expect(try rows("city", ["--metric", "straight", "--working-crs", system]) == found)
  }

  /// Circles are drawn in it too: given the system that is found they are the same, in another one they say so.
  @Test func circlesAreDrawnInIt() throws {
    func draw(_ flags: [String], to out: String) throws -> String? {
      let run = try BuiltCommand(
        ["circles", "--study", "city/study.yaml", "--minutes", "15", "--out", out, "--quiet"]
          + flags, in: folder)
      #expect(run.status == 0, "\(run.error)")
      let summary = try JSONSerialization.jsonObject(with: folder.data(out + "/summary.json"))
      return (summary as? [String: Any])?["crs"] as? String
    }
    let found = try #require(try draw([], to: "found"))
    #expect(try draw(["--working-crs", found], to: "given") == found)
    #expect(try folder.data("given/units.csv") == folder.data("found/units.csv"))
    #expect(try draw(["--working-crs", "EPSG:4549"], to: "other") == "EPSG:4549")
    #expect(try folder.data("other/units.csv") != folder.data("found/units.csv"))
  }

  @Test(arguments: [
    ("EPSG:4326", "degrees"), ("GCJ-02", "degrees"), ("EPSG:2263", "US survey foot"),
    ("+proj=utm +zone=50 +units=ft", "foot"), ("EPSG:3031", "axes"), ("EPSG:2053", "axes"),
    ("EPSG:99999", "unknown coordinate system"), ("Hangzhou", "unknown coordinate system"),
    ("EPSG:5773", "neither geographic nor projected"), ("EPSG:4978", "neither"),
  ])
  func systemsThatAreNotMetricAreRefused(system: String, words: String) throws {
    let run = try BuiltCommand(
      ["assess", "--study", "city/study.yaml", "--working-crs", system, "--out", "x"], in: folder)
    #expect(run.status == 2 && run.isOneLineOfError && run.error.contains(words), "\(run.error)")
    let study = try folder.content("city/study.yaml") + "working_crs: '\(system)'\n"
    try folder.write("city/given.yaml", study)
    let given = try BuiltCommand(
      ["check", "--study", "city/given.yaml", "--out", "x"], in: folder)
    let line = study.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    #expect(given.status == 3 && given.isOneLineOfError, "\(given.error)")
    #expect(given.error.contains("city/given.yaml:\(line): ") && given.error.contains(words))
  }
}
