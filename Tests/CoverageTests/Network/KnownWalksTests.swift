import Coverage
import PlanarGeometry
import Testing
import WalkNetwork

/// Covered land that is known in closed form. Lengths are multiples of 2⁻²⁰ m.
@Suite struct KnownWalksTests {
  private typealias Point = (Double, Double)

  private struct Town {
    var streets: [(from: Point, to: Point, stated: Double?)]
    var walls: [(Point, Point)] = []
    var facility: Point
    /// Grounds of facilities, instead of the facility.
    var grounds: [[Point]] = []

    func figures(_ land: (ClosedRange<Double>, ClosedRange<Double>), radius: Double) async throws
      -> NetworkFigures
    {
      var ways = WalkWays()
      var numbers: [PlanarPoint: Int32] = [:]
      func node(_ place: Point) -> Int32 {
        let point = PlanarPoint(x: place.0, y: place.1)
        let number = numbers[point] ?? ways.addNode(at: point)
        numbers[point] = number
        return number
      }
      for street in streets {
        let (from, to) = (node(street.from), node(street.to))
        let drawn = ways.positions[Int(from)].distance(to: ways.positions[Int(to)])
        ways.addEdge(from: from, to: to, length: street.stated ?? drawn)
      }
      let barriers = walls.map { wall in
        (PlanarPoint(x: wall.0.0, y: wall.0.1), PlanarPoint(x: wall.1.0, y: wall.1.1))
      }
      let graph = WalkGraphBuilder(smallestComponent: 0).build(ways)
      let layer = FacilityLayer(
        radius: radius, points: grounds.isEmpty ? [PlanarPoint(x: facility.0, y: facility.1)] : [],
        pointOwners: grounds.isEmpty ? [0] : [],
        regions: grounds.map { PlanarRegion(polygons: [[$0.map(PlanarPoint.init)]]) },
        regionOwners: grounds.indices.map { Int32($0) },
        counts: [Int](repeating: 1, count: max(grounds.count, 1)))
      let fields = try await NetworkFields.search(
        graph, barriers: BarrierLines(barriers), layers: [layer], snapLimit: 500)
      let corners = [
        (land.0.lowerBound, land.1.lowerBound), (land.0.upperBound, land.1.lowerBound),
        (land.0.upperBound, land.1.upperBound), (land.0.lowerBound, land.1.upperBound),
      ]
      let region = PlanarRegion(polygons: [[corners.map(PlanarPoint.init)]])
      return await NetworkCoverage.figures(
        of: [CommunityDemand(region)], fields,
        .init(threshold: 0.5, wantsCurves: true))[0]
    }
  }

  private func expect(_ value: Double, _ known: Double) {
    #expect(abs(value - known) <= 1e-12 * known, "\(value), not \(known)")
  }

  @Test func aStatedLength() async throws {
    let town = Town(streets: [((0, 0), (200, 0), 300)], facility: (60, 10))
    let found = try await town.figures((-100...300, -200...200), radius: 130)
    expect(found.covered, 20013.716694115)
  }

  @Test func twoStreetsThatAreNotJoined() async throws {
    let town = Town(
      streets: [((0, 0), (100, 0), nil), ((50, 40), (50, 140), nil)], facility: (0, 0))
    let found = try await town.figures((0...100, 0...100), radius: 60)
    expect(found.covered, 1511.438191683587)
    // The other street's cell and that of its end.
    expect(found.distances.withoutWay, 5900 + 3200.0 / 3)
  }

  @Test func aDeadEnd() async throws {
    let town = Town(
      streets: [((-100, 0), (0, 0), nil), ((40, -200), (40, 200), nil)], facility: (-20, 0))
    let land = (0.0...40, -200.0...200)
    expect(try await town.figures(land, radius: 50).covered, 965.819547616154)
    let all = try await town.figures(land, radius: 1000)
    expect(all.covered, 3200.0 / 3)
    expect(all.distances.mean, 20 + 56.0 / 3)
  }

