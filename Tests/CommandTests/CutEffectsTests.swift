import Foundation
import TestSupport
import Testing

/// What reaches from one part of a cut study into another, and what one part has and another has not.
@Suite struct CutEffectsTests {
  private let folder: TemporaryFolder

  private static func square(_ id: String, from x: Double) -> String {
    #"{"type":"Feature","properties":{"id":"\#(id)","population":1000},"geometry":{"type":"Polygon","coordinates":[[[\#(x),30],[\#(x + 0.005),30],[\#(x + 0.005),30.005],[\#(x),30.005],[\#(x),30]]]}}"#
  }

  /// Two communities side by side, each a part of its own. The one to the west has the only shop, the only complaint
  /// and, near the border, the only pharmacy: a project that is finished, in premises of a register.
  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "c.geojson",
      #"{"type":"FeatureCollection","features":[\#(Self.square("a", from: 120)),\#(Self.square("b", from: 120.005))]}"#
    )
    try folder.write("f.csv", "id,type,x,y,status\ns,convenienceStore,120.001,30.002,open\n")
    try folder.write("complaints.csv", "x,y\n120.002,30.002\n")
    try folder.write("candidates.csv", "id,x,y,type\np1,120.0048,30.0025,pharmacy\n")
    try folder.write(
      "projects.csv",
      "id,community_id,type,status,premises_id\n1,a,pharmacy,finished,p1\n2,a,pharmacy,planned,p1\n"
    )
    try folder.write(
      "s.yaml",
      """
      study: 1
      metric: straight
      types: [pharmacy, convenienceStore]
      index_basis: [complaints]
      communities: {path: c.geojson}
      facilities: [{path: f.csv}]
      complaints: {path: complaints.csv, crs: EPSG:4326}
      candidates: {path: candidates.csv, types: {pharmacy: pharmacy}}
      projects: {path: projects.csv}
      """)
    let cut = try BuiltCommand(
      ["cut", "--study", "s.yaml", "--side", "400", "--out", "p", "--language", "en"], in: folder)
    #expect(cut.status == 0 && cut.output.hasPrefix("2 communities in 2 parts"), "\(cut.error)")
  }

  private func batch(_ flags: String...) throws -> BuiltCommand {
    try BuiltCommand(
      ["batch", "--manifest", "p/cities.csv", "--out", "x", "--language", "en", "--"] + flags,
      in: folder)
  }

  /// Rows without the columns of the part and of what is local.
  private func rows(_ file: String, _ columns: [String]) throws -> [[String]] {
    let table = WrittenTable.rows(try folder.content(file))
    let places = try columns.map { try #require(table[0].firstIndex(of: $0)) }
    return table.dropFirst().map { row in places.map { row[$0] } }.sorted { $0[0] < $1[0] }
  }

  @Test func neighboursHaveWhatIsNearThem() throws {
    let whole = try BuiltCommand(
      ["assess", "--study", "s.yaml", "--out", "w", "--quiet"], in: folder)
    let parts = try batch()
    #expect(whole.status == 0 && parts.status == 0, "\(whole.error)\(parts.error)")
    let columns = ["community_id", "type", "coverage", "facilities_in_reach", "verdict"]
    let covered = try rows("w/coverage.csv", columns)
    #expect(try rows("x/coverage.csv", columns) == covered)
    // The pharmacy is in reach from both, and the premises are no project that is finished.
    #expect(covered.filter { $0[1] == "pharmacy" }.map { $0[3] } == ["1", "1"])
    // No complaint is not the same as no layer of complaints.
    let indices = try rows("w/communities.csv", ["community_id", "governance_index"])
    #expect(try rows("x/communities.csv", ["community_id", "governance_index"]) == indices)
    #expect(indices[0][1] != indices[1][1] && !indices[1][1].isEmpty)
  }

  /// A part knows how far its data reach.
  @Test func largerRadiiThanTheCutsAreTold() throws {
    #expect(try batch("--walk-speed", "2.4").status == 0)
    let problems = try folder.content("x/problems.csv")
    #expect(problems.contains("the data of this part reach 500 m"), "\(problems)")
    #expect(try batch().status == 0)
    #expect(try !folder.content("x/problems.csv").contains("the data of this part reach"))
  }
}
