import Coverage
import Examination
import Foundation
import PlanarGeometry

/// W1: exact covered area of all communities for each type at 300 m and at 1000 m, one thread.
struct CoveredAreaWorkload {
  private let city: City
  private let demand: [CommunityDemand]
  /// Entrances of each type.
  private let points: [[PlanarPoint]]

  private static let radii = [300.0, 1000.0]
  private static let runs = 5

  init(_ city: City, types: Int) {
    self.city = city
    demand = city.communities.map { CommunityDemand($0.region) }
    var points = [[PlanarPoint]](repeating: [], count: types)
    for facility in 0..<city.facilities.count {
      for service in city.facilities.services[city.facilities.serviceRange(of: facility)] {
        points[Int(service.type)] +=
          city.facilities.entrances[
            city.facilities.entranceRange(of: facility)]
      }
    }
    self.points = points
  }

  /// Writes the polygons, the points, the areas and the seconds of each run into `folder`.
  func run(into folder: URL) async throws {
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
    try write(polygons: folder.appending(path: "polygons.json"))
    try write(JSONEncoder().encode(points.map { $0.map { [$0.x, $0.y] } }), "points.json", folder)
    try write(areas.withUnsafeBytes { Data($0) }, "areas.f64", folder)
    try write(JSONEncoder().encode(seconds), "seconds.json", folder)
  }

  private func write(_ data: Data, _ name: String, _ folder: URL) throws {
    try data.write(to: folder.appending(path: name))
  }

  private func write(polygons url: URL) throws {
    let rings = demand.map { $0.region.polygons.map { $0.map { $0.map { [$0.x, $0.y] } } } }
    try JSONEncoder().encode(rings).write(to: url)
  }
}
