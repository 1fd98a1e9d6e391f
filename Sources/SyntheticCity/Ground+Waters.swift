import PlanarGeometry

extension Ground {
  /// River, lake, canals and brooks with their names; watercourses only where there is a settlement.
  func waters(names: inout PlaceNames) -> [WaterBody] {
    let channels = design.channels
    var labels = Array(repeating: Int32(-1), count: water.count)
    for (number, channel) in channels.enumerated() {
      for cell in cells(of: channel) where labels[cell] < 0 {
        let (column, row) = (cell % lattice.columns, cell / lattice.columns)
        if bodyOfWater(column: column, row: row) == channel.kind {
          labels[cell] = Int32(number)
        }
      }
    }
    for cell in labels.indices where water[cell] == .lake { labels[cell] = Int32(channels.count) }
    let kinds = channels.map(\.kind) + [.lake]
    let bodies = BorderTracer(lattice: lattice, labels: labels).polygons(count: kinds.count)
    return zip(kinds, bodies).compactMap { kind, polygons in
      let region = PlanarRegion(
        polygons: polygons.map { polygon in
          polygon.map { bends($0.vertices) { isWaterCorner($0) || isStreetEnd($0) }.map(point) }
        })
      guard !region.isEmpty else { return nil }
      return WaterBody(
        name: names.water(kind), kind: kind, region: region.inset(by: kind.embankment))
    }
  }

  /// The water of a cell where it is drawn: canals and brooks only in a settlement.
  func bodyOfWater(column: Int, row: Int) -> Water {
    let kind = water(column: column, row: row)
    let isEverywhere = kind == .river || kind == .lake
    return isEverywhere || block(column: column, row: row) >= 0 ? kind : .none
  }

  /// Whether the edge of a water turns or meets another one here.
  func isWaterCorner(_ vertex: Int) -> Bool {
    let (column, row) = lattice.columnAndRow(ofVertex: vertex)
    let around = [(0, 0), (-1, 0), (0, -1), (-1, -1)].map { (column + $0.0, row + $0.1) }
    func isOdd(_ waters: [Water]) -> Bool {
      waters.contains { water in water != .none && waters.count { $0 == water } % 2 == 1 }
    }
    return isOdd(around.map { bodyOfWater(column: $0.0, row: $0.1) })
      || isOdd(around.map { water(column: $0.0, row: $0.1) })
  }

  /// Whether a street between two blocks can reach the bank here.
  private func isStreetEnd(_ vertex: Int) -> Bool {
    let (column, row) = lattice.columnAndRow(ofVertex: vertex)
    let dry = [(0, 0), (-1, 0), (0, -1), (-1, -1)].map { (column + $0.0, row + $0.1) }
      .filter { water(column: $0.0, row: $0.1) == .none }
      .map { block(column: $0.0, row: $0.1) }
    return dry.count == 2 && dry[0] != dry[1]
  }

  private func cells(of channel: Channel) -> [Int] {
    switch channel.axis {
    case .column:
      let column = lattice.columnStarts[channel.quarter] + Lattice.cellsPerQuarter
      return (0..<lattice.rows).map { lattice.cell(column: column, row: $0) }
    case .row:
      let row = lattice.rowStarts[channel.quarter] + Lattice.cellsPerQuarter
      return (0..<lattice.columns).map { lattice.cell(column: $0, row: row) }
    }
  }

  /// The polygons on the ground, with a vertex at every bend and every turn.
  func region(_ polygons: [[BorderTracer.Ring]]) -> PlanarRegion {
    PlanarRegion(
      polygons: polygons.map { $0.map { bends($0.vertices, isKept: { _ in false }).map(point) } })
  }

  private func bends(_ ring: [Int], isKept: (Int) -> Bool) -> [Int] {
    ring.indices.filter { index in
      let vertex = ring[index]
      let before = ring[(index + ring.count - 1) % ring.count]
      let after = ring[(index + 1) % ring.count]
      return isBend[vertex] || after - vertex != vertex - before || isKept(vertex)
    }.map { ring[$0] }
  }

  /// The trunk lines from end to end of the frame, bending where streets do, and their vertices.
  func trunkRoutes(names: inout PlaceNames) -> [(route: TrunkRoute, vertices: [Int])] {
    design.trunkLines.map { line in
      let vertices: [Int] =
        switch line.axis {
        case .column:
          (0...lattice.rows).map {
            lattice.vertex(column: lattice.columnStarts[line.quarter], row: $0)
          }
        case .row:
          (0...lattice.columns).map {
            lattice.vertex(column: $0, row: lattice.rowStarts[line.quarter])
          }
        }
      let kept = vertices.indices.filter {
        $0 == 0 || $0 == vertices.count - 1 || isBend[vertices[$0]]
      }
      let name = names.trunk(line.kind)
      let route = TrunkRoute(
        name: name, kind: line.kind, points: kept.map { point(vertices[$0]) })
      return (route, kept.map { vertices[$0] })
    }
  }
}

extension PlanarRegion {
  /// Every edge moved `distance` metres inwards.
  fileprivate func inset(by distance: Double) -> PlanarRegion {
    PlanarRegion(polygons: polygons.map { $0.map { $0.inset(by: distance) } })
  }
}
