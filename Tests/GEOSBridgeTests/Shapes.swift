import PlanarGeometry

/// A region with one polygon through `coordinates` (x, y, x, y …).
func polygon(_ coordinates: [Double], holes: [[Double]] = []) -> PlanarRegion {
  PlanarRegion(polygons: [[ring(coordinates)] + holes.map(ring)])
}

/// A region of polygons without holes.
func polygons(_ rings: [[Double]]) -> PlanarRegion {
  PlanarRegion(polygons: rings.map { [ring($0)] })
}

func ring(_ coordinates: [Double]) -> [PlanarPoint] {
  stride(from: 0, to: coordinates.count, by: 2).map {
    PlanarPoint(x: coordinates[$0], y: coordinates[$0 + 1])
  }
}

func rectangle(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> PlanarRegion {
  polygon([minX, minY, maxX, minY, maxX, maxY, minX, maxY])
}

/// The polygonal line through (r·c, r·s) for 200 spikes without libm: the circle's points come from
/// the rational parametrisation (1 − t²)/(1 + t²), 2t/(1 + t²) of its upper half.
func star(turned: Double) -> PlanarRegion {
  var points: [PlanarPoint] = []
  for index in 0..<400 {
    let t = (Double(index) + turned) / 200 - 1
    let radius = index.isMultiple(of: 2) ? 100.0 : 40
    let norm = 1 + t * t
    points.append(PlanarPoint(x: radius * 2 * t / norm, y: radius * (1 - t * t) / norm))
  }
  points.append(PlanarPoint(x: 0, y: -30))
  return PlanarRegion(polygons: [[points]])
}
