import Foundation
import TestSupport
import Testing

/// What a live map says of circles against the files that `circles` writes.
@Suite(.serialized) struct CircleMapTests {
  private let folder: TemporaryFolder
  private let map: ServedMap
  private static let study = ["--study", "city/study.yaml", "--metric", "straight"]

  init() throws {
    folder = try TemporaryFolder()
    #expect(
      try BuiltCommand(["generate", "--communities", "12", "--out", "city"], in: folder).status
        == 0)
    let drawn = try BuiltCommand(
      ["circles"] + Self.study + [
        "--minutes", "15", "--people", "15000-40000", "--within", "city", "--rule",
        "walkable=200", "--out", "drawn",
      ], in: folder)
    #expect(drawn.status == 0, "\(drawn.error)")
    map = try ServedMap(Self.study + ["--quiet", "--circles", "drawn"], in: folder)
  }

  @Test func circlesAreThoseOfTheFile() throws {
    let told = try Self.object(map.answer(to: map.request("GET", "/api/circles")))
    let circles = try #require(told["circles"] as? [[String: Any]])
    let rows = try rows("drawn/circles.csv")
    #expect(!rows.isEmpty && circles.count == rows.count)
    for (circle, row) in zip(circles, rows) {
      try expectSame(circle, row, suffix: "")
      #expect(circle["id"] as? String == row["id"])
    }
    let atoms = try #require(told["atoms"] as? [[String: Any]])
    let units = try self.rows("drawn/units.csv")
    #expect(atoms.map { $0["id"] as? String } == units.map { $0["atom_id"] })
    #expect(atoms.map { $0["circle"] as? String } == units.map { $0["circle_id"] })
    let parameters = try Self.summary(folder)
    #expect(told["radius"] as? Double == parameters["radius_m"] as? Double)
    #expect(told["band"] as? [Double] == [15000, 40000])
  }

  /// The command that is handed out writes what was told.
  @Test func editsAreThoseOfTheCommand() throws {
    let units = try rows("drawn/units.csv")
    let ids = try rows("drawn/circles.csv").compactMap { $0["id"] }
    try #require(ids.count > 2)
    let atom = try #require(
      units.first { unit in
        unit["circle_id"] == ids[0] && units.count { $0["circle_id"] == ids[0] } > 1
      }?["atom_id"] ?? units.first { $0["circle_id"] == ids[0] }?["atom_id"])
    let edits = """
      {"edits":[{"move":{"atom":"\(atom)","circle":"\(ids[1])"}},\
      {"merge":["\(ids[1])","\(ids[2])"]},{"split":{"circle":"\(ids[1])","into":3}}]}
      """
    let told = try Self.object(map.post("/api/circles/edit", edits))
    let commands = try #require(told["commands"] as? [String])
    try #require(commands.count == 1)
    let words = commands[0].split(separator: " ").map(String.init)
    #expect(words.first == "lifecircle")
    let run = try BuiltCommand(Array(words.dropFirst()), in: folder)
    #expect(run.status == 0, "\(run.error)")
    let rows = try rows("edited/edits.csv")
    let circles = try #require(told["circles"] as? [[String: Any]])
    #expect(circles.map { $0["id"] as? String } == rows.map { $0["circle_id"] })
    #expect(circles.count > 2)
    for (circle, row) in zip(circles, rows) {
      for side in ["before", "after"] {
        if let figures = circle[side] as? [String: Any] {
          try expectSame(figures, row, suffix: "_\(side)")
        } else {
          #expect(row["population_\(side)"] == "")
        }
      }
    }
    try expectSameUnits(told, units)
  }

  /// An order that one run does not keep is made by several.
  @Test func laterMovesAreARunOfTheirOwn() throws {
    let units = try rows("drawn/units.csv")
    let ids = try rows("drawn/circles.csv").compactMap { $0["id"] }
    let atom = try #require(units.first { $0["circle_id"] == ids[0] }?["atom_id"])
    let edits = """
      {"edits":[{"merge":["\(ids[0])","\(ids[1])"]},{"move":{"atom":"\(atom)","circle":"\(ids[2])"}}]}
      """
    let told = try Self.object(map.post("/api/circles/edit", edits))
    let commands = try #require(told["commands"] as? [String])
    #expect(commands.count == 2)
    for command in commands {
      let words = command.split(separator: " ").dropFirst().map(String.init)
      let run = try BuiltCommand(Array(words), in: folder)
      #expect(run.status == 0, "\(run.error)")
    }
    try expectSameUnits(told, units)
  }

  @Test func whatCannotBeMadeIsSaid() throws {
    let ids = try rows("drawn/circles.csv").compactMap { $0["id"] }
    let cases = [
      (#"{"edits":[{"move":{"atom":"nowhere","circle":"\#(ids[0])"}}]}"#, "nowhere"),
      (#"{"edits":[{"merge":["\#(ids[0])","none"]}]}"#, "none"),
      (#"{"edits":[{"merge":["\#(ids[0])"]}]}"#, "edits[0].merge"),
      (#"{"edits":[{"split":{"circle":"\#(ids[0])","into":1}}]}"#, "edits[0].split.into"),
      (#"{"edits":[{"split":{"circle":"\#(ids[0])","into":999}}]}"#, "999"),
      (#"{"edits":[{"swap":1}]}"#, "swap"), (#"{"edits":7}"#, "edits"),
    ]
    for (body, word) in cases {
      let answer = try #require(map.post("/api/circles/edit", body))
      #expect(answer.status == 422, "\(body)")
      let error = try Self.object(answer)["error"] as? String
      #expect(error?.contains(word) == true, "\(error ?? "") of \(body)")
    }
    #expect(map.post("/api/circles/edit", "{")?.status == 400)
    #expect(map.post("/api/circles", "{}")?.status == 405)
    let none = try Self.object(map.post("/api/circles/edit", #"{"edits":[]}"#))
    #expect((none["circles"] as? [Any])?.isEmpty == true)
  }

  @Test func otherFoldersAreRefused() throws {
    let map = ["map"] + Self.study + ["--language", "en", "--circles"]
    for (folder, word) in [("city", "no folder of circles"), ("assessed", "does not say")] {
      if folder == "assessed" {
        _ = try BuiltCommand(
          ["assess"] + Self.study + ["--quiet", "--out", "assessed"], in: self.folder)
      }
      let run = try BuiltCommand(map + [folder], in: self.folder)
      #expect(run.status == 3 && run.error.contains(word), "\(run.error)")
    }
    let plain = try ServedMap(Self.study + ["--quiet"], in: folder)
    #expect(plain.answer(to: plain.request("GET", "/api/circles"))?.status == 404)
  }

  // MARK: - Comparing

  private func expectSame(
    _ told: [String: Any], _ row: [String: String], suffix: String
  ) throws {
    for (key, column) in [
      ("people", "population"), ("area", "area_m2"), ("walk_mean", "walk_mean_m"),
      ("walk_worst", "walk_worst_m"), ("share_within", "share_within"), ("met", "types_met"),
      ("types", "types"),
    ] {
      #expect(
        told[key] as? Double == row[column + suffix].flatMap(Double.init), "\(column)\(suffix)")
    }
    let missed = (told["missed"] as? [[String: Any]] ?? []).compactMap { $0["rule"] as? String }
    #expect(missed.joined(separator: ";") == row["missed_rules" + suffix])
    #expect(told["meets"] as? String ?? "" == row["meets" + suffix])
  }

  /// Units that are told to belong to another circle are those of the file.
  private func expectSameUnits(
    _ told: [String: Any], _ given: [[String: String]]
  ) throws {
    var circles = given.map { $0["circle_id"] ?? "" }
    for pair in try #require(told["atoms"] as? [[Any]]) {
      let atom = try #require(pair.first as? Int)
      circles[atom] = try #require(pair.last as? String)
    }
    #expect(circles == (try rows("edited/units.csv")).map { $0["circle_id"] ?? "" })
  }

  private static func object(_ answer: RawAnswer?) throws -> [String: Any] {
    let body = try #require(answer).body
    return try #require(JSONSerialization.jsonObject(with: Data(body)) as? [String: Any])
  }

  private static func summary(_ folder: TemporaryFolder) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: folder.data("drawn/summary.json"))
    return try #require((json as? [String: Any])?["parameters"] as? [String: Any])
  }

  /// Rows by their columns; the tables here have quotes around reasons alone.
  private func rows(_ name: String) throws -> [[String: String]] {
    let lines = WrittenTable.rows(try folder.content(name))
    return lines.dropFirst().map { Dictionary(zip(lines[0], $0), uniquingKeysWith: { $1 }) }
  }
}
