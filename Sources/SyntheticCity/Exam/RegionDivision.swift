import PlanarGeometry

/// Cuts some regions of a partition in two, west and east of a line near their middle. Where a cut meets a border, all
/// regions on it get the vertex, so that borders stay shared vertex by vertex.
struct RegionDivision {
  private let regions: [PlanarRegion]
  /// Where regions are cut, by their positions.
  private let cuts: [Int: Double]
  /// Points at which cuts meet edges, by the edges' ends in order.
  private var crossings: [[PlanarPoint]: [PlanarPoint]] = [:]

  /// - Complexity: O(vertices).
  init(of regions: [PlanarRegion], dividing divided: Set<Int>) {
    self.regions = regions
    cuts = Dictionary(uniqueKeysWithValues: divided.map { ($0, regions[$0].cut) })
    for (position, x) in cuts {
      for ring in regions[position].polygons.joined() {
        for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) where (a.x < x) != (b.x < x) {
          let (low, high) = Self.ordered(a, b)
          let t = (x - low.x) / (high.x - low.x)
          let point = PlanarPoint(x: x, y: low.y + (high.y - low.y) * t)
          crossings[[low, high], default: []].append(point)
        }
      }
    }
  }

  /// By region, itself or its western and its eastern part.
  ///
  /// Complexity: O(vertices · log vertices).
  var parts: [[PlanarRegion]] {
    regions.indices.map { position in
      let whole = withCrossings(regions[position])
      guard let x = cuts[position] else { return [whole] }
      return [whole.part(of: x) { $0.x < x }, whole.part(of: x) { $0.x > x }]
    }
  }

  private func withCrossings(_ region: PlanarRegion) -> PlanarRegion {
    PlanarRegion(
      polygons: region.polygons.map { polygon in
        polygon.map { ring in
          zip(ring, ring.dropFirst() + ring.prefix(1)).flatMap { a, b in
            [a] + points(from: a, to: b)
          }
        }
      })
  }

  private func points(from a: PlanarPoint, to b: PlanarPoint) -> [PlanarPoint] {
    let (low, high) = Self.ordered(a, b)
    guard let points = crossings[[low, high]] else { return [] }
    return points.sorted { $0.squaredDistance(to: a) < $1.squaredDistance(to: a) }
  }

  /// The same order from both sides of a border.
  private static func ordered(
    _ a: PlanarPoint, _ b: PlanarPoint
  ) -> (PlanarPoint, PlanarPoint) {
    (a.x, a.y) < (b.x, b.y) ? (a, b) : (b, a)
  }
}

extension PlanarRegion {
  /// The middle between the neighbouring vertices around the middle of the box: a line through no vertex.
  fileprivate var cut: Double {
    let middle = (box.minX + box.maxX) / 2
    let below = vertices.map(\.x).filter { $0 <= middle }.max() ?? box.minX
    let above = vertices.map(\.x).filter { $0 > middle }.min() ?? box.maxX
    return (below + above) / 2
  }

  /// The part on one side of a line on which every crossing of the border is a vertex.
  fileprivate func part(of x: Double, keeps: (PlanarPoint) -> Bool) -> PlanarRegion {
    var parts: [[[PlanarPoint]]] = []
    for polygon in polygons {
      var rings: [[PlanarPoint]] = []
      var chains: [[PlanarPoint]] = []
      for ring in polygon {
        switch ring.count(where: keeps) {
        case 0: continue
        case ring.count: rings.append(ring)
        default: chains += Self.chains(of: ring, keeps: keeps)
        }
      }
      parts += Self.polygons(of: rings + Self.closed(chains))
    }
    return PlanarRegion(polygons: parts)
  }

  /// The stretches of a ring on one side, from the line to the line.
  private static func chains(
    of ring: [PlanarPoint], keeps: (PlanarPoint) -> Bool
  ) -> [[PlanarPoint]] {
    guard let outside = ring.firstIndex(where: { !keeps($0) }) else { return [ring] }
    var chains: [[PlanarPoint]] = []
    for offset in 0..<ring.count {
      let a = ring[(outside + offset) % ring.count]
      let b = ring[(outside + offset + 1) % ring.count]
      switch (keeps(a), keeps(b)) {
      case (false, true): chains.append([a, b])
      case (true, _): chains[chains.count - 1].append(b)
      case (false, false): break
      }
    }
    return chains
  }

  /// Joins chains along the line: what is inside lies between the first and second crossing, the third and fourth …
  private static func closed(_ chains: [[PlanarPoint]]) -> [[PlanarPoint]] {
    let crossings = chains.flatMap { [$0[0].y, $0[$0.count - 1].y] }.sorted()
    func partner(_ y: Double) -> Double? {
      crossings.firstIndex(of: y).map { crossings[$0 ^ 1] }
    }
    var left = chains
    var rings: [[PlanarPoint]] = []
    while var ring = left.popLast() {
      while let end = ring.last.flatMap({ partner($0.y) }), end != ring[0].y,
        let next = left.firstIndex(where: { $0[0].y == end })
      {
        ring += left.remove(at: next)
      }
      rings += ring.loops
    }
    return rings
  }
}

extension [PlanarPoint] {
  /// The ring as rings that each visit a vertex once: a hole may touch the exterior that a cut opens.
  fileprivate var loops: [[PlanarPoint]] {
    var loops: [[PlanarPoint]] = []
    var path: [PlanarPoint] = []
    for point in self {
      if let place = path.firstIndex(of: point) {
        loops.append(Array(path[place...]))
        path.removeSubrange(place...)
      }
      path.append(point)
    }
    return loops + [path]
  }
}