  @Test func behindAWall() async throws {
    let town = Town(
      streets: [((-100, 0), (20, 0), nil), ((20, 0), (100, 0), nil)],
      walls: [((-10, 10), (10, 10))], facility: (20, 0))
    let found = try await town.figures((-10...10, 10...50), radius: 40)
    expect(found.covered, 50 * 3.0.squareRoot() + 100 * Double.pi / 3)
    #expect(found.demandOffNetwork == 0)
  }

  /// |x| + |y| ≤ 50.
  @Test func aCross() async throws {
    let town = Town(
      streets: [
        ((-100, 0), (0, 0), nil), ((0, 0), (100, 0), nil), ((0, -100), (0, 0), nil),
        ((0, 0), (0, 100), nil),
      ], facility: (0, 0))
    expect(try await town.figures((-50...50, -50...50), radius: 50).covered, 5000)
  }

  /// From one corner of a block of 100 m: two triangles of 80 m and half as high.
  @Test func aBlock() async throws {
    let town = Town(
      streets: [
        ((0, 0), (100, 0), nil), ((100, 0), (100, 100), nil), ((100, 100), (0, 100), nil),
        ((0, 100), (0, 0), nil),
      ], facility: (0, 0))
    let found = try await town.figures((0...100, 0...100), radius: 80)
    expect(found.covered, 3200)
    #expect(found.low == found.covered && found.high == found.covered)
  }

  /// A pocket of walls is off the network.
  @Test func aPocket() async throws {
    let corners = [(20.0, 20.0), (60.0, 20.0), (60.0, 60.0), (20.0, 60.0)]
    let town = Town(
      streets: [((0, 0), (100, 0), nil)],
      walls: zip(corners, corners.dropFirst() + corners.prefix(1)).map { ($0, $1) },
      facility: (0, 0))
    let found = try await town.figures((20...60, 20...60), radius: 80)
    #expect(found.covered == 0 && found.low == 0)
    expect(found.high, 1600)
  }

  /// Entered along their whole border: 4400 m² along the street, 600 m² of grounds, of which 192.857… m² are
  /// common; the same twice is no more.
  @Test(arguments: [1, 2]) func grounds(times: Int) async throws {
    var town = Town(streets: [((-200, 0), (200, 0), nil)], facility: (0, 0))
    town.grounds = [[Point]](repeating: [(0, 10), (40, 30), (40, 60)], count: times)
    let found = try await town.figures((-100...100, -100...100), radius: 50)
    #expect(abs(found.covered - 4807.142857142857) < 1e-9, "\(found.covered)")
    #expect(found.distances.minimum == 0 && found.demandOffNetwork == 0)
  }

  /// |x| + |y| ≤ r leaves (100 − r)² of 5000 m² between 50 and 100 m: 1 − 1/3 + 1/20.
  @Test func theIntegralOfTheBalanceIndex() async throws {
    let town = Town(streets: [((-200, 0), (200, 0), nil)], facility: (0, 0))
    let found = try await town.figures((-50...50, 0...50), radius: 50)
    let curve = try #require(found.curve)
    let integral = BalanceIntegral.value(of: [(curve, 1)], demand: 5000)
    #expect(abs(integral - 43.0 / 60) < 1e-12, "\(integral)")
  }

  /// Who stands on grounds has arrived however far from a street.
  @Test func groundsOffTheNetwork() async throws {
    var town = Town(streets: [((-200, 0), (200, 0), nil)], facility: (0, 0))
    town.grounds = [[(0, 600), (50, 600), (50, 700), (0, 700)]]
    let found = try await town.figures((0...100, 600...700), radius: 50)
    #expect(abs(found.covered - 5000) < 1e-8 && abs(found.high - 10_000) < 1e-8)
    #expect(found.distances.p50 == 0 && found.distances.mean == 0)
  }
}
