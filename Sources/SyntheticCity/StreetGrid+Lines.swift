import PlanarGeometry

/// A stretch of street between two changes of its use.
struct StreetRun {
  let name: String
  let kind: StreetLine.Kind
  let use: StreetGrid.Use
  /// Vertices of the lattice where it bends or meets others.
  let vertices: [Int]
  /// Where they are on the ground; ends before a trunk line or water are moved inwards.
  let points: [PlanarPoint]

  var line: StreetLine {
    StreetLine(
      name: name, kind: kind, points: points, isBridge: use != .street,
      isWalkable: use != .roadBridge)
  }
}

extension StreetGrid {
  /// All streets, each as long as its kind and use stay the same.
  func runs(names: inout PlaceNames) -> [StreetRun] {
    let lattice = ground.lattice
    var runs: [StreetRun] = []
    for row in 0...lattice.rows {
      let walk = (0...lattice.columns).map { lattice.vertex(column: $0, row: row) }
      let kind = Self.kind(row, lattice.rowStarts)
      runs += self.runs(along: walk, uses: east, kind: kind, names: &names)
    }
    for column in 0...lattice.columns {
      let walk = (0...lattice.rows).map { lattice.vertex(column: column, row: $0) }
      let kind = Self.kind(column, lattice.columnStarts)
      runs += self.runs(along: walk, uses: north, kind: kind, names: &names)
    }
    return runs
  }

  /// Every second border of quarters is a main road.
  private static func kind(_ line: Int, _ starts: [Int]) -> StreetLine.Kind {
    guard let quarter = starts.firstIndex(of: line) else { return .residential }
    return quarter % 2 == 0 ? .primary : .secondary
  }

  private func runs(
    along walk: [Int], uses: [Use], kind: StreetLine.Kind, names: inout PlaceNames
  ) -> [StreetRun] {
    var runs: [StreetRun] = []
    var name: String?
    var start = 0
    while start < walk.count - 1 {
      let use = uses[walk[start]]
      var end = start + 1
      while end < walk.count - 1, uses[walk[end]] == use, !isCut[walk[end]] { end += 1 }
      if use != .none {
        let named = name ?? names.road()
        name = named
        let next = run(
          Array(walk[start...end]), use: use, kind: use == .footbridge ? .footway : kind,
          name: named)
        if let last = runs.last, let bridge = trunkBridge(from: last, to: next) {
          runs.append(bridge)
        }
        runs.append(next)
      }
      start = end
    }
    return runs
  }

  private func run(
    _ vertices: [Int], use: Use, kind: StreetLine.Kind, name: String
  ) -> StreetRun {
    let last = vertices.count - 1
    let kept = vertices.indices.filter {
      $0 == 0 || $0 == last || ground.isBend[vertices[$0]] || degree(vertices[$0]) > 2
        || ground.isWaterCorner(vertices[$0])
    }
    var points = kept.map { ground.point(vertices[$0]) }
    if isCut[vertices[0]] { points[0] = Self.pulledBack(points[0], towards: points[1]) }
    if isCut[vertices[last]] {
      let end = points.count - 1
      points[end] = Self.pulledBack(points[end], towards: points[end - 1])
    }
    return StreetRun(
      name: name, kind: kind, use: use, vertices: kept.map { vertices[$0] }, points: points)
  }

  /// The footbridge over a trunk line between the ends of two streets.
  private func trunkBridge(from last: StreetRun, to next: StreetRun) -> StreetRun? {
    guard let vertex = next.vertices.first, last.vertices.last == vertex,
      footbridges.contains(vertex), let start = last.points.last, let end = next.points.first
    else { return nil }
    return StreetRun(
      name: last.name, kind: .footway, use: .footbridge, vertices: [vertex, vertex, vertex],
      points: [start, ground.point(vertex), end])
  }

  /// 16 m before a trunk line or a bank.
  private static func pulledBack(_ end: PlanarPoint, towards inner: PlanarPoint) -> PlanarPoint {
    let length = end.distance(to: inner)
    return length > 32 ? end + (inner - end) * (16 / length) : (end + inner) * 0.5
  }
}
