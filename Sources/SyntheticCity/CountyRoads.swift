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

  func lay(into network: inout WayNetwork, names: inout PlaceNames) {
    let members = members(of: network)
    guard let main = members.max(by: { $0.count < $1.count }) else { return }
    for part in members where part.count >= Self.smallest && part[0] != main[0] {
      guard let ends = nearest(main, part, at: network.positions) else { continue }
      layRoad(from: ends.0, to: ends.1, name: names.road(), into: &network)
    }
  }

  /// Nodes that can be walked to from each other, ascending, by their first.
  private func members(of network: WayNetwork) -> [[Int32]] {
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
    _ main: [Int32], _ part: [Int32], at positions: [PlanarPoint]
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

  private func layRoad(
    from start: Int32, to end: Int32, name: String, into network: inout WayNetwork
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

/// A road between two settlements over open country, on bridges where water or a trunk line is in
/// its way.
struct CountyRoad {
  let start: PlanarPoint
  let end: PlanarPoint
  let waters: [WaterBody]
  let routes: [TrunkRoute]

  private static let spacing = 100.0
  /// Metres of bridge on either side of what it crosses.
  private static let margin = 25.0

  /// Points along the road, both ends included; a bow in the middle keeps away from what is beside
  /// the ends.
  var points: [PlanarPoint] {
    let way = end - start
    let length = start.distance(to: end)
    let count = max(Int((length / Self.spacing).rounded()), 1)
    let aside = PlanarPoint(x: -way.y, y: way.x)
    return (0...count).map { step in
      let share = Double(step) / Double(count)
      let middle = min(max((share - 0.2) * (0.8 - share) / 0.09, 0), 1)
      return start + way * share + aside * (0.012 * middle * middle)
    }
  }

  /// The parts of the road with the metres from the start at which they end.
  func bridges(along points: [PlanarPoint]) -> [ClosedRange<Double>] {
    var crossings: [(metres: Double, isWater: Bool)] = []
    var metres = 0.0
    for (a, b) in zip(points, points.dropFirst()) {
      let length = a.distance(to: b)
      for route in routes {
        for (p, q) in zip(route.points, route.points.dropFirst()) {
          if let share = Self.crossing(of: (a, b), with: (p, q)) {
            crossings.append((metres + share * length, false))
          }
        }
      }
      for water in waters where water.region.box.intersects(PlanarBox(around: [a, b])) {
        water.region.forEachEdge { p, q in
          if let share = Self.crossing(of: (a, b), with: (p, q)) {
            crossings.append((metres + share * length, true))
          }
        }
      }
      metres += length
    }
    return Self.spans(crossings.sorted { $0.metres < $1.metres })
  }

  /// Where on the road's segment a–b the line p–q is crossed, as a share.
  private static func crossing(
    of segment: (PlanarPoint, PlanarPoint), with line: (PlanarPoint, PlanarPoint)
  ) -> Double? {
    let ((a, b), (p, q)) = (segment, line)
    let wall = q - p
    let (before, after) = (wall.cross(a - p), wall.cross(b - p))
    guard (before < 0) != (after < 0) else { return nil }
    let way = b - a
    guard (way.cross(p - a) < 0) != (way.cross(q - a) < 0) else { return nil }
    return before / (before - after)
  }

  /// From bank to bank, and short ones over lines; those that meet are one.
  private static func spans(
    _ crossings: [(metres: Double, isWater: Bool)]
  ) -> [ClosedRange<Double>] {
    var spans: [ClosedRange<Double>] = []
    var bank: Double?
    for (metres, isWater) in crossings {
      var from = metres
      if isWater {
        guard let first = bank else {
          bank = metres
          continue
        }
        (from, bank) = (first, nil)
      }
      let span = max(from - margin, 0)...(metres + margin)
      if let last = spans.last, last.upperBound >= span.lowerBound {
        spans[spans.count - 1] =
          min(last.lowerBound, span.lowerBound)...max(last.upperBound, span.upperBound)
      } else {
        spans.append(span)
      }
    }
    return spans
  }
}
