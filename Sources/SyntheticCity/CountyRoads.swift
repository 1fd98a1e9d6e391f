import PlanarGeometry

/// Joins what lies apart, the county towns above all, with the main city by roads that people can
/// walk.
struct CountyRoads {
  /// The city's nodes and the first of its ways in the network.
  let nodes: Range<Int>
  let firstWay: Int
  let waters: [WaterBody]
  let routes: [TrunkRoute]

  /// Fewer nodes are a stray path that nobody needs to reach.
  private static let smallest = 40

  func draw(into network: inout StreetNetwork, names: inout PlaceNames) {
    let members = members(of: network)
    guard let main = members.max(by: { $0.count < $1.count }) else { return }
    for part in members where part.count >= Self.smallest && part[0] != main[0] {
      guard let ends = nearest(main, part, network.positions) else { continue }
      lay(from: ends.0, to: ends.1, name: names.road(), &network)
    }
  }

  /// Nodes that can be walked to from each other, ascending, by their first.
  private func members(of network: StreetNetwork) -> [[Int32]] {
    var components = VertexComponents(count: nodes.count)
    for way in network.ways[firstWay...] where way.isWalkable {
      let line = network.nodes(of: way)
      for (a, b) in zip(line, line.dropFirst()) {
        components.join(Int(a) - nodes.lowerBound, Int(b) - nodes.lowerBound)
      }
    }
    var members = nodes.map { _ in [Int32]() }
    for node in nodes { members[components.root(node - nodes.lowerBound)].append(Int32(node)) }
    return members.filter { $0.count > 1 }
  }

  /// A node of each that are nearest to each other: no other node of both lies between them.
  private func nearest(
    _ main: [Int32], _ part: [Int32], _ positions: [PlanarPoint]
  ) -> (Int32, Int32)? {
    func nearest(_ nodes: [Int32], to node: Int32) -> Int32? {
      let point = positions[Int(node)]
      return nodes.min {
        positions[Int($0)].squaredDistance(to: point)
          < positions[Int($1)].squaredDistance(to: point)
      }
    }
    guard var end = part.first, var start = nearest(main, to: end) else { return nil }
    while let next = nearest(part, to: start), next != end {
      end = next
      start = nearest(main, to: end) ?? start
    }
    return (start, end)
  }

  private func lay(
    from start: Int32, to end: Int32, name: String, _ network: inout StreetNetwork
  ) {
    let road = CountyRoad(
      start: network.positions[Int(start)], end: network.positions[Int(end)], waters: waters,
      routes: routes)
    let points = road.points
    var bridges = road.bridges(along: points)[...]
    let style = WayStyle(name: name, kind: .secondary)
    var chain = [start]
    var metres = 0.0
    var isOnBridge = false
    for (index, point) in points.enumerated().dropFirst() {
      let before = points[index - 1]
      let length = before.distance(to: point)
      while let bridge = bridges.first {
        let turn = isOnBridge ? bridge.upperBound : bridge.lowerBound
        guard turn < metres + length else { break }
        let node = network.addNode(before + (point - before) * ((turn - metres) / length))
        network.addWay(isOnBridge ? style.on(.bridge) : style, through: chain + [node])
        chain = [node]
        if isOnBridge { bridges.removeFirst() }
        isOnBridge.toggle()
      }
      metres += length
      chain.append(index == points.count - 1 ? end : network.addNode(point))
    }
    network.addWay(isOnBridge ? style.on(.bridge) : style, through: chain)
  }
}
