import PlanarGeometry

/// Lays the ways of one settlement into a network.
struct NetworkBuilder {
  let grid: StreetGrid
  var network = WayNetwork()
  var generator: SeededGenerator
  /// By vertex of the lattice, the node where streets meet there, or −1.
  private var nodeOfVertex: [Int32]
  /// By vertex where streets end before it, those ends.
  private var endsBefore: [Int: [Int32]] = [:]

  static let streetSpacing = 50.0
  /// Metres of street beside a bank that may lie on the bridge.
  private static let approach = 15.0
  private static let flight = 8.0
  /// Metres of street on either side of a trunk line that pass under it.
  private static let underpass = 20.0

  init(grid: StreetGrid, generator: SeededGenerator) {
    self.grid = grid
    self.generator = generator
    nodeOfVertex = Array(repeating: -1, count: grid.isCut.count)
  }

  /// The node at a vertex where a street passes, nil where none does.
  func node(at vertex: Int) -> Int32? {
    nodeOfVertex[vertex] >= 0 ? nodeOfVertex[vertex] : nil
  }

  /// The node of a street at a vertex, or the end before it that is nearest to `point`.
  func node(at vertex: Int, towards point: PlanarPoint) -> Int32? {
    if let node = node(at: vertex) { return node }
    return endsBefore[vertex]?.min {
      network.positions[Int($0)].squaredDistance(to: point)
        < network.positions[Int($1)].squaredDistance(to: point)
    }
  }

  mutating func lay(_ run: StreetRun) {
    let style = WayStyle(
      name: run.name, kind: Self.kind(run.kind), structure: run.use == .street ? .none : .bridge,
      isWalkable: run.use != .roadBridge)
    var chain: [Int32] = []
    for index in run.vertices.indices {
      let isMiddle = index > 0 && index < run.points.count - 1
      if isMiddle && grid.underpasses.contains(run.vertices[index]) {
        passUnder(run, at: index, style: style, chain: &chain)
      } else if !(isMiddle && grid.footbridges.contains(run.vertices[index])) {
        chain.append(node(run, index))
      }
    }
    finish(chain, of: run, style: style)
  }

  private static func kind(_ kind: StreetLine.Kind) -> WayNetwork.Kind {
    switch kind {
    case .primary: .primary
    case .secondary: .secondary
    case .residential: .residential
    case .footway: .footway
    }
  }

  /// The node of a run's point; ends before a vertex are not joined with each other.
  private mutating func node(_ run: StreetRun, _ index: Int) -> Int32 {
    let (vertex, point) = (run.vertices[index], run.points[index])
    guard grid.isCut[vertex] else {
      if nodeOfVertex[vertex] < 0 { nodeOfVertex[vertex] = network.addNode(point) }
      return nodeOfVertex[vertex]
    }
    let known = endsBefore[vertex]?.first { network.positions[Int($0)] == point }
    if let known { return known }
    let node = network.addNode(point)
    endsBefore[vertex, default: []].append(node)
    return node
  }

  /// Ends the way so far before a trunk line, and goes on behind it.
  private mutating func passUnder(
    _ run: StreetRun, at index: Int, style: WayStyle, chain: inout [Int32]
  ) {
    let point = run.points[index]
    let ends = [run.points[index - 1], run.points[index + 1]].map { side in
      let share = min(Self.underpass / point.distance(to: side), 0.4)
      return network.addNode(point + (side - point) * share)
    }
    endsBefore[run.vertices[index], default: []] += ends
    network.addWay(style, through: chain + [ends[0]], spacing: Self.streetSpacing)
    network.addWay(style.on(.tunnel), through: ends)
    chain = [ends[1]]
  }

  /// Lays the way, with steps at the ends of a footbridge, and as a bridge where a bridge begins.
  private mutating func finish(_ chain: [Int32], of run: StreetRun, style: WayStyle) {
    var chain = chain
    guard let start = run.vertices.first, let end = run.vertices.last else { return }
    if run.use == .footbridge {
      splitFirst(Self.flight, of: &chain, style: style.of(.steps))
      chain.reverse()
      splitFirst(Self.flight, of: &chain, style: style.of(.steps))
    } else if run.use == .street {
      if isBridgehead(start) { splitFirst(Self.approach, of: &chain, style: style.on(.bridge)) }
      chain.reverse()
      if isBridgehead(end) { splitFirst(Self.approach, of: &chain, style: style.on(.bridge)) }
    }
    network.addWay(style, through: chain.reversed(), spacing: Self.streetSpacing)
  }

  /// Whether a single street goes over into a bridge here.
  private func isBridgehead(_ vertex: Int) -> Bool {
    grid.degree(vertex) == 2 && grid.isBridged(vertex)
  }

  /// Makes the first metres of a way another way.
  private mutating func splitFirst(
    _ length: Double, of chain: inout [Int32], style: WayStyle
  ) {
    let (a, b) = (network.positions[Int(chain[0])], network.positions[Int(chain[1])])
    let share = min(length / a.distance(to: b), 0.35)
    let node = network.addNode(a + (b - a) * share)
    network.addWay(style, through: [chain[0], node])
    chain[0] = node
  }
}

extension NetworkBuilder {
  /// A railway or expressway, which no street shares a node with; on bridges where there is water.
  mutating func lay(_ route: TrunkRoute, along vertices: [Int]) {
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
