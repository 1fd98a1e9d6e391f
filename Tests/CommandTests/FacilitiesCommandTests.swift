import Foundation
import TestSupport
import Testing

/// `facilities.csv` and where facilities come from, through the built command.
@Suite struct FacilitiesCommandTests {
  private let folder: TemporaryFolder

  /// X stands with p1, Y with p2, 440 m away; p3 is 965 m from Y and beyond every radius of 500 m.
  init() throws {
    folder = try TemporaryFolder()
    try folder.write("communities.geojson", TwoSquares.files["communities.geojson"] ?? "")
    try folder.write(
      "people.csv",
      "id,lon,lat,population\np1,120.002,30.002,10\np2,120.005,30.005,20\np3,120.015,30.005,40\n")
    try folder.write(
      "a.csv",
      """
      id,name,type,lon,lat,床位,status,建成时间,停用时间
      Y,"=1+1, 东",pharmacy,120.005,30.005,30,正常运营,2021-05,
      K,幼,kindergarten,120.002,30.002,,,,2030年
      """)
    try folder.write(
      "b.csv", "note,id,type,lon,lat,capacity\n,X,pharmacy,120.002,30.002,10\n,Z,pharmacy,121,30,\n"
    )
  }

  private func assess(_ arguments: String...) throws -> BuiltCommand {
    let inputs = [
      "assess", "--communities", "communities.geojson", "--facilities", "a.csv", "--facilities",
      "b.csv", "--facilities-crs", "EPSG:4326", "--population", "people.csv",
      "--population-crs", "EPSG:4326", "--types", "pharmacy,kindergarten", "--language", "en",
    ]
    return try BuiltCommand(inputs + arguments, in: folder)
  }

  private func lines(_ name: String) throws -> [String] {
    try folder.content(name).split(separator: "\n").map(String.init)
  }

