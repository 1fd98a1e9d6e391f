import Assessment
import CityReading
import PlanarGeometry
import SyntheticCity
import Testing
import Wording

@Suite struct FacilityFigureTests {
  private let facilities = SampleCity.facilities

  @Test func typesAreThoseOfTheBuiltInStandard() throws {
    #expect(CityPlan.facilityTypes.map(\.id) == (try StandardFile.builtIn()).types.map(\.id))
  }

  @Test func counts() {
    var counts = Array(repeating: 0, count: 20)
    for facility in facilities { counts[Int(facility.services[0].type)] += 1 }
    #expect(
      counts == [
        1330, 195, 620, 1050, 520, 300, 1420, 1050, 190, 760, 200, 1560, 520, 195, 6800, 780, 3300,
        480, 2900, 1630,
      ])
    #expect(facilities.count == 25_800)
    #expect(Set(facilities.map(\.id)).count == 25_800)
  }

  @Test func blanks() {
    let count = Double(facilities.count)
    let noArea = facilities.count { $0.services[0].floorArea == nil }
    #expect(abs(Double(noArea) / count - 0.15) < 0.01)
    let noRating = facilities.count { $0.rating == nil }
    #expect(abs(Double(noRating) / count - 0.30) < 0.01)
    #expect(facilities.compactMap(\.rating).allSatisfy { (1...5).contains($0) })
  }

  /// Facilities of one site stand at one point, at least two of them.
  @Test func sites() {
    var points: [String: [PlanarPoint]] = [:]
    for facility in facilities {
      if let site = facility.siteID { points[site, default: []].append(facility.entrances[0]) }
    }
    #expect(points.values.allSatisfy { $0.count > 1 && Set($0).count == 1 })
    let sharing = points.values.map(\.count).reduce(0, +)
    #expect(abs(Double(sharing) / Double(facilities.count) - 0.30) < 0.02)
  }

  /// What new housing lacks, and what old housing has but too small: of the day-care centres, whose
  /// norm is 350 m², by the kind of the community they stand in.
  @Test func careByKindOfHousing() {
    let dayCare = 6
    var places: [String: (communities: Int, centres: Int, short: Int, sized: Int)] = [:]
    let centres = facilities.filter { $0.services[0].type == Int32(dayCare) }
    let byName = Dictionary(grouping: centres) { String($0.name?.prefix { $0 != "社" } ?? "") }
    for community in SampleCity.communities {
      let name = String(community.name?.prefix { $0 != "社" } ?? "")
      let areas = (byName[name] ?? []).compactMap { $0.services[0].floorArea }
      var entry = places[community.kind ?? ""] ?? (0, 0, 0, 0)
      entry.communities += 1
      entry.centres += byName[name]?.count ?? 0
      entry.sized += areas.count
      entry.short += areas.count { $0 < 350 }
      places[community.kind ?? ""] = entry
    }
    guard let old = places["老旧小区"], let new = places["新建小区"] else {
      Issue.record("no old or no new housing")
      return
    }
    #expect((0.40...0.60).contains(Double(old.short) / Double(old.sized)))
    let perOld = Double(old.centres) / Double(old.communities)
    let perNew = Double(new.centres) / Double(new.communities)
    #expect(perNew < 0.6 * perOld)
  }
}
