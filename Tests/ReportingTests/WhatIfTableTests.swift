import FacilityLocation
import Foundation
import RunFiles
import Testing

@testable import Reporting
@testable import Wording

/// 1000 people live in the first square, 3000 in the second; every place of demand is within the radius
/// of what opens, or beyond that of what is left.
@Suite struct WhatIfTableTests {
  private func text(_ bytes: [UInt8]) -> String {
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    return String(decoding: bytes.dropFirst(3), as: UTF8.self)
  }

  @Test func changes() async throws {
    let record = try await ThreeScenarios.record(names: ["A", "=B", "C,c"])
    #expect(
      text(record.changeTable()) == """
        scenario,community_id,type,coverage_before,coverage_after,verdict_before,verdict_after,people_gained
        A,C2,communityCanteen,0.000000000,1.000000000,absent,met,3000.000
        "'=B",C1,clinic,0.000000000,1.000000000,absent,met,1000.000
        "'=B",C2,clinic,0.000000000,1.000000000,absent,met,3000.000
        "C,c",C1,communityCanteen,1.000000000,0.000000000,met,absent,-1000.000

        """)
  }

  /// Under all nine assumptions two types newly met are more than one, and one more than a loss.
  @Test func scenarios() async throws {
    let record = try await ThreeScenarios.record()
    #expect(
      text(record.scenarioTable()) == """
        scenario,metric,measure,detour,threshold,radii_m,changes,demand_gained,people_gained,elderly_gained,people_in_reach,overlap,types_newly_met,newly_meet_5min,newly_meet_15min,people_lost_to_barriers,people_still_without,floor_areas_fit,floor_areas_short,floor_areas_unknown,cost,cost_per_person,beats_1,beats_2,beats_3,people_without_before,gained,lost,communities_gaining,communities_losing,people_too_far_on_foot
        A,straight,area,1,0.8,communityCanteen 500,1,40000.000,3000.000,,3000.000,0.000000000,1,1,0,,0.000,0,0,0,90,0.030000,,0,9,3000.000,3000.000,0.000,1,0,
        B,straight,area,1,0.8,clinic 1000,2,50000.000,4000.000,,4000.000,0.000000000,2,0,2,,0.000,0,0,0,100,0.025000,9,,9,4000.000,4000.000,0.000,2,0,
        C,straight,area,1,0.8,communityCanteen 500,1,-10000.000,-1000.000,,,,-1,-1,0,,4000.000,0,0,0,,,0,0,,3000.000,0.000,1000.000,0,1,

        """)
  }

  @Test func aSingleScenarioBeatsNobody() async throws {
    let record = try await ThreeScenarios.record(count: 1)
    let lines = text(record.scenarioTable()).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains(",cost,cost_per_person,people_without_before,"))
    #expect(lines[1].contains(",90,0.030000,3000.000,"))
  }

  /// 1000 people live in the first square, 3000 in the second; only the first has a canteen.
  @Test func types() async throws {
    let record = try await ThreeScenarios.record()
    #expect(
      text(record.typeTable()) == """
        scenario,type,radius_m,unit,all,before,after,gained,lost,share_before,share_after,without_before,without_after,communities,met_before,met_after
        A,communityCanteen,500,people,4000.000,1000.000,4000.000,3000.000,0.000,0.250000000,1.000000000,3000.000,0.000,2,1,2
        B,clinic,1000,people,4000.000,0.000,4000.000,4000.000,0.000,0.000000000,1.000000000,4000.000,0.000,2,0,2
        C,communityCanteen,500,people,4000.000,1000.000,0.000,0.000,1000.000,0.250000000,0.000000000,3000.000,4000.000,2,1,0

        """)
  }

  @Test func summary() async throws {
    let record = try await ThreeScenarios.record()
    let clock = RunClock(read: 1, write: 2, scenarios: 0.5, total: 4)
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(record.summary(clock: clock, peakMemory: 7)))
        as? [String: Any])
    let scenarios = try #require(json["scenarios"] as? [[String: Any]])
    #expect(scenarios.map { $0["name"] as? String } == ["A", "B", "C"])
    #expect(scenarios.map { $0["people_gained"] as? Double } == [3000, 4000, -1000])
    #expect(scenarios.map { $0["added"] as? Int } == [1, 1, 0])
    #expect(scenarios.map { $0["newly_meet_15min"] as? Int } == [0, 2, 0])
    #expect(scenarios[2]["cost"] is NSNull)
    #expect(scenarios.map { $0["lost"] as? Double } == [0, 0, 1000])
    let losers = try #require(scenarios[2]["lose_most"] as? [[String: Any]])
    #expect(losers.map { $0["community_id"] as? String } == ["C1"])
    let types = try #require(scenarios[0]["types"] as? [[String: Any]])
    #expect(types.map { $0["met_after"] as? Int } == [2])
    #expect((scenarios[1]["beats"] as? [Any])?.map { $0 as? Int } == [9, nil, 9])
    #expect((json["assumptions"] as? [[String: Any]])?.count == 9)
    #expect((json["timing"] as? [String: Double])?["scenarios"] == 0.5)
    #expect(json["communities"] as? Int == 2 && json["meets_5min"] as? Int == 1)
  }

  /// A run without scenarios keeps its summary.
  @Test func summaryOfAnAssessment() {
    let record = TwoCommunities.record()
    let bytes = record.summary(clock: RunClock(read: 1, write: 2, total: 4), peakMemory: 7)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("scenarios"))
  }
}
