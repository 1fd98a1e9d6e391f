import Coverage
import Foundation
import PlanarGeometry
import TestSupport
import WalkNetwork

/// A random neighbourhood of streets with dead ends, rivers and facilities, and a plain way to measure
/// walks in it: every segment is looked at, and Dijkstra's search picks the nearest node by a scan.
struct WalkCase {
  var nodes: [PlanarPoint] = []
  var segments: [(Int, Int)] = []
  var rivers: [(PlanarPoint, PlanarPoint)] = []
  var facilities: [PlanarPoint] = []
  let limit: Double
  /// Metres of each node from the nearest facility.
  private(set) var fromNodes: [Double] = []
  private var entries: [Entry?] = []

  /// A foot of an access leg.
  struct Entry {
    var segment: Int
    /// Metres from the segment's first node.
    var offset: Double
    var leg: Double
  }

  init(seed: Int, rivers riverCount: Int, facilities count: Int, limit: Double = 120) {
    var dice = SeededRandom(seed)
    self.limit = limit
    for row in 0..<7 {
      for column in 0..<7 {
        nodes.append(
          PlanarPoint(
            x: Double(column) * 90 - 270 + dice.between(-30, 30),
            y: Double(row) * 90 - 270 + dice.between(-30, 30)))
      }
    }
    for row in 0..<7 {
      for column in 0..<7 {
        if column < 6, dice.unit() < 0.8 {
          segments.append((row * 7 + column, row * 7 + column + 1))
        }
        if row < 6, dice.unit() < 0.8 { segments.append((row * 7 + column, row * 7 + column + 7)) }
      }
    }
    for _ in 0..<riverCount {
      var bend = dice.point(within: 280)
      for _ in 0..<5 {
        let next = bend + dice.point(within: 110)
        rivers.append((bend, next))
        bend = next
      }
    }
    facilities = (0..<count).map { _ in dice.point(within: 250) }
    search()
  }

  var graph: WalkGraph {
    var ways = WalkWays(positions: nodes)
    for (from, to) in segments { ways.addWay([Int32(from), Int32(to)]) }
    return WalkGraphBuilder(smallestComponent: 0).build(ways)
  }

  var index: EdgeIndex { EdgeIndex(graph, barriers: BarrierLines(rivers)) }

  /// How a place enters the network: by the nearest segment in sight; nil when it is off.
  func entry(of place: PlanarPoint) -> Entry? {
    var best: Entry?
    for (number, (from, to)) in segments.enumerated() {
      let (a, b) = (nodes[from], nodes[to])
      let length = hypot(b.x - a.x, b.y - a.y)
      let along = ((place.x - a.x) * (b.x - a.x) + (place.y - a.y) * (b.y - a.y)) / length
      let offset = min(max(along, 0), length)
      let foot = PlanarPoint(
        x: a.x + (b.x - a.x) * offset / length, y: a.y + (b.y - a.y) * offset / length)
      let leg = hypot(foot.x - place.x, foot.y - place.y)
      if leg <= limit, leg < best?.leg ?? .infinity,
        !rivers.contains(where: { crosses($0, place, foot) })
      {
        best = Entry(segment: number, offset: offset, leg: leg)
      }
    }
    return best
  }

  private func crosses(
    _ river: (PlanarPoint, PlanarPoint), _ place: PlanarPoint, _ foot: PlanarPoint
  ) -> Bool {
    func turn(_ a: PlanarPoint, _ b: PlanarPoint, _ c: PlanarPoint) -> Double {
      (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    }
    return turn(river.0, river.1, place) * turn(river.0, river.1, foot) < 0
      && turn(place, foot, river.0) * turn(place, foot, river.1) < 0
  }

  private func length(_ segment: Int) -> Double {
    nodes[segments[segment].0].distance(to: nodes[segments[segment].1])
  }

  private mutating func search() {
    entries = facilities.map { entry(of: $0) }
    fromNodes = [Double](repeating: .infinity, count: nodes.count)
    for entry in entries.compactMap(\.self) {
      let (from, to) = segments[entry.segment]
      fromNodes[from] = min(fromNodes[from], entry.leg + entry.offset)
      fromNodes[to] = min(fromNodes[to], entry.leg + length(entry.segment) - entry.offset)
    }
    var open = Set(nodes.indices)
    while let node = open.min(by: { fromNodes[$0] < fromNodes[$1] }) {
      open.remove(node)
      for (number, (from, to)) in segments.enumerated() where from == node || to == node {
        let other = from == node ? to : from
        fromNodes[other] = min(fromNodes[other], fromNodes[node] + length(number))
      }
    }
  }

  mutating func replaceFacilities(_ facilities: [PlanarPoint]) {
    self.facilities = facilities
    search()
  }

  /// Metres on foot to the nearest facility; infinite where there is no way.
  func walk(from place: PlanarPoint) -> Double {
    guard let own = entry(of: place) else { return .infinity }
    let (from, to) = segments[own.segment]
    var best = min(
      fromNodes[from] + own.offset, fromNodes[to] + length(own.segment) - own.offset)
    for entry in entries.compactMap(\.self) where entry.segment == own.segment {
      best = min(best, abs(entry.offset - own.offset) + entry.leg)
    }
    return best + own.leg
  }
}
