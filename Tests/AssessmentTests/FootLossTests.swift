import Assessment
import PlanarGeometry
import Testing

/// Met on paper, missed on foot.
struct FootLossTests {
  @Test func whatIsInTheWay() async throws {
    var city = FootCity.city([
      FootCity.facility("A", 0, 0), FootCity.facility("B", 5500, 700),
    ])
    city.population = FootCity.people([
      [(0, 210, 5), (10, 210, 3)], [(0, 10, 7)], [(5500, 710, 13), (5500, 5, 1)],
    ])
    let result = try await FootCity.run(city, FootCity.standard(radius: 300)) {
      $0.measure = .population
    }
    let losses = result.footLosses
    #expect(losses.map(\.community) == [0])
    #expect(losses.map(\.lost) == [8])
    #expect(losses.map(\.cause) == [.barrier(name: "运河")])
    #expect(losses.map(\.straightDistance) == [210])
    #expect(losses.map(\.walkingDistance) == [1210])
    // Of those 700 m from any street nothing is known.
    #expect(result.pairsMissedOnFoot == 1 && result.undecidedPairs == 1)
    #expect((0..<3).map { result.typesMissedOnFoot(community: $0) } == [[0], [], []])
    let paper = (0..<3).map { result.straightCircleVerdict(minutes: 5, community: $0).met }
    #expect(paper == [1, 1, 1])
    #expect(result.circles.map { $0[0].met } == [0, 1, 0])
    #expect(result.medianStraightTypesMet(circle: 5) == 1)
    let totals = result.typeTotals(of: 0..<3, in: city)
    #expect(totals.map(\.straightMet) == [3, 0] && totals.map(\.missedOnFoot) == [1, 0])
  }

  /// Of ninety places beyond the radius on foot one is within it by a straight line, and it is the one
  /// that shows the loss.
  @Test func thePlaceThatShowsALossIsWithinTheRadiusOnPaper() async throws {
    var city = FootCity.city([FootCity.facility("A", 0, 0)])
    let far = (1...89).map { (x: -500.0, y: 200 + Double($0), people: 0.1) }
    city.population = FootCity.people([far + [(x: 0, y: 210, people: 80)], [], []])
    let result = try await FootCity.run(city, FootCity.standard(radius: 300)) {
      $0.measure = .population
    }
    #expect(result.footLosses.map(\.straightDistance) == [210])
    #expect(result.pairsMissedOnFoot == 1)
  }

  /// Half a disc of 49 m covers 0.377 of the land, but not its middle, 50 m away: the loss is told with that
  /// place all the same.
  @Test func everyLossIsTold() async throws {
    var city = FootCity.city([FootCity.facility("A", 5500, 350)])
    city.communities = [
      Community(id: "X", region: FootCity.square(x: 5400, y: 300, side: 100))
    ]
    let result = try await FootCity.run(city, FootCity.standard(radius: 49)) {
      $0.threshold = 0.3
    }
    #expect(result.rows[0].straightVerdict == .met && result.rows[0].verdict == .absent)
    #expect(result.footLosses.map(\.straightDistance) == [50])
    #expect(result.footLosses.map(\.cause) == [.detour])
    #expect(result.pairsMissedOnFoot == 1)
  }

  /// One type missed is a circle missed, whatever else is undecided.
  @Test func undecidedTypesDoNotSaveACircle() async throws {
    var city = FootCity.city([FootCity.facility("A", 0, 200)])
    city.communities = Array(city.communities.prefix(1))
    // Within 110 m of A by the street, and of a quarter of the land more than 100 m from it nothing is
    // known: 2 · (200 · 10 + ∫₁₀¹⁰⁰ (110 − h) dh) and half as high a part to the south.
    let clinics = FootCity.standard(radius: 110)
    let open = try await FootCity.run(city, clinics) {
      $0.snapLimit = 100
      $0.threshold = 0.6
      $0.types = ["clinic"]
    }
    #expect(abs((open.rows[0].coverage ?? 0) - 0.5075) < 1e-12)
    #expect(abs((open.rows[0].high ?? 0) - 0.7575) < 1e-12)
    #expect(open.rows[0].verdict == .undecided && open.circles[0][0].meets == .undecided)
    #expect(open.undecidedPairs == 1)
    let both = try await FootCity.run(city, clinics) {
      $0.snapLimit = 100
      $0.threshold = 0.6
    }
    #expect(both.rows.map(\.verdict) == [.undecided, .absent])
    #expect(both.circles[0][0] == CircleVerdict(met: 0, required: 2, missed: [1], meets: .no))
    #expect(both.circleVerdict(minutes: 5, community: 0, threshold: 0.6).meets == .no)
  }
}