  @Test func facilitiesAreToldWithWhereTheyComeFrom() throws {
    let run = try assess("--write-facilities", "--out", "o")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("facilities.csv"))
    let rows = try lines("o/facilities.csv")
    #expect(
      rows[0].hasSuffix(
        "facility_id,name,type,community_id,people_in_reach,people_nearest,mean_m,load,capacity,"
          + "load_share,status,x,y,source,row,opened,closed"))
    #expect(rows.count == 5)
    // The kindergarten is nearest to all: 10 at 0 m, 20 at 440 m, 40 at 1297 m; its radius is 300 m.
    #expect(rows[1].hasPrefix("K,幼,kindergarten,A,10.000,70.000,"))
    #expect(rows[1].hasSuffix(",10.000,,,,120.0020000,30.0020000,a.csv,3,,2030年"))
    // 30 people are within 500 m of both, which share them 10 to 30. Z is out of reach, so that its unknown
    // capacity does not matter.
    #expect(
      rows[2]
        == "X,,pharmacy,A,30.000,10.000,0.000,7.500,10,0.750000,,120.0020000,30.0020000,b.csv,2,,")
    // A name is no formula; 20 people walk 0 m to it and 40 of them 965 m.
    #expect(rows[3].hasPrefix("Y,\"'=1+1, 东\",pharmacy,A,30.000,60.000,"), "\(rows[3])")
    #expect(
      rows[3].hasSuffix(
        ",22.500,30,0.750000,正常运营,120.0050000,30.0050000,a.csv,2,2021-05,"), "\(rows[3])")
    let cells = rows[3].split(separator: ",", omittingEmptySubsequences: false)
    #expect(abs((Double(cells[7]) ?? 0) - 965.0 * 40 / 60) < 1, "\(rows[3])")
    #expect(rows[4] == "Z,,pharmacy,,0.000,0.000,,0.000,,,,121.0000000,30.0000000,b.csv,3,,")
    let summary = try folder.content("o/summary.json")
    #expect(
      summary.contains("\"kindergarten\": \"count\"")
        && summary.contains("\"pharmacy\": \"capacity\""))
    #expect(summary.contains("capacity = 床位, opened = 建成时间, closed = 停用时间"))
    // Twice the same, with any number of threads.
    #expect(try assess("--write-facilities", "--out", "p", "--threads", "7").status == 0)
    #expect(try lines("p/facilities.csv") == rows)
  }

  /// Unasked it is not written; a run without it takes an earlier one away.
  @Test func onlyWhatIsAskedForIsWritten() throws {
    #expect(try assess("--write-facilities", "--format", "json", "--out", "o").status == 0)
    #expect(try folder.names("o").sorted() == ["facilities.csv", "problems.csv", "summary.json"])
    #expect(try assess("--format", "json", "--out", "o").status == 0)
    #expect(try folder.names("o").sorted() == ["problems.csv", "summary.json"])
    #expect(try !folder.content("o/summary.json").contains("facility_sizes"))
    for flag in ["--write-facilities", "--write-demand"] {
      let run = try assess(flag, "--format", "json", "--out", "-")
      #expect(
        run.status == 2 && run.output.isEmpty
          && run.error.contains("without \(flag); name a folder"))
    }
  }

  /// `facilities.csv` is what people call their own table: only a run that writes one needs the name, and only a
  /// result is ever taken away.
  @Test func nobodysOwnFacilitiesAreReplaced() throws {
    let own = "id,type,lon,lat\nF,pharmacy,120.001,30.001\n"
    try FileManager.default.createDirectory(
      atPath: folder.path + "/o", withIntermediateDirectories: true)
    try folder.write("o/facilities.csv", own)
    for _ in 0..<2 { #expect(try assess("--out", "o", "--format", "json").status == 0) }
    #expect(try folder.content("o/facilities.csv") == own)
    let refused = try assess("--write-facilities", "--out", "o")
    #expect(refused.status == 4 && refused.isOneLineOfError)
    #expect(refused.error.contains("o/facilities.csv"), "\(refused.error)")
    #expect(try folder.content("o/facilities.csv") == own)
    // Nor is a result that is read again.
    #expect(try assess("--write-facilities", "--out", "p").status == 0)
    let result = try folder.content("p/facilities.csv")
    let again = try assess(
      "--facilities", "p/facilities.csv", "--max-left-out", "1", "--out", "p", "--format", "json")
    #expect(again.status == 4 && again.error.contains("p/facilities.csv"), "\(again.error)")
    #expect(try folder.content("p/facilities.csv") == result)
  }

  @Test(arguments: ["en", "zh"]) func sizesThatAreNotAllKnownAreTold(language: String) throws {
    try folder.write(
      "b.csv",
      "id,type,lon,lat,floor_area\nX,pharmacy,120.002,30.002,80\nW,pharmacy,120.003,30.002,\n")
    let run = try assess("--write-facilities", "--language", language, "--out", "o")
    #expect(run.status == 0, "\(run.error)")
    let problems = try folder.content("o/problems.csv")
    let words =
      language == "en"
      ? "1 of 3 facilities in reach have a capacity and 1 a floor area: the load in facilities.csv is divided in "
        + "proportion to their number"
      : "3处可达设施中1处有容量、1处有建筑面积,facilities.csv 的负荷按处数分摊"
    #expect(problems.contains("info,,,,pharmacy,,") && problems.contains(words), "\(problems)")
    #expect(try !folder.content("o/facilities.csv").contains("0.750000"))
  }

  /// The walk to Y begins 300 m from the only street, that to X and K nowhere near it.
  @Test func facilitiesWithoutAWayNameTheirFileAndRow() throws {
    try folder.write(
      "city.osm",
      """
      <osm><node id="1" lat="30.003" lon="120.008"/><node id="2" lat="30.009" lon="120.008"/>
      <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="footway"/></way></osm>
      """)
    let run = try assess("--network", "city.osm", "--write-facilities", "--out", "o")
    #expect(run.status == 0, "\(run.error)")
    let found = try lines("o/problems.csv").filter { $0.contains("nobody reaches it") }
    #expect(found.count == 2)
    #expect(found[0].hasPrefix("warning,,a.csv,3,K,,"), "\(found)")
    #expect(
      found[1].hasPrefix("warning,,b.csv,2,X,,") && found[1].hasSuffix(",2,2;3,X;Z"), "\(found)")
    let rows = try lines("o/facilities.csv")
    #expect(rows[2].hasPrefix("X,,pharmacy,A,0.000,0.000,,0.000,,,,"))
  }
}
