import Foundation
import Reporting
import TestSupport
import Testing

/// `lifecircle check`: what came, and what to correct.
@Suite struct CheckCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (name, text) in TwoSquares.files { try folder.write(name, text + "\n") }
    try folder.write(
      "study.yaml",
      """
      study: 1
      communities: {path: communities.geojson}
      facilities: [{path: facilities.csv, crs: EPSG:4326}]
      """)
  }

  private func check(_ arguments: String...) throws -> BuiltCommand {
    try BuiltCommand(["check"] + arguments + ["--out", "out", "--language", "en"], in: folder)
  }

  @Test func soundFiles() throws {
    let run = try check("--study", "study.yaml")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("of 3 facility records 3 (100.0%) can be used"), "\(run.output)")
    #expect(
      try folder.names("out").sorted() == [
        "census.csv", "corrections.csv", "problems.csv", "summary.json",
      ])
    let head = try folder.content("out/census.csv").drop { $0 == "\u{FEFF}" }
      .prefix { !$0.isNewline }
    for column in head.split(separator: ",") {
      #expect(ColumnDictionary().entry(String(column), of: "census.csv") != nil, "\(column)")
    }
  }

  @Test func everyDistrictGetsItsList() throws {
    try folder.write(
      "facilities.csv",
      """
      id,type,lon,lat,区
      F1,kindergarten,120.005,30.005,东/西
      F2,药铺,120.005,30.005,东/西
      F3,pharmacy,,,南
      F4,pharmacy,120.005,30.005,
      """)
    let run = try check("--study", "study.yaml", "--by", "district")
    #expect(run.status == 0, "\(run.error)")
    let names = try folder.names("out")
    for name in ["corrections-东_西", "corrections-南", "corrections-no-district"] {
      #expect(names.contains(name + ".csv") == names.contains(name + ".xlsx"))
    }
    #expect(names.contains("corrections-东_西.csv") && names.contains("corrections-南.xlsx"))
    let east = try folder.content("out/corrections-东_西.csv")
    #expect(east.contains("unknown type '药铺'") && !east.contains("F3"))
    #expect(try folder.content("out/types.yaml").contains("'药铺'"))
    // Lists of districts that are gone go with the next run, files of others stay.
    try folder.write("out/corrections-mine.csv", "mine")
    try folder.write(
      "facilities.csv", "id,type,lon,lat,区\nF3,pharmacy,,,南\nF4,pharmacy,120.005,30.005,\n")
    #expect(try check("--study", "study.yaml", "--by", "district").status == 0)
    let left = try folder.names("out")
    #expect(!left.contains("corrections-东_西.csv") && !left.contains("corrections-东_西.xlsx"))
    #expect(left.contains("corrections-南.csv") && left.contains("corrections-mine.csv"))
  }

  @Test func allBadFilesAreNamedAtOnce() throws {
    try folder.write("facilities.csv", "{broken")
    let run = try check(
      "--study", "study.yaml", "--population", "none.csv", "--residential", "none.geojson")
    #expect(run.status == 3)
    for name in ["facilities.csv", "none.csv", "none.geojson"] {
      #expect(run.error.contains(name), "\(run.error)")
    }
    #expect(try folder.content("out/summary.json").contains("\"readable\": false"))
  }

  @Test func aFolderBecomesAStudy() throws {
    let run = try check("--folder", ".", "--write-study", "new.yaml")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("communities.geojson  communities"))
    let study = try folder.content("new.yaml")
    #expect(study.contains("path: 'communities.geojson'"), "\(study)")
    #expect(try BuiltCommand(["check", "--study", "new.yaml"], in: folder).status == 0)
    let again = try check("--folder", ".", "--write-study", "new.yaml")
    #expect(again.status == 4 && again.isOneLineOfError, "\(again.error)")
  }

  @Test(arguments: [
    ["--folder", "nowhere"], ["--folder", "communities.geojson"], ["--write-study", "a.yaml"],
    ["--folder", ".", "--study", "study.yaml"], ["--study", "study.yaml", "--by", "street"], [],
  ]) func whatMakesNoSense(arguments: [String]) throws {
    let run = try BuiltCommand(["check"] + arguments, in: folder)
    #expect([2, 3].contains(run.status) && run.isOneLineOfError, "\(run.error)")
  }
}
