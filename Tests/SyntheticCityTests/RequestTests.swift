import Assessment
import PlanarGeometry
import SyntheticCity
import TestSupport
import Testing

@Suite struct RequestTests {
  @Test func sameRequestGivesTheSameCity() {
    let first = CityPlan(CityPlanRequest(seed: 5, scale: 0.05))
    let second = CityPlan(CityPlanRequest(seed: 5, scale: 0.05))
    #expect(first.city.communities == second.city.communities)
    #expect(first.city.facilities.entrances == second.city.facilities.entrances)
    #expect(first.streets.map(\.points) == second.streets.map(\.points))
    let other = CityPlan(CityPlanRequest(seed: 6, scale: 0.05))
    #expect(first.city.communities != other.city.communities)
  }

  @Test(
    arguments: Thoroughness.cases(
      [5, 6, 13, 59, 60, 126], exhaustive: [5, 6, 13, 59, 60, 126, 400]))
  func smallCitiesAreWhole(communities: Int) {
    let plan = CityPlan(CityPlanRequest(seed: 3, communities: communities))
    #expect(plan.city.communities.count == communities)
    #expect(plan.city.communities.allSatisfy { $0.region.area > 0 })
    #expect(!plan.compounds.isEmpty && !plan.streets.isEmpty)
    let expected = 25_800.0 * Double(communities) / 1258
    #expect(abs(Double(plan.city.facilities.count) - expected) <= 10)
    #expect(plan.city.residentialByCommunity?.count == communities)
  }

  @Test func largerPlansAreCitiesSideBySide() {
    let scale = Thoroughness.cases(1.5, exhaustive: 2)
    let plan = CityPlan(CityPlanRequest(seed: 2, scale: scale))
    let (communities, facilities) = Thoroughness.cases(
      (1887, 38_704), exhaustive: (2516, 51_600))
    #expect(plan.city.communities.count == communities)
    #expect(plan.city.facilities.count == facilities)
    #expect(Set(plan.city.communities.map(\.id)).count == communities)
    #expect(Set((0..<facilities).map { plan.city.facilities[$0].id }).count == facilities)
    let middles = plan.city.communities.map(\.region.box.center.x)
    #expect(middles.quantile(1) - middles.quantile(0) > 120_000)
    #expect(plan.city.communities.map(\.id) == plan.city.communities.map(\.id).sorted())
  }
}
