import Assessment
import Foundation
import PlanarGeometry
import Projection
import TestSupport
import Testing

@testable import Reporting
@testable import RunFiles
@testable import Wording

@Suite struct OnFootTests {
  private func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func straightColumnsStandLast() {
    var record = OnFoot.record()
    record.result.rows[3].straightCoverage = nil
    record.result.rows[3].straightVerdict = .noDemand
    let table = lines(record.coverageTable())
    #expect(table[0].hasSuffix(",quality,verdict,no_way,straight_coverage,straight_verdict"))
    #expect(table[1].hasSuffix(",unknown,met,,1.000000000,met"))
    #expect(table[3].hasSuffix(",unknown,partial,,0.950000000,met"))
    #expect(table[4].hasSuffix(",unknown,absent,,,no_demand"))
    record.isPartial = true
    #expect(lines(record.coverageTable())[0].hasSuffix("straight_verdict,incomplete"))
    #expect(lines(record.coverageTable())[3].hasSuffix(",met,yes"))
  }

  @Test func typesAndAreasCountWhatIsMetOnPaper() {
    var record = OnFoot.record()
    let types = lines(record.typeTable())
    #expect(types[0].contains(",source,certainty,straight_met,mean_adequacy,"))
    #expect(types[1].hasSuffix(",D,2,,0,0,2,,,0.500000000"))
    #expect(types[2].hasSuffix(",,0,,0,0,2,,,0.500000000"))
    record.city.communities[1].district = "西区"
    let districts = lines(record.districtTable())
    #expect(districts[0].contains(",coverage_15min,missed_on_foot,base_index,"))
    #expect(districts[1].hasSuffix(",0.000000000,1,,,,,,,,,,,"))
  }

  @Test func lossesByTheirSize() {
    let expected = """
      \u{FEFF}community_id,community,type,lost,straight_coverage,coverage,straight_m,walk_m,cause,barrier,detour
      C2,"乙,丙",communityCanteen,8000.000,0.950000000,0.750000000,312.400,1140.250,barrier,"'=运河",3.650
      C2,"乙,丙",clinic,12.500,0.000000000,0.000000000,80.000,,off_network,,
      """
    #expect(lines(OnFoot.record().footLossTable()).joined(separator: "\n") == expected)
  }

