import TestSupport
import Testing

/// Rows that cannot be used, on the screen and as a reason to stop.
@Suite struct LeftOutCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "communities.geojson",
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"id":"A"},"geometry":{"type":
      "Polygon","coordinates":[[[120,30],[120.01,30],[120.01,30.01],[120,30.01],[120,30]]]}}]}
      """)
  }

  private func assess(kiosks: Int, _ arguments: [String] = []) throws -> BuiltCommand {
    let pharmacies = (0..<20).map { "P\($0),pharmacy,120.005,30.005\n" }.joined()
    let others = (0..<kiosks).map { "K\($0),kiosk,120.005,30.005\n" }.joined()
    try folder.write("facilities.csv", "id,type,lon,lat\n" + pharmacies + others + "X,pharmacy,,\n")
    return try BuiltCommand(
      [
        "assess", "--communities", "communities.geojson", "--facilities", "facilities.csv",
        "--facilities-crs", "EPSG:4326", "--types", "pharmacy",
      ] + arguments, in: folder)
  }

  @Test func theScreenSaysHowManyAndWhy() throws {
    let english = try assess(kiosks: 9, ["--language", "en"]).output
    #expect(english.contains("Left out: 10 of 30 rows (33.3%) of facilities.csv: "), "\(english)")
    #expect(english.contains("kiosk") && english.contains("(and 1 other reasons)"))
    let chinese = try assess(kiosks: 9, ["--language", "zh"]).output
    #expect(chinese.contains("未使用:facilities.csv的30行中有10行(33.3%):"), "\(chinese)")
    #expect(!(try assess(kiosks: 0, ["--types", "pharmacy"]).output.contains("Left out: 0")))
  }

  @Test func tooManyStopTheRunUnlessAllowed() throws {
    let run = try assess(kiosks: 60, ["--language", "en"])
    #expect(run.status == 3 && run.isOneLineOfError, "\(run.error)")
    #expect(run.error.contains("facilities.csv: 61 of 81 rows (75.3%) cannot be used"))
    #expect(run.error.contains("--max-left-out 0.76"), "\(run.error)")
    #expect(try assess(kiosks: 60, ["--max-left-out", "0.76"]).status == 0)
    try folder.write(
      "study.yaml",
      """
      study: 1
      max_left_out: 0.2
      communities: {path: communities.geojson}
      facilities: [{path: facilities.csv, crs: EPSG:4326}]
      """)
    let strict = try BuiltCommand(["assess", "--study", "study.yaml"], in: folder)
    #expect(strict.status == 3)
  }
}
