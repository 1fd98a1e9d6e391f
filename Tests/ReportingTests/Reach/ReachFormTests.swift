import Assessment
import PlanarGeometry
import TestSupport
import Testing
import WalkNetwork
import Wording

/// Reach whose area is known in closed form.
@Suite struct ReachFormTests {
  private static let name = LocalizedText(zh: "", en: "")

  private func standard(radius: Double) -> Standard {
    Standard(
      name: Self.name, circles: [ServiceCircle(minutes: 5, name: Self.name)], categories: [],
      types: [
        FacilityType(id: "canteen", name: Self.name, circle: 5, radius: .metres(radius))
      ])
  }

  private func city(
    _ land: PlanarRegion, facilities: [Facility], streets: [[PlanarPoint]] = [],
    wall: (PlanarPoint, PlanarPoint)? = nil
  ) -> City {
    var table = FacilityTable()
    for facility in facilities { table.append(facility) }
    var city = City(
      name: "", communities: [Community(id: "C", region: land)], facilities: table)
    guard !streets.isEmpty else { return city }
    var ways = WalkWays()
    for street in streets {
      let nodes = street.map { ways.addNode(at: $0) }
      ways.addWay(nodes)
    }
    city.network = PedestrianNetwork(
      graph: WalkGraphBuilder(smallestComponent: 0).build(ways),
      barriers: wall.map { BarrierLines([$0], owners: [0], names: ["river"]) } ?? .none)
    return city
  }

  private func facility(_ x: Double, _ y: Double) -> Facility {
    Facility(
      id: "F", entrances: [PlanarPoint(x: x, y: y)], services: [FacilityService(type: 0)])
  }

  private func options(_ metric: Metric, detour: Double = 1) -> AssessmentOptions {
    var options = AssessmentOptions()
    options.metric = metric
    options.detour = detour
    return options
  }

  private func line(_ x: Double, _ y: Double, _ x2: Double, _ y2: Double) -> [PlanarPoint] {
    [PlanarPoint(x: x, y: y), PlanarPoint(x: x2, y: y2)]
  }

  @Test(arguments: [(0.5, 1.0), (0.05, 1.0), (0.5, 1.25)])
  func circleInAnOpenField(tolerance: Double, detour: Double) async throws {
    let reach = try await ReachLaws(
      city(.rectangle(0...100, 0...100), facilities: [facility(50, 50)]), standard(radius: 500),
      options(.straight, detour: detour), tolerance: tolerance)
    let (region, radius) = (reach.region(0, .straight), 500 / detour)
    #expect(reach.areas.count == 1)
    let center = PlanarPoint(x: 50, y: 50)
    #expect(region.vertices.allSatisfy { abs($0.distance(to: center) - radius) < 1e-3 })
    var nearest = Double.infinity
    region.forEachEdge { nearest = min(nearest, center.squaredDistance(toSegment: $0, $1)) }
    #expect(nearest.squareRoot() >= radius - tolerance - 1e-3)
    #expect(nearest.squareRoot() < radius - tolerance / 4)
    #expect(region.area < .pi * radius * radius)
  }

  /// About a convex polygon: its area, its border times the radius, and a circle.
  @Test func parkInAnOpenField() async throws {
    var park = facility(0, 0)
    park.entrances = []
    park.region = PlanarRegion(polygons: [
      [[(0, 0), (200, 0), (260, 90), (80, 150)].map { PlanarPoint(x: $0.0, y: $0.1) }]
    ])
    let reach = try await ReachLaws(
      city(.rectangle(0...100, 0...100), facilities: [park]), standard(radius: 300),
      options(.straight), tolerance: 0.01)
    var border = 0.0
    park.region?.forEachEdge { border += $0.distance(to: $1) }
    let area = (park.region?.area ?? 0) + 300 * border + .pi * 90_000
    let drawn = reach.region(0, .straight).area
    #expect(drawn < area + 1 && drawn > area - 0.01 * 2 * .pi * 300 - 1)
  }

