/// Polygons with holes in metres, kept in flat arrays.
///
/// ```
/// vertices      [ ring 0 … | ring 1 … | ring 2 … ]      rings are not closed
/// ringStarts    [ 0,         5,         9,        14 ]   into vertices, one more than rings
/// polygonStarts [ 0,                    2,         3 ]   into rings, one more than polygons
/// ```
///
/// The first ring of a polygon is its exterior and runs counter-clockwise, the others are holes and
/// run clockwise, so the interior is to the left of every edge. Polygons of one region do not
/// overlap; every measure relies on it (`GEOSBridge` repairs what does not hold it).
public struct PlanarRegion: Equatable, Sendable {
  public let vertices: [PlanarPoint]
  public let ringStarts: [Int32]
  package let polygonStarts: [Int32]
  /// The box around all vertices, empty when there are none.
  public let box: PlanarBox

  /// - Parameter polygons: for each polygon its rings, the exterior first, in either direction, closed
  ///   or not. Repeated neighbouring vertices are dropped, and rings of fewer than three vertices;
  ///   a polygon whose exterior is dropped is dropped with its holes.
  /// - Complexity: O(vertices).
  public init(polygons: [[[PlanarPoint]]]) {
    var vertices: [PlanarPoint] = []
    var ringStarts: [Int32] = [0]
    var polygonStarts: [Int32] = [0]
    for polygon in polygons {
      for (index, ring) in polygon.enumerated() {
        let start = vertices.count
        vertices.appendRing(ring, counterClockwise: index == 0)
        if vertices.count > start { ringStarts.append(Int32(vertices.count)) }
        if vertices.count == start && index == 0 { break }
      }
      let rings = Int32(ringStarts.count - 1)
      if rings > polygonStarts[polygonStarts.count - 1] { polygonStarts.append(rings) }
    }
    self.init(vertices: vertices, ringStarts: ringStarts, polygonStarts: polygonStarts)
  }

  private init(vertices: [PlanarPoint], ringStarts: [Int32], polygonStarts: [Int32]) {
    self.vertices = vertices
    self.ringStarts = ringStarts
    self.polygonStarts = polygonStarts
    box = PlanarBox(around: vertices)
  }

  /// All polygons of `regions` in one region; they must not overlap each other.
  package init(joining regions: [PlanarRegion]) {
    var vertices: [PlanarPoint] = []
    var ringStarts: [Int32] = [0]
    var polygonStarts: [Int32] = [0]
    for region in regions {
      let firstVertex = Int32(vertices.count)
      let firstRing = Int32(ringStarts.count - 1)
      vertices += region.vertices
      ringStarts += region.ringStarts.dropFirst().map { $0 + firstVertex }
      polygonStarts += region.polygonStarts.dropFirst().map { $0 + firstRing }
    }
    self.init(vertices: vertices, ringStarts: ringStarts, polygonStarts: polygonStarts)
  }

  /// The region `step` away. Complexity: O(vertices).
  package func moved(by step: PlanarPoint) -> PlanarRegion {
    PlanarRegion(
      vertices: vertices.map { $0 + step }, ringStarts: ringStarts, polygonStarts: polygonStarts)
  }

  public var isEmpty: Bool { vertices.isEmpty }

  @inlinable
  public var ringCount: Int { ringStarts.count - 1 }

  public var polygonCount: Int { polygonStarts.count - 1 }

  /// Positions in `vertices` of ring number `ring`.
  @inlinable
  public func vertexRange(ofRing ring: Int) -> Range<Int> {
    Int(ringStarts[ring])..<Int(ringStarts[ring + 1])
  }

  /// Ring numbers of polygon number `polygon`, the exterior first.
  package func ringRange(ofPolygon polygon: Int) -> Range<Int> {
    Int(polygonStarts[polygon])..<Int(polygonStarts[polygon + 1])
  }

  /// The rings as arrays: `polygons[i][0]` is an exterior, the rest of `polygons[i]` its holes.
  public var polygons: [[[PlanarPoint]]] {
    (0..<polygonCount).map { polygon in
      ringRange(ofPolygon: polygon).map { Array(vertices[vertexRange(ofRing: $0)]) }
    }
  }
}

extension [PlanarPoint] {
  /// Appends `ring` without repeated neighbours in the direction asked for, or nothing when fewer
  /// than three vertices remain.
  fileprivate mutating func appendRing(_ ring: [PlanarPoint], counterClockwise: Bool) {
    let start = count
    for point in ring where count == start || self[count - 1] != point { append(point) }
    while count > start + 1 && self[count - 1] == self[start] { removeLast() }
    guard count - start >= 3 else {
      removeSubrange(start...)
      return
    }
    if (self[start...].signedRingArea < 0) == counterClockwise { self[start...].reverse() }
  }
}

extension ArraySlice<PlanarPoint> {
  /// Signed area in m² of the ring, positive when counter-clockwise; measured from its first vertex
  /// so that distant origins cost no digits.
  @usableFromInline
  var signedRingArea: Double {
    guard let origin = first, var previous = last else { return 0 }
    previous = previous - origin
    var doubled = 0.0
    for vertex in self {
      let current = vertex - origin
      doubled += previous.cross(current)
      previous = current
    }
    return doubled / 2
  }
}
