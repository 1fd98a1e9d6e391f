import Assessment
import PlanarGeometry
import SyntheticCity
import Testing

/// The figures that a believable city must have; those of the core were measured on a real one.
@Suite struct CommunityFigureTests {
  @Test func hierarchy() {
    let communities = SampleCity.communities
    #expect(communities.count == 1258)
    #expect(Set(communities.compactMap(\.district)).count == 13)
    #expect(Set(communities.compactMap(\.street)).count == 190)
    #expect(Set(communities.compactMap(\.name)).count == 1258)
    #expect(communities.map(\.id) == communities.map(\.id).sorted())
    #expect(Set(communities.map(\.id)).count == 1258)
    let towns = SampleCity.communities(in: .town)
    #expect(Set(towns.compactMap(\.district)).count == 3)
    #expect((0.08...0.10).contains(Double(towns.count) / 1258))
  }

  @Test func areas() {
    let all = SampleCity.communities.map { $0.region.area / 1e6 }
    #expect((1300...1700).contains(all.sum))
    let core = SampleCity.communities(in: .core).map { $0.region.area / 1e6 }
    #expect(abs(core.quantile(0.1) - 0.12) < 0.02)
    #expect(abs(core.quantile(0.5) - 0.20) < 0.03)
    #expect(abs(core.quantile(0.9) - 0.93) < 0.10)
    #expect((1.4...1.9).contains(core.quantile(1)))
    let fringe = SampleCity.communities(in: .fringe).map { $0.region.area / 1e6 }
    #expect(fringe.quantile(0.05) > 0.7 && fringe.quantile(0.99) < 4.5)
    let scenic = SampleCity.communities(in: .scenic).map { $0.region.area / 1e6 }
    #expect((9...13).contains(scenic.quantile(1)))
  }

  @Test func people() {
    let populations = SampleCity.communities.compactMap(\.population)
    #expect((9.0e6...9.6e6).contains(populations.sum))
    #expect(abs(populations.quantile(0.5) - 6500) < 200)
    #expect(abs(populations.quantile(0.05) - 2000) < 150)
    #expect(abs(populations.quantile(0.95) - 15_000) < 500)
    let households = SampleCity.communities.compactMap(\.households).sum
    #expect(abs(populations.sum / households - 2.4) < 0.05)
  }

  @Test(arguments: [
    (Zone.core, 20_000.0, 40_000.0), (.fringe, 3000, 8000), (.scenic, 500, 2000),
  ])
  func density(zone: Zone, low: Double, high: Double) {
    let communities = SampleCity.communities(in: zone)
    let people = communities.compactMap(\.population).sum
    let area = communities.map { $0.region.area / 1e6 }.sum
    #expect((low...high).contains(people / area))
  }

  @Test func ages() {
    let communities = SampleCity.communities
    let people = communities.compactMap(\.population).sum
    #expect(abs(communities.compactMap(\.elderly).sum / people - 0.17) < 0.01)
    #expect(abs(communities.compactMap(\.under3).sum / people - 0.025) < 0.002)
    #expect(abs(communities.compactMap(\.children).sum / people - 0.12) < 0.005)
    for community in communities {
      guard let people = community.population, let elderly = community.elderly,
        let under3 = community.under3
      else {
        Issue.record("\(community.id) has no people")
        continue
      }
      // Counts are rounded to whole people.
      let rounding = 0.6 / people
      if community.kind == "老旧小区" {
        #expect((0.25 - rounding...0.35 + rounding).contains(elderly / people))
      }
      if community.kind == "新建小区" {
        #expect((0.06 - rounding...0.10 + rounding).contains(elderly / people))
        #expect((0.04 - rounding...0.06 + rounding).contains(under3 / people))
      }
    }
  }

  @Test func kinds() {
    let shares = ["老旧小区": 0.35, "拆迁安置房": 0.20, "商品房次新小区": 0.30, "新建小区": 0.15]
    for (kind, share) in shares {
      let count = SampleCity.communities.count { $0.kind == kind }
      #expect(abs(Double(count) / 1258 - share) < 0.002)
    }
  }
}
