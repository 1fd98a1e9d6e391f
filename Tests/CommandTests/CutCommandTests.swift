import Foundation
import TestSupport
import Testing

/// `lifecircle cut`: parts of a city that are examined apart agree with the whole.
@Suite struct CutCommandTests {
  private let folder: TemporaryFolder

  /// Indices of a part are made of what its own communities have, where nothing else is stated.
  private static let settings =
    "index_basis: []\ntypes: [pharmacy, kindergarten, nursingHome, juniorHighSchool]\n"

  init() throws {
    folder = try TemporaryFolder()
    let made = try BuiltCommand(
      ["generate", "--communities", "14", "--exam", "--out", "city", "--quiet"], in: folder)
    #expect(made.status == 0, "\(made.error)")
    for name in ["study", "study-exam"] {
      try folder.write(
        "city/\(name).yaml", folder.content("city/\(name).yaml") + Self.settings)
    }
  }

  private func cut(_ study: String, _ flags: String...) throws -> BuiltCommand {
    try BuiltCommand(
      ["cut", "--study", study, "--side", "3000", "--language", "en"] + flags, in: folder)
  }

  private func table(_ file: String) throws -> [[String]] {
    WrittenTable.rows(try folder.content(file))
  }

  /// By community and, where they stand behind it, type: the cells of their row by column.
  private func rows(
    _ file: String, keys: [String], dropping first: Int = 0
  ) throws -> [[String]: [String: String]] {
    let lines = try table(file).map { Array($0.dropFirst(first)) }
    return lines.dropFirst().reduce(into: [:]) { rows, line in
      let row = Dictionary(uniqueKeysWithValues: zip(lines[0], line))
      rows[keys.map { row[$0] ?? "" }] = row
    }
  }

  /// Columns of a table that differ somewhere between the whole and the parts.
  private func differing(
    _ name: String, keys: [String], whole: String, country: String
  ) throws -> Set<String> {
    let one = try rows("\(whole)/\(name)", keys: keys)
    let other = try rows("\(country)/\(name)", keys: keys, dropping: 1)
    #expect(Set(one.keys) == Set(other.keys) && !one.isEmpty)
    return one.reduce(into: []) { columns, entry in
      for (column, cell) in entry.value where other[entry.key]?[column] != cell {
        columns.insert(column)
      }
    }
  }

  private func batch(_ parts: String, to out: String, metric: String) throws {
    let run = try BuiltCommand(
      ["batch", "--manifest", parts + "/cities.csv", "--out", out, "--", "--metric", metric],
      in: folder)
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
  }

  /// What depends on communities or facilities beyond any margin.
  private static let notLocal: Set<String> = [
    "min_m", "mean_m", "p50_m", "p90_m", "no_way", "shortfall", "adequacy", "quality",
    "facilities_inside",
  ]

