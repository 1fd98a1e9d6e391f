import Foundation
import TestSupport
import Testing

/// What `lifecircle cut` is given, and what it says of it.
@Suite struct CutInputTests {
  private let folder: TemporaryFolder

  /// Two squares without ids 10 km apart, a facility in one of them and a street.
  init() throws {
    folder = try TemporaryFolder()
    let squares = (0..<2).map { number in
      let x = 120 + Double(number) * 0.1
      return
        #"{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[\#(x),30],[\#(x + 0.01),30],[\#(x + 0.01),30.01],[\#(x),30]]]}}"#
    }
    try folder.write("c.geojson", "[\(squares.joined(separator: ","))]")
    try folder.write("f.csv", "id,type,x,y\na,pharmacy,120.005,30.005\n")
    try folder.write("n.csv", "id,x,y\n1,120,30\n2,120.01,30.01\n")
    try folder.write("e.csv", "from,to,length\n1,2,1500\n")
    try folder.write(
      "s.yaml",
      """
      study: 1
      communities: {path: c.geojson}
      facilities: [{path: f.csv}]
      network: {nodes: n.csv, edges: e.csv}
      """)
  }

  private func cut(_ flags: String...) throws -> BuiltCommand {
    try BuiltCommand(
      ["cut", "--study", "s.yaml", "--side", "4000", "--language", "en"] + flags, in: folder)
  }

  @Test func whatExistsStays() throws {
    try folder.write("parts", "mine")
    let run = try cut("--out", "parts")
    #expect(run.status == 4 && run.isOneLineOfError && run.error.contains("exists already"))
    #expect(try folder.content("parts") == "mine")
  }

  /// What was written before a layer fails would look like a smaller area.
  @Test func nothingIsLeftOfACutThatFails() throws {
    try folder.write("f.csv", "id,type\na,pharmacy\n")
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let run = try cut("--out", "parts/")
    #expect(run.status == 3 && run.isOneLineOfError && run.error.contains("f.csv"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == before)
  }

  @Test(arguments: [
    (["--side", "0", "--out", "p"], "--side"), (["--side", "nan", "--out", "p"], "--side"),
    (["--side", "4000", "--halo", "-1", "--out", "p"], "--halo"),
    (["--side", "4000", "--out", "-"], "--out"),
    (["--side", "4000", "--out", "p", "--working-crs", "EPSG:4326"], "degrees"),
  ])
  func flagsAreChecked(flags: [String], words: String) throws {
    let run = try BuiltCommand(["cut", "--study", "s.yaml"] + flags, in: folder)
    #expect(run.status == 2 && run.isOneLineOfError && run.error.contains(words), "\(run.error)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/p"))
  }

  /// A network that cannot be cut is named where it is, a community without an id is told of, and every part has what
  /// there is of a type.
  @Test func whatCannotBeCutIsSaid() throws {
    let run = try cut("--out", "parts")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("WARNING: 2 communities have no id"))
    #expect(run.output.contains("Not cut") && run.output.contains("e.csv"))
    let lines = WrittenTable.rows(try folder.content("parts/cities.csv"))
    #expect(lines.count == 3)
    for part in lines.dropFirst().map({ $0[0] }) {
      #expect(try folder.content("parts/\(part)/f.csv").contains("a,pharmacy,120.005,30.005"))
      #expect(try folder.content("parts/\(part)/study.yaml").contains(folder.path + "/e.csv"))
    }
  }
}
