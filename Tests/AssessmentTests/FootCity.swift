import Assessment
import PlanarGeometry
import WalkNetwork
import Wording

/// Two parallel streets with a canal between them, joined by a bridge at one end, and a street far away
/// that is joined with nothing.
///
/// ```
/// y = 200   ━━━━━━━━━━━━━━━━━┓ (500, 200)
/// y = 100   ~~~~~ canal ~~~~ ┃
/// y =   0   ━━━━━━━━━━━━━━━━━┛ (500, 0)
///        x = −500                        x = 5000…6000: the island
/// ```
enum FootCity {
  static let network: PedestrianNetwork = {
    var ways = WalkWays(
      positions: [(-500, 0), (500, 0), (500, 200), (-500, 200), (5000, 0), (6000, 0)].map {
        PlanarPoint(x: $0.0, y: $0.1)
      })
    ways.addWay([0, 1, 2, 3])
    ways.addWay([4, 5])
    let canal = BarrierLines(
      [(PlanarPoint(x: -1000, y: 100), PlanarPoint(x: 400, y: 100))], owners: [0], names: ["运河"])
    return PedestrianNetwork(
      graph: WalkGraphBuilder(smallestComponent: 0).build(ways), barriers: canal)
  }()

  static func square(x: Double, y: Double, side: Double) -> PlanarRegion {
    let corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
    return PlanarRegion(polygons: [[corners.map { PlanarPoint(x: $0.0, y: $0.1) }]])
  }

  /// North of the canal, south of it, and on the island.
  static let communities = [
    Community(id: "N", region: square(x: -100, y: 150, side: 200)),
    Community(id: "S", region: square(x: -100, y: -150, side: 200)),
    Community(id: "W", region: square(x: 5400, y: -100, side: 200)),
  ]

  static func facility(
    _ id: String, _ x: Double, _ y: Double, type: Int32 = 0, region: PlanarRegion? = nil
  ) -> Facility {
    Facility(
      id: id, entrances: region == nil ? [PlanarPoint(x: x, y: y)] : [], region: region,
      services: [FacilityService(type: type)])
  }

  static func city(_ facilities: [Facility]) -> City {
    var table = FacilityTable()
    for facility in facilities { table.append(facility) }
    var city = City(name: "", communities: communities, facilities: table)
    city.network = network
    return city
  }

  /// Clinics within `radius` and parks within 100 m.
  static func standard(radius: Double, group: PopulationGroup = .everyone) -> Standard {
    let name = LocalizedText(zh: "", en: "")
    return Standard(
      name: name, circles: [ServiceCircle(minutes: 5, name: name)], categories: [],
      types: [
        FacilityType(id: "clinic", name: name, circle: 5, radius: .metres(radius), group: group),
        FacilityType(id: "park", name: name, circle: 5, radius: .metres(100)),
      ])
  }

  static func run(
    _ city: City, _ standard: Standard, _ change: (inout AssessmentOptions) -> Void = { _ in }
  ) async throws -> AssessmentResult {
    var options = AssessmentOptions()
    options.metric = .network
    options.keepsDemand = true
    change(&options)
    return try await CircleAssessment.run(city, standard: standard, options: options)
  }

  /// People at points, one list for each community.
  static func people(_ places: [[(x: Double, y: Double, people: Double)]]) -> PopulationLayer {
    let all = places.flatMap(\.self)
    var layer = PopulationLayer(
      .points(all.map { PlanarPoint(x: $0.x, y: $0.y) }), communities: places.count)
    layer.ids = all.indices.map { "p\($0)" }
    layer.people = all.map(\.people)
    for (number, own) in places.enumerated() {
      layer.communityStarts[number + 1] = layer.communityStarts[number] + Int32(own.count)
    }
    return layer
  }
}
