import Coverage
import PlanarGeometry

/// One region against some facilities.
struct CoverageCase {
  var name: String
  var region: PlanarRegion
  var radius: Double
  var points: [PlanarPoint] = []
  var facilities: [PlanarRegion] = []

  /// The value under test.
  func coveredArea() async -> Double {
    let owners = (0..<(points.count + facilities.count)).map { Int32($0) }
    let layer = FacilityLayer(
      radius: radius, points: points, pointOwners: Array(owners[..<points.count]),
      regions: facilities, regionOwners: Array(owners[points.count...]),
      counts: owners.map { _ in 1 })
    return await StraightCoverage.coveredDemand(of: [CommunityDemand(region)], layers: [layer])[0]
  }

  /// The same case with every coordinate mapped by `map`, which must keep distances.
  func mapped(_ map: (PlanarPoint) -> PlanarPoint) -> CoverageCase {
    var copy = self
    copy.region = region.mapped(map)
    copy.points = points.map(map)
    copy.facilities = facilities.map { $0.mapped(map) }
    return copy
  }
}

extension PlanarRegion {
  func mapped(_ map: (PlanarPoint) -> PlanarPoint) -> PlanarRegion {
    PlanarRegion(polygons: polygons.map { $0.map { $0.map(map) } })
  }

  static func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> PlanarRegion {
    PlanarRegion(polygons: [[.box(minX, minY, maxX, maxY)]])
  }
}

extension [PlanarPoint] {
  static func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> [PlanarPoint] {
    [(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY)].map { PlanarPoint(x: $0.0, y: $0.1) }
  }
}
