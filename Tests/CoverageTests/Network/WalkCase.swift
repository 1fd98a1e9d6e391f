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
  private var oracle = WalkOracle(segments: [])

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
    makeOracle()
  }

  var graph: WalkGraph {
    var ways = WalkWays(positions: nodes)
    for (from, to) in segments { ways.addWay([Int32(from), Int32(to)]) }
    return WalkGraphBuilder(smallestComponent: 0).build(ways)
  }

  var barriers: BarrierLines { BarrierLines(rivers) }

  /// The rule applied to one place at a time.
  private mutating func makeOracle() {
    makeOracle(facilities.map { .point(.init($0.x, $0.y)) })
  }

  private mutating func makeOracle(_ facilities: [WalkOracle.Facility]) {
    func point(_ place: PlanarPoint) -> WalkOracle.Point { .init(place.x, place.y) }
    oracle = WalkOracle(
      segments: segments.map { from, to in
        WalkOracle.Segment(
          from: point(nodes[from]), to: point(nodes[to]), nodes: (from, to))
      },
      barriers: rivers.map { .init(from: point($0.0), to: point($0.1)) },
      facilities: facilities, snapLimit: limit)
  }

  mutating func replaceFacilities(_ facilities: [PlanarPoint]) {
    self.facilities = facilities
    makeOracle()
  }

  /// Grounds are entered from their border and wherever a street runs inside of them.
  ///
  /// - Parameter step: metres between the places at which the oracle enters them.
  mutating func replaceFacilities(grounds: [PlanarRegion], step: Double) {
    facilities = []
    var entered: [WalkOracle.Facility] = grounds.flatMap(\.polygons).map { polygon in
      .grounds(polygon.map { ring in ring.map { .init($0.x, $0.y) } }, step: step)
    }
    for (from, to) in segments {
      let way = nodes[to] - nodes[from]
      let count = Int(way.squaredLength.squareRoot() / step) + 1
      for number in 0...count {
        let place = nodes[from] + way * (Double(number) / Double(count))
        guard grounds.contains(where: { $0.contains(place) }) else { continue }
        entered.append(.point(.init(place.x, place.y)))
      }
    }
    makeOracle(entered)
  }

  /// Metres on foot to the nearest facility; infinite where there is no way.
  func walk(from place: PlanarPoint) -> Double {
    if case .metres(let metres) = oracle.distance(x: place.x, y: place.y) { return metres }
    return .infinity
  }

  /// The segment that a place enters; nil off the network.
  func segment(enteredFrom place: PlanarPoint) -> Int? {
    oracle.leg(x: place.x, y: place.y)?.edge
  }

  func isOffNetwork(_ place: PlanarPoint) -> Bool {
    oracle.distance(x: place.x, y: place.y) == .offNetwork
  }
}