  /// About a park with a notch and a hole, every place drawn is within the radius and every place within it is
  /// drawn, but for the tolerance.
  @Test func parkOfAnyShape() async throws {
    func ring(_ corners: [(Double, Double)]) -> [PlanarPoint] { corners.map(PlanarPoint.init) }
    let grounds = PlanarRegion(polygons: [
      [
        ring([(0, 0), (300, 0), (300, 200), (160, 200), (150, 40), (140, 200), (0, 200)]),
        ring([(200, 50), (280, 60), (270, 150)]),
      ]
    ])
    var park = facility(0, 0)
    (park.entrances, park.region) = ([], grounds)
    let reach = try await ReachLaws(
      city(.rectangle(0...100, 0...100), facilities: [park]), standard(radius: 15),
      options(.straight), tolerance: 0.1)
    let drawn = reach.region(0, .straight)
    var dice = SeededRandom(3)
    for _ in 0..<4000 {
      let place = PlanarPoint(x: dice.between(-20, 320), y: dice.between(-20, 220))
      let distance = grounds.squaredDistance(to: place).squareRoot()
      if drawn.contains(place) { #expect(distance < 15 + 1e-3) }
      if distance < 15 - 0.1 - 1e-3 { #expect(drawn.contains(place)) }
    }
  }

  /// Along one street a walk is what Manhattan counts, so that the reach is a diamond, here cut by the land.
  @Test func diamondAlongAStreet() async throws {
    let reach = try await ReachLaws(
      city(
        .rectangle(-1000...1000, -200...200), facilities: [facility(0, 0)],
        streets: [line(-1000, 0, 1000, 0)]), standard(radius: 300), options(.network))
    let corners = [(300.0, 0.0), (100, 200), (-100, 200), (-300, 0), (-100, -200), (100, -200)]
    let diamond = PlanarRegion(polygons: [[corners.map { PlanarPoint(x: $0.0, y: $0.1) }]])
    #expect(abs(reach.region(0, .network).area - 160_000) < 1)
    #expect(try reach.difference(reach.region(0, .network), diamond) < 2)
    #expect(reach.region(0, .straight).area > 280_000)
  }

  /// On a lattice of streets each square is reached from its four sides.
  @Test func diamondOnALattice() async throws {
    let (side, count) = (50.0, 16)
    let places = (0...count).map { Double($0) * side - 400 }
    let columns = places.map { x in places.map { PlanarPoint(x: x, y: $0) } }
    let rows = places.map { y in places.map { PlanarPoint(x: $0, y: y) } }
    var ways = WalkWays()
    var nodes: [PlanarPoint: Int32] = [:]
    for line in columns + rows {
      ways.addWay(
        line.map { place in
          let node = nodes[place] ?? ways.addNode(at: place)
          nodes[place] = node
          return node
        })
    }
    var town = city(.rectangle(-400...400, -400...400), facilities: [facility(0, 0)])
    town.network = PedestrianNetwork(
      graph: WalkGraphBuilder(smallestComponent: 0).build(ways))
    let reach = try await ReachLaws(town, standard(radius: 225), options(.network))
    let region = reach.region(0, .network)
    var dice = SeededRandom(9)
    for _ in 0..<3000 {
      let place = PlanarPoint(x: dice.between(-300, 300), y: dice.between(-300, 300))
      let walk = Self.walk(from: place, side: side)
      if abs(walk - 225) > 0.01 { #expect(region.contains(place) == (walk < 225)) }
    }
  }

  /// Leg to the nearest street, and on along the lattice to its middle.
  private static func walk(from place: PlanarPoint, side: Double) -> Double {
    func nearest(_ x: Double) -> Double { (x / side).rounded() * side }
    let legs = (abs(place.x - nearest(place.x)), abs(place.y - nearest(place.y)))
    let entry =
      legs.0 < legs.1
      ? PlanarPoint(x: nearest(place.x), y: place.y) : PlanarPoint(x: place.x, y: nearest(place.y))
    return min(legs.0, legs.1) + abs(entry.x) + abs(entry.y)
  }

  /// Beyond the ends of a street there are half discs.
  @Test func deadEnds() async throws {
    let reach = try await ReachLaws(
      city(
        .rectangle(-1000...1000, -1000...1000), facilities: [facility(0, 0)],
        streets: [line(-100, 0, 100, 0)]), standard(radius: 300), options(.network),
      tolerance: 0.02)
    let area = 100_000 + Double.pi * 40_000
    let drawn = reach.region(0, .network).area
    #expect(drawn < area + 1 && drawn > area - 0.02 * 2 * .pi * 200 - 1)
  }

  /// Nobody walks over a river without a bridge, though circles reach over it.
  @Test func nothingAcrossTheRiver() async throws {
    let reach = try await ReachLaws(
      city(
        .rectangle(-500...500, 0...200), facilities: [facility(0, 20)],
        streets: [line(-500, 20, 500, 20), line(-500, 150, 500, 150)],
        wall: (PlanarPoint(x: -600, y: 60), PlanarPoint(x: 600, y: 60))),
      standard(radius: 300), options(.network))
    let (walked, straight) = (reach.region(0, .network), reach.region(0, .straight))
    #expect(walked.box.maxY < 60.01 && straight.box.maxY > 300)
    // 2 · ∫ (300 − x) up to 40 m above the street, and 20 m below it.
    #expect(abs(walked.area - (2 * (40 * 300 - 800) + 2 * (20 * 300 - 200))) < 1)
    #expect(try reach.areValid)
  }

  /// A facility that nobody can walk to has an area by straight lines alone, and a type without one has none.
  @Test func offTheNetwork() async throws {
    let reach = try await ReachLaws(
      city(
        .rectangle(-500...500, 0...200), facilities: [facility(0, 5000)],
        streets: [line(-500, 20, 500, 20)]), standard(radius: 300), options(.network))
    #expect(reach.region(0, .network).isEmpty && reach.region(0, .straight).area > 280_000)
  }
}
