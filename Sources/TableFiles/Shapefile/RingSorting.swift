import PlanarGeometry

/// Sorts the rings of a polygon record into outlines and holes.
///
/// A Shapefile says no more than that outlines run clockwise and holes the other way round. Rings within each other
/// tell it surer, since careless tools turn rings over: a ring within an even number of others is an outline, any
/// other a hole of the smallest that holds it. Orientation is what the result is compared with.
struct RingSorting {
  /// How the directions of rings contradict what lies in what.
  enum Oddity: CaseIterable {
    /// All rings run the other way round.
    case reversed
    /// A ring that runs like a hole lies in no outline.
    case looseHole
    /// A ring that runs like an outline lies in an outline.
    case outlineInside
    /// There are too many rings to compare all of them: holes belong to the outline before them.
    case tooMany
  }

  struct Result {
    /// Numbers of rings by polygon, the outline first; outlines and holes in the order of the file.
    var polygons: [[Int]]
    var oddity: Oddity?
  }

  /// Comparisons that are left for the file: what a few seconds are enough for.
  private var budget: Int

  init(budget: Int = 1 << 30) { self.budget = budget }

  /// - Parameter rings: places in `points`, none empty.
  /// - Complexity: O(points + r²) for r rings, and O(points) more for each pair whose boxes lie in each other.
  mutating func sort(_ rings: [Range<Int>], of points: [SourceCoordinate]) -> Result {
    guard rings.count > 1 else {
      let isReversed = rings.contains { Ring.area(points[$0]) > 0 }
      return Result(polygons: [[0]], oddity: isReversed ? .reversed : nil)
    }
    let rings = rings.map { Ring(points[$0]) }
    guard let parents = parents(of: rings) else { return Self.byDirection(rings) }
    return Self.byNesting(rings, parents)
  }

  /// The smallest ring that holds each, -1 for none; nil where there are too many to compare.
  private mutating func parents(of rings: [Ring]) -> [Int]? {
    let bySize = rings.indices.sorted {
      (-abs(rings[$0].area), $0) < (-abs(rings[$1].area), $1)
    }
    var parents = [Int](repeating: -1, count: rings.count)
    for (rank, ring) in bySize.enumerated() {
      budget -= rank
      for other in bySize[..<rank].reversed() where rings[other].box.contains(rings[ring].box) {
        budget -= rings[other].points.count
        guard rings[other].holds(rings[ring]) else { continue }
        parents[ring] = other
        break
      }
      guard budget > 0 else { return nil }
    }
    return parents
  }

  private static func byNesting(_ rings: [Ring], _ parents: [Int]) -> Result {
    var isHole = [Bool](repeating: false, count: rings.count)
    let bySize = rings.indices.sorted { abs(rings[$0].area) > abs(rings[$1].area) }
    for ring in bySize where parents[ring] >= 0 { isHole[ring] = !isHole[parents[ring]] }
    var polygons: [[Int]] = []
    var polygonOfRing = [Int](repeating: -1, count: rings.count)
    for ring in rings.indices where !isHole[ring] {
      polygonOfRing[ring] = polygons.count
      polygons.append([ring])
    }
    for ring in rings.indices where isHole[ring] {
      polygons[polygonOfRing[parents[ring]]].append(ring)
    }
    return Result(polygons: polygons, oddity: oddity(rings, isHole))
  }

  private static func oddity(_ rings: [Ring], _ isHole: [Bool]) -> Oddity? {
    let wrong = rings.indices.filter { rings[$0].area != 0 && rings[$0].runsAsHole != isHole[$0] }
    if wrong.isEmpty { return nil }
    if wrong.count == rings.count { return .reversed }
    return wrong.contains { !isHole[$0] } ? .looseHole : .outlineInside
  }

  private static func byDirection(_ rings: [Ring]) -> Result {
    var polygons: [[Int]] = []
    for (number, ring) in rings.enumerated() {
      if ring.runsAsHole, !polygons.isEmpty {
        polygons[polygons.count - 1].append(number)
      } else {
        polygons.append([number])
      }
    }
    return Result(polygons: polygons, oddity: .tooMany)
  }
}

/// A ring with its signed area and box.
private struct Ring {
  let points: ArraySlice<SourceCoordinate>
  /// Greater than 0 where it runs counter-clockwise, in units of the file.
  let area: Double
  let box: PlanarBox

  var runsAsHole: Bool { area > 0 }

  init(_ points: ArraySlice<SourceCoordinate>) {
    self.points = points
    box = PlanarBox(
      around: points.lazy.filter(\.isFinite).map { PlanarPoint(x: $0.x, y: $0.y) })
    area = Self.area(points)
  }

  /// Twice the area, reckoned about the first vertex: far from the origin products would lose it.
  static func area(_ points: ArraySlice<SourceCoordinate>) -> Double {
    guard let origin = points.first(where: \.isFinite), var last = points.last else { return 0 }
    if !last.isFinite { last = origin }
    var area = 0.0
    for point in points where point.isFinite {
      area += (last.x - origin.x) * (point.y - origin.y)
      area -= (point.x - origin.x) * (last.y - origin.y)
      last = point
    }
    return area
  }

  /// Vertices that vote on whether a ring lies within another.
  private static let voters = 9

  /// Whether most of the vertices of `other` that are not on the boundary lie within this ring.
  func holds(_ other: Ring) -> Bool {
    let step = max(1, other.points.count / Self.voters)
    var (inside, outside) = (0, 0)
    for place in stride(from: other.points.startIndex, to: other.points.endIndex, by: step)
    where other.points[place].isFinite {
      switch contains(other.points[place]) {
      case true?: inside += 1
      case false?: outside += 1
      case nil: break
      }
    }
    return inside > outside
  }

  /// nil on the boundary.
  private func contains(_ point: SourceCoordinate) -> Bool? {
    guard var last = points.last else { return false }
    var isInside = false
    for next in points {
      defer { last = next }
      let (a, b) = ((last.x - point.x, last.y - point.y), (next.x - point.x, next.y - point.y))
      let cross = a.0 * b.1 - b.0 * a.1
      if cross == 0, a.0 * b.0 <= 0, a.1 * b.1 <= 0 { return nil }
      guard (last.y > point.y) != (next.y > point.y) else { continue }
      if (cross > 0) == (next.y > last.y) { isInside.toggle() }
    }
    return isInside
  }
}

extension PlanarBox {
  fileprivate func contains(_ other: PlanarBox) -> Bool {
    minX <= other.minX && minY <= other.minY && maxX >= other.maxX && maxY >= other.maxY
  }
}
