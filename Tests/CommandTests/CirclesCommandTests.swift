import Foundation
import TestSupport
import Testing

/// `lifecircle circles` on a town where one division is the only one.
@Suite struct CirclesCommandTests {
  private let town: CircleTown

  init() throws { town = try CircleTown() }

  @Test func pairsAreDrawnAndJudged() throws {
    let run = try town.pairs(["--language", "en"], out: "out")
    #expect(run.status == 0 && run.error == "", "\(run.error)")
    #expect(
      try town.folder.names("out") == [
        "circles.csv", "circles.geojson", "problems.csv", "summary.json", "unit_borders.csv",
        "units.csv", "units.geojson",
      ])
    let circles = try town.rows("out/circles.csv")
    #expect(circles.map { $0["id"] } == ["15-N1", "15-N3", "15-S1", "15-S3"])
    for circle in circles {
      #expect(circle["population"] == "30000.000" && circle["atoms"] == "2")
      #expect(circle["households"] == "10000.000" && circle["elderly"] == "6000.000")
      #expect(circle["minutes"] == "15" && circle["district"] == "D")
      #expect(circle["missed_rules"] == "" && circle["centre"] == "")
    }
    #expect(circles.map { $0["street"] } == ["北街", "北街", "南街", "南街"])
    // Of the places of N3 and N4 six of eight lie within 990 m of the pharmacy, of S3 and S4 five.
    #expect(circles.map { $0["meets"] } == ["yes", "no", "yes", "no"])
    #expect(circles.map { $0["missed_types"] } == ["", "pharmacy", "", "pharmacy"])
    #expect(circles.map { $0["types"] } == ["1", "1", "1", "1"])
    #expect(run.output.contains("Of 4 circles drawn, 2 meet the 15-minute circle (50.0%)"))
    #expect(run.output.contains("Band: 20000 to 40000 people\n"))
    #expect(run.output.contains("4 to 6 by people"), "\(run.output)")
    #expect(run.output.split(separator: "\n").count <= 25)
    let units = try town.rows("out/units.csv")
    #expect(units.map { $0["atom_id"] } == CircleTown.names.sorted())
    #expect(units.map { $0["circle_id"] } == circles.flatMap { [$0["id"], $0["id"]] })
    let summary = try town.summary("out")
    #expect(summary["circles"] as? Int == 4 && summary["in_band"] as? Int == 4)
    #expect(summary["meets"] as? Int == 2 && summary["units"] as? Int == 8)
  }

  /// Walks by an ellipsoid's radii of curvature, from the centre that is written to the places of the people.
  @Test func walksAreThoseToTheCentre() throws {
    #expect(try town.pairs([], out: "out").status == 0)
    let people = try town.rows("people.csv")
    for circle in try town.rows("out/circles.csv") {
      let (x, y) = (number(circle["centre_x"]), number(circle["centre_y"]))
      let units = try town.rows("out/units.csv").filter { $0["circle_id"] == circle["id"] }
      let members = Set(units.compactMap { $0["atom_id"] })
      let walks = people.filter { members.contains(String($0["id"]?.prefix(2) ?? "")) }.map {
        hypot((number($0["lon"]) - x) * 96_486, (number($0["lat"]) - y) * 110_852)
      }
      let mean = walks.reduce(0, +) / Double(walks.count)
      #expect(walks.count == 8)
      #expect(abs(number(circle["walk_mean_m"]) - mean) < 0.5)
      #expect(abs(number(circle["walk_worst_m"]) - (walks.max() ?? 0)) < 1)
      let within = Double(walks.count { $0 <= 900 }) / 8
      #expect(number(circle["share_within"]) == within)
    }
  }

  private func number(_ text: String?) -> Double { Double(text ?? "") ?? .nan }

  /// Each edge of the written circles is in one of them, or in two in opposite directions; those in one go round all.
  @Test func bordersAreShared() throws {
    #expect(try town.pairs([], out: "out").status == 0)
    for name in ["circles", "units"] {
      var edges: [[Double]: Int] = [:]
      let rings = try town.rings("out/\(name).geojson").values.flatMap { $0 }
      for ring in rings {
        for (a, b) in zip(ring, ring.dropFirst()) { edges[a + b, default: 0] += 1 }
      }
      #expect(edges.values.allSatisfy { $0 == 1 })
      let single = edges.keys.filter { edges[Array($0[2...] + $0[..<2])] == nil }
      let length = single.reduce(0) { $0 + abs($1[0] - $1[2]) + abs($1[1] - $1[3]) }
      #expect(abs(length - 2 * (4 * CircleTown.width + 2 * CircleTown.height)) < 1e-6)
    }
  }

  /// Eight neighbours in the rows and columns: 3 · 2 and 4 borders.
  @Test func neighboursAreThoseOfTheLattice() throws {
    #expect(try town.pairs([], out: "out").status == 0)
    let borders = try town.rows("out/unit_borders.csv")
    let pairs = borders.map {
      [$0["atom_id"] ?? "", $0["neighbour_id"] ?? ""].joined(separator: " ")
    }
    #expect(
      pairs.sorted() == [
        "N1 N2", "N1 S1", "N2 N3", "N2 S2", "N3 N4", "N3 S3", "N4 S4", "S1 S2", "S2 S3", "S3 S4",
      ])
    for border in borders {
      let isAcross = border["atom_id"]?.first == border["neighbour_id"]?.first
      let metres = isAcross ? CircleTown.height * 110_852 : CircleTown.width * 96_486
      #expect(abs(number(border["border_m"]) - metres) < 1)
      #expect(border["crossings"] == "1" && border["barrier_m"] == "0.000")
    }
  }

  @Test func sameBytesAgainAndForAnyThreads() throws {
    for threads in ["1", "2", "7"] {
      #expect(try town.pairs(["--threads", threads], out: "t\(threads)").status == 0)
    }
    for name in ["circles.csv", "units.csv", "circles.geojson", "unit_borders.csv"] {
      let first = try town.folder.data("t1/" + name)
      for out in ["t2", "t7"] { #expect(try town.folder.data("\(out)/\(name)") == first) }
    }
  }

  /// In the band as they are; their ids are those of the communities.
  @Test func communitiesInTheBandStayWhole() throws {
    let run = try town.circles(
      ["--minutes", "5", "--people", "1万-2万", "--out", "out", "--language", "zh"])
    #expect(run.status == 0, "\(run.error)")
    #expect(try town.rows("out/circles.csv").map { $0["id"] } == CircleTown.names.sorted())
    #expect(run.output.contains("每圈人口:10000至20000"))
    #expect(run.output.contains("人口在区间内 8,不足 0,超过 0"))
    #expect(run.output.contains("未评定达标:标准中没有5分钟圈的必备类型"))
    // No types of five minutes: no verdict.
    #expect(try town.rows("out/circles.csv")[0]["meets"] == nil)
  }

  /// No figure of a contested band is taken in silence.
  @Test func theBandOfTheStandardIsSaid() throws {
    let five = try town.circles(["--minutes", "5", "--out", "out", "--language", "en"])
    #expect(five.output.contains("GB 50180-2018, table 3.0.4, B, read second-hand"))
    #expect(five.output.contains("taken since --people is not given"))
    #expect(five.output.contains("above it 8: 8 × one unit alone is above the band"))
    #expect(five.output.contains("--divide cuts them"))
    let derived = try town.circles(
      ["--minutes", "15", "--people", "hangzhou", "--out", "out", "--language", "en"])
    #expect(derived.output.contains("20000 to 40000 people (Hangzhou: 344 circles"))
    #expect(derived.output.contains("M, measured or computed)"))
    #expect(try town.rows("out/circles.csv").count == 4)
    let summary = try town.summary("out")
    let parameters = summary["parameters"] as? [String: Any]
    #expect(parameters?["standard"] as? String == "hangzhou")
    #expect(parameters?["certainty"] as? String == "M")
  }

  @Test func existingFacilitiesAreCentres() throws {
    let run = try town.pairs(["--centres", "centres.csv", "--language", "en"], out: "layer")
    #expect(run.status == 0, "\(run.error)")
    let first = try town.rows("layer/circles.csv")[0]
    // A name that a spreadsheet would compute is guarded.
    #expect(first["centre"] == "C1" && first["centre_name"] == "'=Station")
    #expect(first["centre_x"] == "120.0055000" && first["centre_y"] == "30.0018000")
    #expect(run.output.contains("Centres: 1 of 1 existing facilities are centres"))
    #expect(try town.pairs(["--centres", "pharmacy"], out: "types").status == 0)
    #expect(try town.rows("types/circles.csv").contains { $0["centre"] == "F1" })
    let wrong = try town.pairs(["--centres", "pharmcy", "--language", "en"], out: "types")
    #expect(wrong.status == 2 && wrong.error.contains("the nearest ids: pharmacy"))
  }
}
