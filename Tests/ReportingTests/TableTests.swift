import Assessment
import Foundation
import PlanarGeometry
import Projection
import Testing

@testable import Reporting
@testable import RunFiles
@testable import Wording

@Suite struct TableTests {
  private let record = TwoCommunities.record()

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func coverage() {
    let expected = """
      \u{FEFF}community_id,type,circle_min,radius_m,metric,measure,demand,covered,coverage,low,high,\
      min_m,mean_m,p50_m,p90_m,shortfall,facilities_inside,facilities_in_reach,adequacy,quality,\
      verdict,no_way
      C1,communityCanteen,5,500,straight,area,10000.000,10000.000,1.000000000,1.000000000,\
      1.000000000,0.000,38.260,40.000,59.062,0.000000000,1,1,,unknown,met,
      C1,clinic,15,1000,straight,area,10000.000,0.000,0.000000000,0.000000000,\
      0.000000000,,3000.000,,,1.000000000,0,0,,unknown,absent,
      C2,communityCanteen,5,500,straight,area,40000.000,30000.000,0.750000000,0.750000000,\
      0.750000000,950.000,1050.500,,,0.250000000,0,1,,unknown,partial,
      C2,clinic,15,1000,straight,area,40000.000,0.000,0.000000000,0.000000000,\
      0.000000000,,3000.000,,,1.000000000,0,0,,unknown,absent,

      """
    #expect(text(record.coverageTable()) == expected)
  }

  @Test func communities() {
    let expected = """
      \u{FEFF}community_id,name,street,district,kind,area_m2,population,types_met_5min,types_5min,\
      types_met_15min,types_15min,meets_5min,meets_15min,missed_5min,missed_15min,base_index,\
      balance_index,governance_index,exam_index,index_basis,completeness,rank,off_network,\
      rating,warning,index_note,programme_status
      C1,"'=甲",一街,西区,,10000.000,1000.000,1,1,0,1,yes,no,,clinic,,,,,,,,,,,,
      C2,"乙,丙",,,,40000.000,3000.000,0,1,0,1,no,no,communityCanteen,clinic,,,,,,,,,,,,

      """
    #expect(text(record.communityTable()) == expected)
  }

  /// People covered: 1000 · 1 + 3000 · 0.75 = 3250 (the coverage above 1 adds 1e-7); nearest: the
  /// median of 0 and 950.
  @Test func types() {
    let expected = """
      \u{FEFF}type,name,category,circle_min,radius_m,facilities,communities,met,partial,absent,\
      undecided,no_demand,share_met,demand,covered,coverage,people,people_covered,\
      share_people_covered,mean_coverage,mean_shortfall,median_min_m,source,certainty,\
      mean_adequacy,adequate,short,quality_unknown,base_index,balance_index,weight
      communityCanteen,Community canteen,elderlyCare,5,500,1,2,1,1,0,0,0,0.500000000,50000.000,\
      40000.000,0.800000000,4000.000,3250.000,0.812500000,0.875000000,0.125000000,475.000,\
      "made up, for a test",D,,0,0,2,,,0.500000000
      clinic,Health centre,,15,1000,0,2,0,0,2,0,0,0.000000000,50000.000,\
      0.000,0.000000000,4000.000,0.000,0.000000000,0.000000000,1.000000000,,,,,0,0,2,,,0.500000000

      """
    #expect(text(record.typeTable()) == expected)
  }

