import PlanarGeometry

/// Where places of the city lie on a picture.
///
/// Vertices are put on a grid of a quarter of a point, and those that then repeat or lie on the straight way between
/// their neighbours are dropped: what two areas share is rounded alike in both, so their border stays one line.
struct MapCanvas: Sendable {
  /// On the picture; nothing is drawn outside.
  let box: PlanarBox
  /// Points of the picture to a metre.
  let scale: Double
  private let center: PlanarPoint

  private static let grid = 4.0

  /// - Parameter window: metres of the city that are to be seen.
  init(showing window: PlanarBox, in box: PlanarBox) {
    self.box = box
    center = window.isEmpty ? PlanarPoint(x: 0, y: 0) : window.center
    let (width, height) = (max(window.width, 1), max(window.height, 1))
    let fitting = min(box.width / width, box.height / height)
    scale = fitting.isFinite && fitting > 0 ? fitting : 1
  }

  /// Where a place is drawn, on the grid.
  func place(_ point: PlanarPoint) -> PlanarPoint {
    let x = box.center.x + (point.x - center.x) * scale
    let y = box.center.y - (point.y - center.y) * scale
    return PlanarPoint(
      x: (x * Self.grid).rounded() / Self.grid, y: (y * Self.grid).rounded() / Self.grid)
  }

  /// The rings of a region within the box. One that is smaller than the grid is a dot of one point, so that no area
  /// of a map is lost; one outside has none.
  func rings(of region: PlanarRegion) -> [[PlanarPoint]] {
    let placed = (0..<region.ringCount).map { ring in
      region.vertices[region.vertexRange(ofRing: ring)].map(place)
    }
    let rings = placed.compactMap { self.ring($0) }
    guard rings.isEmpty, let first = placed.first?.first, box.contains(first) else { return rings }
    return [PlanarBox(around: first, margin: 0.5).corners]
  }

  /// A closed path within the box, without needless vertices; nil where none is left.
  func ring(_ placed: [PlanarPoint]) -> [PlanarPoint]? {
    let inside = placed.allSatisfy(box.contains) ? placed : placed.clipped(to: box)
    let ring = inside.withoutNeedlessVertices
    return ring.count < 3 ? nil : ring
  }

  /// The parts of a line within the box.
  func lines(along vertices: [PlanarPoint]) -> [[PlanarPoint]] {
    var lines: [[PlanarPoint]] = []
    let placed = vertices.map(place)
    for (from, to) in zip(placed, placed.dropFirst()) where from != to {
      guard let (a, b) = box.part(from, to) else { continue }
      if lines.last?.last == a {
        lines[lines.count - 1].append(b)
      } else {
        lines.append([a, b])
      }
    }
    return lines
  }
}

extension [PlanarPoint] {
  /// The ring without vertices that repeat and those on the straight way between their neighbours.
  fileprivate var withoutNeedlessVertices: [PlanarPoint] {
    var kept: [PlanarPoint] = []
    for point in self { kept.appendStraightening(point) }
    while let last = kept.last, kept.count > 2,
      last == kept[0] || last.isBetween(kept[kept.count - 2], kept[0])
    {
      kept.removeLast()
    }
    while kept.count > 2, kept[0].isBetween(kept[kept.count - 1], kept[1]) { kept.removeFirst() }
    return kept
  }

  private mutating func appendStraightening(_ point: PlanarPoint) {
    while count > 1, self[count - 1].isBetween(self[count - 2], point) { removeLast() }
    if last != point { append(point) }
  }

  /// The ring cut at the sides of a box, one after the other (Sutherland and Hodgman, doi:10.1145/360767.360802).
  fileprivate func clipped(to box: PlanarBox) -> [PlanarPoint] {
    cut { $0.x - box.minX }.cut { box.maxX - $0.x }.cut { $0.y - box.minY }.cut { box.maxY - $0.y }
  }

  /// - Parameter height: above the side of the box, linear; below 0 is outside.
  private func cut(_ height: (PlanarPoint) -> Double) -> [PlanarPoint] {
    guard var before = last else { return [] }
    var kept: [PlanarPoint] = []
    for point in self {
      let (from, to) = (height(before), height(point))
      if (from < 0) != (to < 0) { kept.append(before + (point - before) * (from / (from - to))) }
      if to >= 0 { kept.append(point) }
      before = point
    }
    return kept
  }
}

extension PlanarPoint {
  /// On the straight way between two others, their places included. Exact on the grid.
  fileprivate func isBetween(_ a: PlanarPoint, _ b: PlanarPoint) -> Bool {
    (self - a).cross(b - a) == 0 && (self - a).dot(self - b) <= 0
  }
}

extension PlanarBox {
  /// The part of a straight way within the box; nil outside (Liang and Barsky, doi:10.1145/357332.357333).
  fileprivate func part(
    _ a: PlanarPoint, _ b: PlanarPoint
  ) -> (PlanarPoint, PlanarPoint)? {
    var (start, end) = (0.0, 1.0)
    let way = b - a
    let sides = [
      (-way.x, a.x - minX), (way.x, maxX - a.x), (-way.y, a.y - minY), (way.y, maxY - a.y),
    ]
    for (step, room) in sides {
      if step == 0 && room < 0 { return nil }
      if step < 0 { start = max(start, room / step) }
      if step > 0 { end = min(end, room / step) }
    }
    guard start < end else { return nil }
    return (start == 0 ? a : a + way * start, end == 1 ? b : a + way * end)
  }
}
