import PlanarGeometry
import TableFiles
import Wording

/// The border of a community in degrees, as `communities.geojson` has it.
struct CommunityOutline: Equatable, Sendable {
  private var rings: [[SourceCoordinate]]

  /// By id; empty where the run drew no map.
  static func all(in folder: String) throws(InputError) -> [String: CommunityOutline] {
    let features: FeatureTable
    do throws(InputError) {
      features = try FeatureTable(path: folder + "/communities.geojson")
    } catch .data(_, nil, .missing) {
      return [:]
    }
    let (cells, shapes) = (features.attributes, features.geometry)
    let column = cells.columns.firstIndex(of: "community_id")
    return (0..<cells.count).reduce(into: [:]) { outlines, row in
      guard let id = cells.text(row: row, column: column) else { return }
      let rings = shapes.parts(of: row).flatMap { part in
        shapes.rings(ofPart: part).map {
          Array(shapes.coordinates[shapes.coordinateRange(ofRing: $0)])
        }
      }
      outlines[id] = CommunityOutline(rings: rings)
    }
  }

  /// Metres from a place to the community in a straight line, 0 inside, on a plane that touches the earth there:
  /// within 10 km right to a few metres.
  ///
  /// Complexity: O(vertices).
  func distance(to place: SourceCoordinate) -> Double {
    let plane = TouchingPlane(at: place)
    let origin = PlanarPoint(x: 0, y: 0)
    var (least, isInside) = (Double.infinity, false)
    for ring in rings {
      guard var previous = ring.last.map(plane.point) else { continue }
      for vertex in ring {
        let current = plane.point(vertex)
        least = min(least, origin.squaredDistance(toSegment: previous, current))
        if (previous.y > 0) != (current.y > 0) {
          let x = previous.x - previous.y * (current.x - previous.x) / (current.y - previous.y)
          if x > 0 { isInside.toggle() }
        }
        previous = current
      }
    }
    return isInside ? 0 : least.squareRoot()
  }
}

/// Metres east and north of a place, by the lengths of a degree on the ellipsoid WGS 84 (National
/// Geospatial-Intelligence Agency's series in the latitude).
private struct TouchingPlane {
  private let origin: SourceCoordinate
  private let metresPerDegree: (east: Double, north: Double)

  init(at origin: SourceCoordinate) {
    self.origin = origin
    let latitude = origin.y * .pi / 180
    func cosine(_ multiple: Double) -> Double { sineAndCosine(multiple * latitude).cosine }
    metresPerDegree = (
      east: 111_412.84 * cosine(1) - 93.5 * cosine(3),
      north: 111_132.92 - 559.82 * cosine(2) + 1.175 * cosine(4)
    )
  }

  func point(_ place: SourceCoordinate) -> PlanarPoint {
    PlanarPoint(
      x: (place.x - origin.x) * metresPerDegree.east,
      y: (place.y - origin.y) * metresPerDegree.north)
  }
}
