import PlanarGeometry

extension NetworkBuilder {
  /// A railway or expressway, which no street shares a node with; on bridges where there is water.
  mutating func draw(_ route: TrunkRoute, along vertices: [Int]) {
    let style = WayStyle(
      name: route.name, kind: route.kind == .railway ? .railway : .motorway, isWalkable: false)
    let nodes = route.points.map { network.addNode($0) }
    var start = 0
    for index in vertices.indices.dropFirst() {
      let isLast = index == vertices.count - 1
      let wet = isWet(vertices[index - 1], vertices[index])
      if !isLast, isWet(vertices[index], vertices[index + 1]) == wet { continue }
      network.addWay(
        wet ? style.on(.bridge) : style, through: Array(nodes[start...index]), spacing: 80)
      start = index
    }
  }

  /// Whether there is water beside the line between two vertices of the lattice.
  private func isWet(_ a: Int, _ b: Int) -> Bool {
    let lattice = grid.ground.lattice
    let (start, end) = (lattice.columnAndRow(ofVertex: a), lattice.columnAndRow(ofVertex: b))
    if start.row == end.row {
      return (start.column..<end.column).contains { column in
        [start.row - 1, start.row].contains {
          grid.ground.water(column: column, row: $0) != .none
        }
      }
    }
    return (start.row..<end.row).contains { row in
      [start.column - 1, start.column].contains {
        grid.ground.water(column: $0, row: row) != .none
      }
    }
  }
}
