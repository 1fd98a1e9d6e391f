import Assessment
import PlanarGeometry
import TestSupport
import Testing

/// Gaps of a town that can be reckoned by hand.
@Suite struct GapListTests {
  private func gap(_ gaps: [Gap], community: Int, type: Int) -> Gap? {
    gaps.first { $0.community == community && $0.type == type }
  }

  /// Nothing is anywhere: twelve gaps with shortfall 1. Core ones come first, each with the greatest weight there is; of
  /// equal ones the smaller id does.
  @Test func coreComesFirst() async throws {
    let gaps = try await ShortfallTown().gaps()
    #expect(gaps.count == 12 && gaps.allSatisfy { $0.finding == .absent && $0.cause == .none })
    #expect(gaps.prefix(4).map(\.type) == [0, 0, 0, 0])
    #expect(gaps.prefix(4).map(\.community) == [0, 1, 2, 3])
    #expect(gaps.prefix(4).allSatisfy { $0.priority == 200 && $0.weight == 1000 })
    #expect(gaps.suffix(8).allSatisfy { $0.priority == 100 })
    let elderly = try #require(gap(gaps, community: 0, type: 0))
    #expect(elderly.peopleUncovered == 1000)
    #expect(elderly.elderlyUncovered == 200 && elderly.under3Uncovered == 0)
    let nursery = try #require(gap(gaps, community: 0, type: 2))
    #expect(nursery.elderlyUncovered == 0 && nursery.under3Uncovered == 40)
  }

  /// At 150 m of a radius of 100 m the shortfall is a half, and so is the weight.
  @Test func weightIsPeopleTimesShortfall() async throws {
    var town = ShortfallTown()
    town.city.facilities.append(
      ShortfallTown.facility("F", type: 2, community: 1, metres: 150))
    let gaps = try await town.gaps()
    let near = try #require(gap(gaps, community: 1, type: 2))
    #expect(abs(near.severity - 0.5) < 1e-9 && abs(near.priority - 50) < 1e-6)
    #expect(gaps.last?.community == 1 && gaps.last?.type == 2)
  }

  /// 100 m² are asked for 100 households and 60 m² of one facility.
  @Test func poorServiceIsAnotherFinding() async throws {
    var town = ShortfallTown()
    town.city.facilities.append(
      ShortfallTown.facility("A", type: 1, community: 0, area: 80, rating: 2))
    town.city.facilities.append(
      ShortfallTown.facility("B", type: 1, community: 1, area: 100, rating: 2))
    town.city.facilities.append(
      ShortfallTown.facility("C", type: 1, community: 2, area: 100, rating: 3))
    town.city.facilities.append(ShortfallTown.facility("D1", type: 1, community: 3, area: 70))
    town.city.facilities.append(ShortfallTown.facility("D2", type: 1, community: 3))
    let gaps = try await town.gaps().filter { $0.type == 1 }
    #expect(gaps.allSatisfy { $0.finding == .poor })
    let small = try #require(gap(gaps, community: 0, type: 1))
    #expect(small.cause == .capacity && abs(small.severity - 0.2) < 1e-9)
    #expect(abs(small.weight - 200) < 1e-6 && small.peopleUncovered == 0)
    let rated = try #require(gap(gaps, community: 1, type: 1))
    #expect(rated.cause == .rating && rated.rating == 2 && abs(rated.severity - 0.5) < 1e-9)
    #expect(gap(gaps, community: 2, type: 1) == nil)
    let unknown = try #require(gap(gaps, community: 3, type: 1))
    #expect(unknown.cause == .data && abs(unknown.severity - 0.3) < 1e-9)
  }

  /// A suspended facility 140 m from the middle is 90 m from the border, within the radius; one at 160 m is not.
  @Test func suspendedFacilitiesAreACause() async throws {
    var town = ShortfallTown()
    town.city.suspendedFacilities.append(
      ShortfallTown.facility("S1", type: 0, community: 0, metres: 140))
    town.city.suspendedFacilities.append(
      ShortfallTown.facility("S2", type: 0, community: 1, metres: 160))
    let gaps = try await town.gaps()
    #expect(gap(gaps, community: 0, type: 0)?.cause == .suspended(facility: "S1"))
    #expect(gap(gaps, community: 0, type: 2)?.cause == Gap.Cause.none)
    #expect(gap(gaps, community: 1, type: 0)?.cause == Gap.Cause.none)
    // An open one covers the people: no gap.
    town.city.facilities.append(ShortfallTown.facility("F", type: 0, community: 0))
    #expect(gap(try await town.gaps(), community: 0, type: 0) == nil)
  }

  private func site(
    _ id: String, metres: Double, area: Double?, cost: Double?, types: [Int32]? = nil
  ) -> CandidateSite {
    CandidateSite(
      id: id, position: PlanarPoint(x: metres, y: 0), floorArea: area, cost: cost, types: types)
  }

  /// The cheapest that is near, large enough and may hold the type.
  @Test func candidates() async throws {
    var town = ShortfallTown()
    town.candidates = [
      site("a-small", metres: 0, area: 59, cost: 1), site("b-far", metres: 151, area: 90, cost: 1),
      site("c-dear", metres: 0, area: 90, cost: 9), site("d", metres: 149, area: 60, cost: 5),
      site("e-other", metres: 0, area: 90, cost: 2, types: [0]),
      site("f-unknown", metres: 0, area: 90, cost: nil),
      site("g-unsized", metres: 0, area: nil, cost: 1),
    ]
    var gaps = try await town.gaps()
    #expect(gap(gaps, community: 0, type: 1)?.candidate?.id == "d")
    // Without a norm the size does not matter, and of equally cheap ones the nearest is taken, then the smaller id.
    #expect(gap(gaps, community: 0, type: 2)?.candidate?.id == "a-small")
    #expect(gap(gaps, community: 1, type: 1)?.candidate == nil)
    town.candidates.removeAll { ["d", "c-dear"].contains($0.id) }
    gaps = try await town.gaps()
    #expect(gap(gaps, community: 0, type: 1)?.candidate?.id == "f-unknown")
    // Whom a type serves limits where it may stand.
    town.standard.types[2].serves = .community
    town.candidates = [site("out", metres: 60, area: 90, cost: 1)]
    #expect(gap(try await town.gaps(), community: 0, type: 2)?.candidate == nil)
  }

  /// Every pair that is missed is a gap, and no pair that is met and adequate.
  @Test(arguments: [UInt64(3), 4, 5], [Metric.straight, .network])
  func everyMissedPairIsAGap(seed: UInt64, metric: Metric) async throws {
    let town = RandomTown(seed: seed)
    let result = try await CircleAssessment.run(
      town.city, standard: RandomTown.standard, options: RandomTown.options(metric, .population))
    let gaps = GapList(of: result, in: town.city, standard: RandomTown.standard).gaps
    let missed = result.rows.count { $0.verdict == .partial || $0.verdict == .absent }
    #expect(gaps.count { $0.finding != .poor } == missed && missed > 0)
    for (one, next) in zip(gaps, gaps.dropFirst()) { #expect(one.priority >= next.priority) }
    for loss in result.footLosses {
      let own = gap(gaps, community: loss.community, type: loss.type)
      if case .barrier(let name) = loss.cause { #expect(own?.cause == .barrier(name: name)) }
    }
  }
}
