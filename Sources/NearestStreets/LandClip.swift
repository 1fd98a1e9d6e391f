import PlanarGeometry

/// Cuts bands along the borders of a region, in the coordinates of the bands.
///
/// The interval of a band is divided where an edge of the region begins, ends or passes through one of the
/// band's curves; on each part the edges lie one above the other, and each says on which of its sides the
/// region is.
struct LandClip: Sendable {
  /// An edge of the region over an interval.
  private struct Edge {
    var start: Double
    var end: Double
    var curve: Quadratic
    /// Whether the region is above.
    var keepsAbove: Bool
  }

  private var edges: [Edge] = []
  /// Where edges run straight across.
  private var across: [Double] = []
  private var places: [Double] = []
  private var active: [(value: Double, edge: Int)] = []

  var isEmpty: Bool { edges.isEmpty && across.isEmpty }

  mutating func removeAll() {
    edges.removeAll(keepingCapacity: true)
    across.removeAll(keepingCapacity: true)
  }

  /// Adds an edge of the region, which is on its left.
  @inline(__always)
  mutating func add(_ start: PlanarPoint, _ end: PlanarPoint, in frame: ZoneFrame) {
    switch frame.kind {
    case .strip: addToStrip(frame.local(start), frame.local(end))
    case .sector: addToSector(frame.local(start), frame.local(end))
    }
  }

  /// In the frame of a strip: x along, y across.
  private mutating func addToStrip(_ p: PlanarPoint, _ q: PlanarPoint) {
    guard p.x != q.x else {
      across.append(p.x)
      return
    }
    let curve = Quadratic(slope: (q.y - p.y) / (q.x - p.x), through: p.x, p.y)
    edges.append(
      Edge(start: min(p.x, q.x), end: max(p.x, q.x), curve: curve, keepsAbove: q.x > p.x))
  }

  /// In the frame of a vertex: x along the axis.
  private mutating func addToSector(_ p: PlanarPoint, _ q: PlanarPoint) {
    let parts = SectorEdge.edges(from: p, to: q)
    // Angles grow with a region on the left where it is nearer.
    let keepsAbove = p.cross(q) < 0
    for part in parts {
      edges.append(
        Edge(start: part.start, end: part.end, curve: part.curve, keepsAbove: keepsAbove))
    }
    guard parts.isEmpty else { return }
    // An edge in line with the vertex.
    for end in [p, q] where end.squaredLength > 0 {
      let t = SectorEdge.halfTangent(end, beside: end)
      if t.isFinite { across.append(t) }
    }
  }

  /// The parts of a band inside the region.
  ///
  /// - Parameter contains: whether the region holds a place of the band; asked where no edge says it.
  /// - Complexity: O(k log k) for k edges, and the square of those that lie above each other.
  mutating func clip(
    _ band: Band, in frame: ZoneFrame, into result: inout [Band],
    contains: (PlanarPoint) -> Bool
  ) {
    findPlaces(in: band)
    let first = result.count
    for (start, end) in zip(places, places.dropFirst()) where start < end {
      let middle = 0.5 * (start + end)
      findActive(in: band, at: middle)
      var lower = band.lower
      var isInside: Bool
      if let lowest = active.first {
        isInside = !edges[lowest.edge].keepsAbove
      } else {
        isInside = contains(
          frame.placeInside(Band(from: start, to: end, lower: band.lower, upper: band.upper)))
      }
      for crossing in active {
        let edge = edges[crossing.edge]
        if isInside {
          Self.append(
            Band(from: start, to: end, lower: lower, upper: edge.curve), after: first, &result)
        }
        (isInside, lower) = (edge.keepsAbove, edge.curve)
      }
      if isInside {
        Self.append(
          Band(from: start, to: end, lower: lower, upper: band.upper), after: first, &result)
      }
    }
  }

  /// Goes on with the last band where only the interval is new.
  private static func append(_ band: Band, after first: Int, _ result: inout [Band]) {
    if result.count > first, let last = result.last, last.end == band.start,
      last.lower == band.lower, last.upper == band.upper
    {
      result[result.count - 1].end = band.end
    } else {
      result.append(band)
    }
  }

  private mutating func findPlaces(in band: Band) {
    places.removeAll(keepingCapacity: true)
    places.append(band.start)
    places.append(band.end)
    func isInside(_ t: Double) -> Bool { t > band.start && t < band.end }
    for t in across where isInside(t) { places.append(t) }
    for edge in edges {
      let (low, high) = (max(edge.start, band.start), min(edge.end, band.end))
      guard low < high else { continue }
      if isInside(edge.start) { places.append(edge.start) }
      if isInside(edge.end) { places.append(edge.end) }
      for border in [band.upper, band.lower] where border.c > -.infinity {
        let (a, b) = (edge.curve - border).roots(within: low, high)
        if !a.isNaN { places.append(a) }
        if !b.isNaN { places.append(b) }
      }
    }
    if places.count > 2 { places.sort() }
  }

  /// The edges inside the band at a place, the lowest first.
  private mutating func findActive(in band: Band, at t: Double) {
    active.removeAll(keepingCapacity: true)
    let (low, high) = (band.lower.value(at: t), band.upper.value(at: t))
    for (number, edge) in edges.enumerated() where edge.start <= t && t <= edge.end {
      let value = edge.curve.value(at: t)
      if value > low && value < high { active.append((value, number)) }
    }
    if active.count > 1 { active.sort { $0.value < $1.value } }
  }
}

/// A straight line from one place to another as a vertex sees it, in the coordinates of a sector.
struct SectorEdge: Sendable {
  var start: Double
  var end: Double
  var curve: Quadratic

  /// One part; two where it passes opposite to the axis; none where it is in line with the vertex.
  static func edges(from p: PlanarPoint, to q: PlanarPoint) -> [SectorEdge] {
    let (turn, step) = (p.cross(q), q - p)
    guard abs(turn) > 1e-12 * step.squaredLength.squareRoot() else { return [] }
    let normal = PlanarPoint(x: step.y / turn, y: -step.x / turn)
    let curve = Quadratic(a: normal.x, b: -2 * normal.y, c: -normal.x)
    let (from, to) = (halfTangent(p, beside: q), halfTangent(q, beside: p))
    let (start, end) = turn > 0 ? (from, to) : (to, from)
    if start <= end { return [SectorEdge(start: start, end: end, curve: curve)] }
    // Angles grow from the start to the end; where they pass half a turn they begin anew. What goes back
    // otherwise is in line with the vertex but for rounding.
    guard start > 0, end < 0 else { return [] }
    return [
      SectorEdge(start: start, end: .infinity, curve: curve),
      SectorEdge(start: -.infinity, end: end, curve: curve),
    ]
  }

  /// The tangent of half the angle of a point; just opposite the axis on the side of its neighbour.
  static func halfTangent(_ p: PlanarPoint, beside other: PlanarPoint) -> Double {
    let r = p.squaredLength.squareRoot()
    if p.x < 0 {
      guard p.y != 0 else { return other.y < 0 ? -.infinity : .infinity }
      return (r - p.x) / p.y
    }
    return p.y / (r + p.x)
  }
}
