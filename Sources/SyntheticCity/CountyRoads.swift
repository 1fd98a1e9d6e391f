import PlanarGeometry

/// Joins the county towns of one city with the main city by roads that people can walk.
struct CountyRoads {
  /// By settlement, the main city first, where its nodes begin; one more than settlements.
  let nodeStarts: [Int]
  /// Where the city's ways begin in the network.
  let firstWay: Int
  let waters: [WaterBody]
  let routes: [TrunkRoute]

  func draw(into network: inout StreetNetwork, names: inout PlaceNames) {
    guard nodeStarts.count > 2 else { return }
    let components = components(of: network)
    let main = largest(components, settlement: 0)
    for town in 1..<nodeStarts.count - 1 {
      let nodes = largest(components, settlement: town)
      guard let ends = nearest(main, nodes, network.positions) else { continue }
      lay(from: ends.0, to: ends.1, name: names.road(), &network)
    }
  }

  /// The smallest node that each node of the city can be walked to from, less the first node.
  private func components(of network: StreetNetwork) -> [Int32] {
    let first = nodeStarts[0]
    let count = nodeStarts[nodeStarts.count - 1] - first
    var components = VertexComponents(count: count)
    for way in network.ways[firstWay...] where way.isWalkable {
      let nodes = network.nodes(of: way)
      for (a, b) in zip(nodes, nodes.dropFirst()) {
        components.join(Int(a) - first, Int(b) - first)
      }
    }
    return (0..<count).map { Int32(components.root($0)) }
  }

  /// Nodes of a settlement's largest component.
  private func largest(_ components: [Int32], settlement: Int) -> [Int32] {
    let first = nodeStarts[0]
    let range = nodeStarts[settlement] - first..<nodeStarts[settlement + 1] - first
    var counts = Array(repeating: 0, count: components.count)
    for node in range { counts[Int(components[node])] += 1 }
    let largest = range.max { counts[$0] < counts[$1] }.map { Int32($0) }
    return range.filter { components[$0] == largest }.map { Int32($0 + first) }
  }

  /// A node of each that are nearest to each other: no other node of both lies between them.
  private func nearest(
    _ main: [Int32], _ town: [Int32], _ positions: [PlanarPoint]
  ) -> (Int32, Int32)? {
    func nearest(_ nodes: [Int32], to node: Int32) -> Int32? {
      let point = positions[Int(node)]
      return nodes.min {
        positions[Int($0)].squaredDistance(to: point)
          < positions[Int($1)].squaredDistance(to: point)
      }
    }
    guard var end = town.first, var start = nearest(main, to: end) else { return nil }
    while let next = nearest(town, to: start), next != end {
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
