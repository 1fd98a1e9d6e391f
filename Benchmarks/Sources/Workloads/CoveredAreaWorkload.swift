import Assessment
import Coverage
import PlanarGeometry
import Trials

/// W1: exact covered area of all communities for each type at 300 m and at 1000 m, one thread.
struct CoveredAreaWorkload {
  private let regions: [PlanarRegion]
  private let demand: [CommunityDemand]
  /// Entrances of each type.
  private let points: [[PlanarPoint]]

  private static let radii = [300.0, 1000.0]
  private static let runs = 5

  init(_ city: City, types: Int) {
    regions = city.communities.map(\.region)
    demand = regions.map { CommunityDemand($0) }
    points = city.points(types: types)
  }

  /// Writes the polygons, the points, the areas and the seconds of each run into `folder`.
  func run(into folder: PeerFolder) async throws {
    var seconds: [Double] = []
    var areas: [Double] = []
    let clock = ContinuousClock()
    for _ in 0..<Self.runs {
      let start = clock.now
      areas = []
      for radius in Self.radii {
        let layers = points.map { FacilityLayer(radius: radius, points: $0) }
        areas += await StraightCoverage.coveredDemand(of: demand, layers: layers)
      }
      seconds.append((clock.now - start) / .seconds(1))
    }
    let rings = regions.map { $0.polygons.map { $0.map { $0.map { [$0.x, $0.y] } } } }
    try folder.write(rings, as: "polygons.json")
    try folder.write(points.map { $0.map { [$0.x, $0.y] } }, as: "points.json")
    try folder.write(numbers: areas, as: "areas.f64")
    try folder.write(seconds, as: "seconds.json")
  }
}