  /// Only the first community names its street and district.
  @Test func streetsAndDistricts() {
    let figures = """
      communities,area_m2,population,types_met_5min,types_5min,types_met_15min,types_15min,\
      meets_5min,share_meets_5min,share_people_meets_5min,coverage_5min,\
      meets_15min,share_meets_15min,share_people_meets_15min,coverage_15min,\
      base_index,balance_index,governance_index,exam_index,index_basis,completeness,rank,\
      rating,warning,index_note,presence_missing
      """
    let row = """
      1,10000.000,1000.000,1.000,1,0.000,1,\
      1,1.000000000,1.000000000,1.000000000,0,0.000000000,0.000000000,0.000000000,,,,,,,,,,,
      """
    let verdicts = ",street_types_met_15min,street_meets_15min,street_missed_15min"
    #expect(
      text(record.streetTable())
        == "\u{FEFF}district,street,\(figures)\(verdicts)\n西区,一街,\(row),0,no,clinic\n")
    #expect(text(record.districtTable()) == "\u{FEFF}district,\(figures)\n西区,\(row)\n")
  }

  /// 1 of 2 communities with 1000 of 4000 people meets the circle; of the people 3250 are covered.
  @Test func areasWeighByPeople() {
    var record = record
    record.city.communities[1].district = "西区"
    let row = """
      西区,2,50000.000,4000.000,0.500,1,0.000,1,\
      1,0.500000000,0.250000000,0.812500000,0,0.000000000,0.000000000,0.000000000,,,,,,,,,,,

      """
    #expect(text(record.districtTable()).hasSuffix("presence_missing\n\(row)"))
  }

  @Test func problems() {
    let expected = """
      \u{FEFF}severity,district,file,row,feature,field,problem,action,fix,count,rows,features
      warning,西区,b.csv,7,F1,面积,"not a number: ""x\""",skipped,write a number,1,,

      """
    #expect(text(record.problemTable()) == expected)
  }

  @Test func summary() {
    let clock = RunClock(read: 0.5, write: 0.125, total: 0.875)
    let expected = """
      {
        "version": "\(Release.version)",
        "synthetic": false,
        "incomplete": false,
        "parameters": {
          "metric": "straight",
          "measure": "area",
          "threshold": 0.8,
          "detour": 1,
          "walk_speed": 1,
          "cell_m": 50,
          "threads": 1
        },
        "inputs": [
          {
            "path": "a.geojson",
            "sha256": "\(String(repeating: "0a", count: 32))",
            "features": 2
          }
        ],
        "assumed": [
          "b.csv: x = 经度"
        ],
        "communities": 2,
        "facilities": 1,
        "facility_types": 2,
        "meets_5min": 1,
        "meets_15min": 0,
        "met_by_threshold": {
          "0.70": {
            "meets_5min": 2,
            "meets_15min": 0
          },
          "0.80": {
            "meets_5min": 1,
            "meets_15min": 0
          },
          "0.90": {
            "meets_5min": 1,
            "meets_15min": 0
          }
        },
        "streets_meet_15min": 0,
        "streets_judged_15min": 1,
        "exam_index": null,
        "base_index": null,
        "balance_index": null,
        "governance_index": null,
        "index_basis": null,
        "problems": {
          "error": 0,
          "warning": 1,
          "info": 0
        },
        "crs": "\(record.local.definition)",
        "scale_error_m_per_km": 0.000125,
        "peak_memory_bytes": 1000000,
        "timing": {
          "read": 0.5,
          "prepare": 0,
          "network": 0,
          "coverage": 0.25,
          "distance": 0,
          "balance": 0,
          "score": 0,
          "write": 0.125,
          "total": 0.875
        }
      }

      """
    #expect(text(record.summary(clock: clock, peakMemory: 1_000_000)) == expected)
  }

  @Test func layerHasTheFiguresOfTheTableAndThoseOfTheTypes() throws {
    let bytes = record.communityLayer { region in
      region.vertices.map {
        GeographicPoint(longitude: 120 + $0.x / 1e5, latitude: 30 + $0.y / 1e5)
      }
    }
    let layer = try #require(
      JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let features = try #require(layer["features"] as? [[String: Any]])
    #expect(features.map { $0["id"] as? String } == ["C1", "C2"])
    #expect(layer["incomplete"] as? Bool == false)
    let second = try #require(features.last?["properties"] as? [String: Any])
    #expect(second["name"] as? String == "乙,丙")
    #expect(second["area_m2"] as? Double == 40_000)
    #expect(second["missed_5min"] as? String == "communityCanteen")
    #expect(second["coverage_communityCanteen"] as? Double == 0.75)
    #expect(second["verdict_clinic"] as? String == "absent")
    #expect(second["rank"] is NSNull)
    let geometry = try #require(features.last?["geometry"] as? [String: Any])
    let rings = try #require(geometry["coordinates"] as? [[[Double]]])
    #expect(
      rings == [
        [[120.01, 30], [120.012, 30], [120.012, 30.002], [120.01, 30.002], [120.01, 30]]
      ])
  }

  @Test func everyOutputOfAPartialRunSaysSo() throws {
    var partial = record
    partial.isPartial = true
    let tables = [
      partial.coverageTable(), partial.communityTable(), partial.typeTable(),
      partial.streetTable(), partial.districtTable(), partial.problemTable(),
    ]
    for table in tables {
      let lines = text(table).split(separator: "\n")
      #expect(lines.count >= 2)
      #expect(lines[0].hasSuffix(",incomplete"))
      #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(",yes") })
    }
    let clock = RunClock(read: 0, write: 0, total: 0)
    for json in [
      partial.communityLayer { _ in [] }, partial.summary(clock: clock, peakMemory: 1),
    ] {
      let members = try #require(
        JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
      #expect(members["incomplete"] as? Bool == true)
    }
  }

  @Test func peakMemoryIsThatOfThisProcess() throws {
    let peak = try #require(PeakMemory.bytes())
    #expect(peak > 1_000_000)
  }
}
