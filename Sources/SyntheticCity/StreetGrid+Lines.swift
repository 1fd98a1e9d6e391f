import PlanarGeometry

extension StreetGrid {
  /// All streets as lines, each as long as its kind and use stay the same.
  func lines(names: inout PlaceNames) -> [StreetLine] {
    let lattice = ground.lattice
    var lines: [StreetLine] = []
    for row in 0...lattice.rows {
      let walk = (0...lattice.columns).map { lattice.vertex(column: $0, row: row) }
      let kind = Self.kind(row, lattice.rowStarts)
      lines += self.lines(along: walk, uses: east, kind: kind, names: &names)
    }
    for column in 0...lattice.columns {
      let walk = (0...lattice.rows).map { lattice.vertex(column: column, row: $0) }
      let kind = Self.kind(column, lattice.columnStarts)
      lines += self.lines(along: walk, uses: north, kind: kind, names: &names)
    }
    return lines
  }

  /// Every second border of quarters is a main road.
  private static func kind(_ line: Int, _ starts: [Int]) -> StreetLine.Kind {
    guard let quarter = starts.firstIndex(of: line) else { return .residential }
    return quarter % 2 == 0 ? .primary : .secondary
  }

  private func lines(
    along walk: [Int], uses: [Use], kind: StreetLine.Kind, names: inout PlaceNames
  ) -> [StreetLine] {
    var lines: [StreetLine] = []
    var name: String?
    var start = 0
    while start < walk.count - 1 {
      let use = uses[walk[start]]
      var end = start + 1
      while end < walk.count - 1, uses[walk[end]] == use, !isCut[walk[end]] { end += 1 }
      if use != .none {
        let named = name ?? names.road()
        name = named
        lines.append(line(Array(walk[start...end]), use, kind, named))
      }
      start = end
    }
    return lines
  }

  private func line(
    _ vertices: [Int], _ use: Use, _ kind: StreetLine.Kind, _ name: String
  ) -> StreetLine {
    let last = vertices.count - 1
    let kept = vertices.indices.filter {
      $0 == 0 || $0 == last || ground.isBend[vertices[$0]]
    }
    var points = kept.map { ground.point(vertices[$0]) }
    if isCut[vertices[0]] { points[0] = Self.pulledBack(points[0], towards: points[1]) }
    if isCut[vertices[last]] {
      let end = points.count - 1
      points[end] = Self.pulledBack(points[end], towards: points[end - 1])
    }
    return StreetLine(
      name: name, kind: kind, points: points, isBridge: use == .bridge || use == .roadBridge,
      isWalkable: use != .roadBridge)
  }

  /// 16 m before a trunk line.
  private static func pulledBack(_ end: PlanarPoint, towards inner: PlanarPoint) -> PlanarPoint {
    let length = end.distance(to: inner)
    return length > 32 ? end + (inner - end) * (16 / length) : (end + inner) * 0.5
  }
}