  @Test(arguments: ["straight", "network"]) func partsAgreeWithTheWhole(metric: String) throws {
    let whole = try BuiltCommand(
      ["assess", "--study", "city/study.yaml", "--metric", metric, "--out", "whole", "--quiet"],
      in: folder)
    #expect(whole.status == 0, "\(whole.error)")
    let made = try cut("city/study.yaml", "--halo", "2500", "--out", "parts")
    #expect(made.status == 0 && made.error.isEmpty && !made.output.contains("WARNING"))
    #expect(try table("parts/cities.csv").count > 4)
    try batch("parts", to: "country", metric: metric)
    let (ids, types) = (["community_id"], ["community_id", "type"])
    #expect(
      try differing("communities.csv", keys: ids, whole: "whole", country: "country") == ["rank"])
    let columns = try differing("coverage.csv", keys: types, whole: "whole", country: "country")
    #expect(columns.isSubset(of: Self.notLocal), "\(columns)")
    // Without a margin they do not, and it is said before.
    let bare = try cut("city/study.yaml", "--halo", "0", "--out", "bare")
    #expect(bare.output.contains("WARNING: a margin of 0 m is less than the 1500 m"))
    try batch("bare", to: "other", metric: metric)
    let others = try differing("coverage.csv", keys: types, whole: "whole", country: "other")
    #expect(others.contains("facilities_in_reach"), "\(others)")
  }

  /// Nothing is lost, doubled or changed in the files of the parts.
  @Test func rowsAreCarriedOverAsTheyAre() throws {
    let made = try cut("city/study-exam.yaml", "--out", "parts")
    #expect(made.status == 0, "\(made.error)")
    let parts = try table("parts/cities.csv").dropFirst()
    #expect(parts.map { Int($0[2]) ?? 0 }.reduce(0, +) == 14)
    func lines(_ name: String) throws -> [String] {
      try parts.flatMap { part -> [String] in
        let path = "parts/\(part[0])/\(name)"
        guard FileManager.default.fileExists(atPath: folder.path + "/" + path) else { return [] }
        return try self.lines(path)
      }
    }
    for name in ["communities-a.geojson", "survey.csv", "acceptance-scores.csv"] {
      #expect(try lines(name).sorted() == self.lines("city/" + name).sorted(), "\(name)")
    }
    // A project is in the part of its community and in those that it is near to.
    #expect(Set(try lines("projects.csv")) == Set(try self.lines("city/projects.csv")))
    for name in ["facilities-a.csv", "candidates.csv", "population.csv", "barriers.geojson"] {
      let (own, all) = (Set(try lines(name)), Set(try self.lines("city/" + name)))
      #expect(own.isSubset(of: all) && own.count > all.count / 2, "\(name)")
    }
    // Closed facilities too.
    #expect(try lines("facilities-a.csv").contains { $0.contains("停") })
    let study = try folder.content("parts/\(Array(parts)[0][0])/study.yaml")
    #expect(study.contains("working_crs: \"+proj=sterea") && study.contains("as_of: 2025-06-30"))
    #expect(!study.contains(folder.path))
  }

  /// Lines of rows or features: all but frames and heads, without commas at their ends.
  private func lines(_ file: String) throws -> [String] {
    let isTable = file.hasSuffix(".csv")
    let lines = try folder.content(file).split(whereSeparator: \.isNewline).map(String.init)
    let rows = lines.dropFirst(isTable ? 1 : 0).filter { isTable || $0.contains("\"Feature\"") }
    return rows.map { row in
      guard !isTable, let start = row.range(of: "{\"type\":\"Feature\"") else { return row }
      // The frame may stand on the line of the first or of the last feature.
      let feature = row[start.lowerBound...]
      return feature.hasSuffix("]}") ? String(feature.dropLast(2)) : String(feature).withoutComma
    }
  }

  /// Files of many formats, with entrances in one of their own.
  @Test func formatsThatAreNoTextAgreeToo() throws {
    let made = try BuiltCommand(
      ["generate", "--communities", "12", "--dirty", "--out", "dirty", "--quiet"], in: folder)
    #expect(made.status == 0)
    let study = "dirty/deliveries/study.yaml"
    try folder.write(study, folder.content(study) + "index_basis: []\n")
    let whole = try BuiltCommand(
      ["assess", "--study", study, "--metric", "straight", "--out", "whole", "--quiet"], in: folder)
    #expect(whole.status == 0, "\(whole.error)")
    let run = try cut(study, "--out", "parts")
    #expect(run.status == 0 && run.output.contains("are in no part"), "\(run.error)")
    try batch("parts", to: "country", metric: "straight")
    let columns = try differing(
      "communities.csv", keys: ["community_id"], whole: "whole", country: "country")
    // Balance looks at twice the radius, which is more than the margin.
    #expect(columns.isSubset(of: ["rank", "balance_index", "exam_index"]), "\(columns)")
  }
}

extension String {
  fileprivate var withoutComma: String { hasSuffix(",") ? String(dropLast()) : self }
}