  @Test func theMapNamesTheTypesMissedOnFoot() throws {
    func missed(_ record: RunRecord) throws -> [String?] {
      let layer = try #require(
        JSONSerialization.jsonObject(with: Data(record.communityLayer { _ in [] }))
          as? [String: Any])
      let features = try #require(layer["features"] as? [[String: Any]])
      return features.map { ($0["properties"] as? [String: Any])?["missed_on_foot"] as? String }
    }
    #expect(try missed(OnFoot.record()) == ["", "communityCanteen"])
    #expect(try missed(TwoCommunities.record()) == [nil, nil])
  }

  private func screen(_ gaps: NetworkGaps, _ language: Language) -> String {
    var record = OnFoot.record(language: language)
    record.result.networkGaps = gaps
    return TerminalReport(
      of: record, folder: "out", files: [], style: TerminalStyle(hasColour: false)
    ).text
  }

  /// More than a hundredth is told.
  @Test(arguments: [(200.0, true), (100, false), (101, true), (0, false)])
  func demandOffTheNetworkIsTold(people: Double, isTold: Bool) {
    var gaps = NetworkGaps()
    (gaps.demand, gaps.demandOffNetwork) = (10_000, people)
    gaps.shareOffNetwork = [people / 10_000, 0]
    #expect(screen(gaps, .en).contains("Off the network: \(Int(people)) people (") == isTold)
    #expect(screen(gaps, .zh).contains("不在路网上:\(Int(people))人(") == isTold)
    #expect(!screen(gaps, .en).contains("study area"))
  }

  @Test(arguments: [0, 3]) func demandThatCountsTwiceIsTold(communities: Int) throws {
    var result = OnFoot.record().result
    var gaps = NetworkGaps()
    (gaps.demand, gaps.demandCountedTwice, gaps.communitiesCountedTwice) = (1000, 20, communities)
    result.networkGaps = gaps
    let problems = RunRecord.problems(
      of: result.networkGaps, result.options, OnFoot.record().city, in: .en)
    let isTold = problems.contains {
      "\($0)".contains("20 people (2.0%) in 3 communities count twice")
    }
    #expect(isTold == (communities > 0))
  }

  /// A tenth of the communities entirely off the network, or half of the demand.
  @Test(
    arguments: [
      ([1, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0.05, true),
      ([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, nil, 0], 0.05, false),
      ([0.9, 0.9, 0.3], 0.4, false), ([0.6, 0.6], 0.5, true), ([nil, nil], 0, false),
      ([1], 1, true),
    ] as [([Double?], Double, Bool)])
  func aNetworkOfAnotherPlaceIsLoud(shares: [Double?], share: Double, isLoud: Bool) throws {
    var gaps = NetworkGaps()
    (gaps.demand, gaps.demandOffNetwork, gaps.shareOffNetwork) = (1000, 1000 * share, shares)
    let (all, off) = (shares.count { $0 != nil }, shares.count { $0 == 1 })
    let line = "The network does not cover the study area: \(off) of \(all) communities"
    #expect(screen(gaps, .en).contains(line) == isLoud)
    let lineZh = "路网未覆盖研究范围:\(all) 个社区中 \(off) 个"
    #expect(screen(gaps, .zh).contains(lineZh) == isLoud)
    var result = OnFoot.record().result
    result.networkGaps = gaps
    let problems = RunRecord.problems(
      of: result.networkGaps, result.options, OnFoot.record().city, in: .en)
    #expect(problems.contains { "\($0)".contains("does not cover the study area") } == isLoud)
  }

  @Test func filesOfAWalkedRun() {
    var record = OnFoot.record()
    record.result.demand = OnFoot.demand()
    let names = record.fileNames(for: OutputFormat.standard)
    #expect(names.contains("foot_losses.csv") && names.contains("demand.csv"))
    #expect(names.allSatisfy(RunRecord.fileNames.contains))
    let straight = TwoCommunities.record().fileNames(for: OutputFormat.standard)
    #expect(!straight.contains("foot_losses.csv") && !straight.contains("demand.csv"))
    #expect(!record.fileNames(for: [.json]).contains("foot_losses.csv"))
  }

  /// Longitude and latitude by pyproj 3 from the definition of the local system:
  /// `Transformer.from_crs("+proj=sterea +lat_0=30.28 +lon_0=120.15 +k=1 +datum=WGS84", 4326,
  /// always_xy=True).transform(300, -400)`.
  @Test func demandInDegrees() async throws {
    var record = OnFoot.record()
    record.result.demand = OnFoot.demand()
    let expected = """
      \u{FEFF}demand_id,community_id,x,y,weight,type,distance_m,facility_id,status
      C1:1:-2,C1,120.1531179,30.2763917,7.250,communityCanteen,1500.000,F1,beyond
      C1:1:-2,C1,120.1531179,30.2763917,7.250,clinic,,,off_network
      C2:0:0,C2,120.1500000,30.2800000,5.000,communityCanteen,12.346,F1,reached
      C2:0:0,C2,120.1500000,30.2800000,5.000,clinic,,,unreachable

      """
    let text = try await written(record)
    #expect(text == expected)
  }

  /// Metres of the plane, and the weight of the group that a type is for.
  @Test func demandInMetres() async throws {
    var record = OnFoot.record()
    record.result.demand = OnFoot.demand()
    record.result.types[0].group = .elderly
    record.result.types[1].group = .children
    record.demandSystem = try CoordinateSystem(record.local.definition)
    record.isPartial = true
    let rows = try await written(record).split(separator: "\n")
    #expect(rows[0].hasSuffix(",status,incomplete"))
    #expect(
      rows[1] == "C1:1:-2,C1,300.000,-400.000,2.000,communityCanteen,1500.000,F1,beyond,yes")
    #expect(rows[2] == "C1:1:-2,C1,300.000,-400.000,7.250,clinic,,,off_network,yes")
  }

  /// More places than are written at once, each row once and in order.
  @Test func manyPlacesAreWrittenPieceByPiece() async throws {
    var record = OnFoot.record()
    var demand = DemandTable()
    let count = 10_000
    demand.ids = (0..<count).map { "p\((count - $0) * 7)" }
    demand.communities = [Int32](repeating: 0, count: count)
    demand.positions = (0..<count).map { PlanarPoint(x: Double($0), y: 0) }
    demand.weights = [.everyone: [Double](repeating: 1, count: count)]
    demand.nearest = .init(
      repeating: .init(distance: 1, facility: 0, status: .reached), count: 2 * count)
    record.result.demand = demand
    let rows = try await written(record).split(separator: "\n").dropFirst()
    let ids = rows.map { String($0.prefix { $0 != "," }) }
    let sorted = demand.ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(ids == sorted.flatMap { [$0, $0] })
  }

  private func written(_ record: RunRecord) async throws -> String {
    let root = try TemporaryFolder()
    let folder = try OutputFolder(
      path: root.path + "/out", names: RunRecord.fileNames, marker: RunRecord.marker)
    try record.write([.json], to: folder)
    try folder.commit()
    return String(decoding: try root.data("out/demand.csv"), as: UTF8.self)
  }
}
