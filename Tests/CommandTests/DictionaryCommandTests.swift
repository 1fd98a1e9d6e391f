import Foundation
import Reporting
import TestSupport
import Testing
import Wording

/// `lifecircle columns` and `lifecircle standard`, and that the dictionary knows every column that is written.
@Suite struct DictionaryCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (name, text) in TwoSquares.files { try folder.write(name, text + "\n") }
    try folder.write(
      "streets.osm",
      """
      <osm><node id="1" lat="30.001" lon="120.001"/><node id="2" lat="30.001" lon="120.019"/>
      <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="footway"/></way></osm>
      """)
    for (name, place) in [("a", "120.015, 30.005"), ("b", "120.005, 30.002")] {
      try folder.write(
        "\(name).yaml",
        """
        scenario: 1
        name: \(name)
        crs: EPSG:4326
        add: [{id: N1, type: kindergarten, at: [\(place)], floor_area: 900, cost: 500}]
        """)
    }
  }

  private func run(_ command: String, _ out: String, _ arguments: String...) throws {
    let inputs = [
      command, "--communities", "communities.geojson", "--facilities", "facilities.csv",
      "--facilities-crs", "EPSG:4326", "--network", "streets.osm", "--out", out,
    ]
    let run = try BuiltCommand(inputs + arguments, in: folder)
    #expect(run.status == 0, "\(run.error)")
  }

  /// A record with a comma too many would be left out, and its column unexplained.
  @Test func everyLineOfTheDictionaryIsRead() throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = try String(
      contentsOf: tests.appending(path: "../../Sources/Reporting/Resources/columns.csv"),
      encoding: .utf8)
    let records = file.split(separator: "\n").count - 1
    #expect(records > 200 && ColumnDictionary().entries.count == records)
  }

  /// By table, the columns of its head.
  private func writtenColumns() throws -> [String: Set<String>] {
    try run("assess", "assess", "--write-demand", "--write-facilities")
    try run("whatif", "whatif", "--scenario", "a.yaml", "--scenario", "b.yaml")
    try run(
      "site", "plan", "--type", "kindergarten,pharmacy", "--generate", "cells", "--budget", "2")
    try run(
      "site", "limited", "--type", "pharmacy", "--generate", "cells", "--count", "1", "--capacity",
      "500")
    try run(
      "site", "median", "--type", "pharmacy", "--generate", "cells", "--count", "1", "--model",
      "pmedian", "--alternatives", "2")
    let compared = try BuiltCommand(
      ["compare", "assess", "assess", "--out", "compare"], in: folder)
    #expect(compared.status == 0, "\(compared.error)")
    try run("plan", "years", "--types", "kindergarten,pharmacy", "--budget", "1,1")
    var columns: [String: Set<String>] = [:]
    for place in ["assess", "whatif", "plan", "limited", "median", "compare", "years"] {
      try Self.add(place, of: folder, to: &columns)
    }
    let town = try CircleTown()
    #expect(try town.pairs([], out: "first").status == 0)
    let circles = try town.pairs(
      ["--keep", "first/units.csv", "--merge", "15-N1,15-N3"], out: "circles")
    #expect(circles.status == 0, "\(circles.error)")
    try Self.add("circles", of: town.folder, to: &columns)
    return columns
  }

  private static func add(
    _ place: String, of folder: TemporaryFolder, to columns: inout [String: Set<String>]
  ) throws {
    for name in try folder.names(place) where name.hasSuffix(".csv") {
      let text = try folder.content(place + "/" + name).drop { $0 == "\u{FEFF}" }
      let head = text.prefix { !$0.isNewline }
      columns[name, default: []].formUnion(head.split(separator: ",").map(String.init))
    }
  }

  @Test func everyColumnIsExplained() throws {
    let dictionary = ColumnDictionary()
    let written = try writtenColumns()
    #expect(written.count >= 10)
    for (file, columns) in written {
      for column in columns {
        #expect(dictionary.entry(column, of: file) != nil, "\(file) \(column)")
      }
    }
    // And nothing is explained that is not written.
    for (file, columns) in written {
      for entry in dictionary.entries(of: file) {
        let names = [5, 15, 1, 2].map {
          entry.column.replacingOccurrences(of: "{N}", with: "\($0)")
        }
        #expect(names.contains(where: columns.contains), "\(file) \(entry.column)")
      }
    }
    #expect(dictionary.entries.allSatisfy { !$0.meaning.zh.isEmpty && !$0.meaning.en.isEmpty })
    #expect(dictionary.entries.allSatisfy { $0.emptyWhen.map { !$0.zh.isEmpty } ?? true })
  }

  @Test func columnsArePrinted() throws {
    let one = try BuiltCommand(["columns", "coverage", "--language", "zh"], in: folder)
    #expect(one.output.contains("| `min_m` | m | 到该类设施的最小距离 | 没有设施或没有通路 |"), "\(one.output)")
    let all = try BuiltCommand(["columns", "--language", "en"], in: folder)
    #expect(all.output.contains("## problems.csv") && all.output.contains("## plan.csv"))
    let wrong = try BuiltCommand(["columns", "covrage.csv"], in: folder)
    #expect(wrong.status == 2 && wrong.isOneLineOfError && wrong.error.contains("coverage.csv"))
  }

  @Test func theStandardIsExplained() throws {
    let list = try BuiltCommand(["standard", "--language", "en"], in: folder).output
    #expect(list.split(separator: "\n").count == 24 && list.contains("communityCanteen"))
    let one = try BuiltCommand(["standard", "communityCanteen", "--language", "en"], in: folder)
    #expect(one.output.contains("radius: ") && one.output.contains("certainty: "))
    let wrong = try BuiltCommand(["standard", "comunityCanten", "--language", "en"], in: folder)
    #expect(wrong.status == 2 && wrong.error.contains("the nearest ids: communityCanteen"))
    let types = try BuiltCommand(
      [
        "assess", "--communities", "communities.geojson", "--facilities", "facilities.csv",
        "--types", "食堂", "--language", "zh",
      ], in: folder)
    #expect(types.status == 2 && types.error.contains("相近的编号:communityCanteen"))
  }

  /// The printed file is one that `--standard` takes.
  @Test func theBuiltInStandardIsAFileToBeginWith() throws {
    let text = try BuiltCommand(["standard", "--yaml"], in: folder).output
    try folder.write("own.yaml", text)
    let own = try BuiltCommand(["standard", "--standard", "own.yaml"], in: folder).output
    #expect(own == (try BuiltCommand(["standard"], in: folder).output))
  }

  /// The page of the catalogue is what the command prints, under a title.
  @Test func thePageOfTheCatalogueIsTheDictionary() throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let page = try String(
      contentsOf: tests.appending(path: "../../Sources/LifeCircle/LifeCircle.docc/Columns.md"),
      encoding: .utf8)
    let printed = try BuiltCommand(["columns", "--language", "en"], in: folder).output
    #expect(page.hasSuffix("\n" + printed))
  }
}
