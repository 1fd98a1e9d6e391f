import Foundation
import NearestStreets
import PlanarGeometry
import TestSupport
import Testing
import WalkNetwork

@Suite struct ScratchTests {
  @Test func tiles() {
    let env = ProcessInfo.processInfo.environment
    guard let s = env["TOWN"], let seed = Int(s) else { return }
    let features: OracleTown.Features =
      env["ALL"] != nil ? OracleTown.Features.all.subtracting([.decks, .grounds]) : []
    let town = OracleTown(seed: seed, features: features, walls: Int(env["WALLS"] ?? "4")!)
    var ways = WalkWays(positions: town.nodes.map { PlanarPoint(x: $0.x, y: $0.y) })
    for segment in town.segments {
      ways.addEdge(
        from: Int32(segment.tailNode), to: Int32(segment.headNode), length: segment.length)
    }
    let graph = WalkGraphBuilder(smallestComponent: 0).build(ways)
    let barriers = town.barriers.map {
      (PlanarPoint(x: $0.from.x, y: $0.from.y), PlanarPoint(x: $0.to.x, y: $0.to.y))
    }
    let index = StreetIndex(graph, barriers: barriers)
    let side = 10.0
    let n = Int(town.size / side)
    var lands: [PlanarRegion] = []
    for r in 0..<n {
      for c in 0..<n {
        let (x, y) = (Double(c) * side, Double(r) * side)
        lands.append(
          PlanarRegion(polygons: [
            [[(x, y), (x + side, y), (x + side, y + side), (x, y + side)].map(PlanarPoint.init)]
          ]))
      }
    }
    var partitioner = LandPartitioner(index, limit: town.snapLimit)
    let p = partitioner.partition(lands)
    var area = [Double](repeating: 0, count: lands.count)
    var legs = area
    for s in p.strips {
      area[Int(s.land)] += s.size.area
      legs[Int(s.land)] += s.size.legs
    }
    for s in p.sectors {
      area[Int(s.land)] += s.size.area
      legs[Int(s.land)] += s.size.legs + s.leg * s.size.area
    }
    let oracle = town.oracle()
    print("size", town.size, "snap", town.snapLimit)
    for w in town.walls { print("wall", w.map { "(\($0.x),\($0.y))" }.joined(separator: " ")) }
    for w in town.segments { print("street", w.tail, w.head) }
    var bad = 0
    for (i, _) in lands.enumerated() {
      let (r, c) = (i / n, i % n)
      var (a, l) = (0.0, 0.0)
      for dr in 0..<10 {
        for dc in 0..<10 {
          if let leg = oracle.leg(
            x: Double(c) * side + Double(dc) + 0.5, y: Double(r) * side + Double(dr) + 0.5)
          {
            a += 1
            l += leg.length
          }
        }
      }
      if abs(a - area[i]) > 12 || abs(l / max(a, 1) - legs[i] / max(area[i], 1)) > 2 {
        bad += 1
        if bad < 40 {
          print(
            "tile \(c * 10),\(r * 10): oracle area \(a) leg \(l / max(a, 1)); exact \(area[i]) \(legs[i] / max(area[i], 1))"
          )
        }
      }
    }
    print("bad", bad)
    for x in p.sectors where x.size.area > 101 {
      print(
        "sector", x.land, x.leg, x.leastRadius, x.longestRadius, x.size,
        p.bands[Int(x.bands.lowerBound)..<Int(x.bands.upperBound)])
    }
    if let t = env["TILE"], let tile = Int(t) {
      for x in p.sectors where x.land == Int32(tile) {
        print(
          "S", x.leg, x.leastRadius, x.longestRadius, x.size.area,
          x.places.map { p.places[Int($0)] },
          p.bands[Int(x.bands.lowerBound)..<Int(x.bands.upperBound)])
      }
      for x in p.strips where x.land == Int32(tile) {
        print("H", x.edge, x.start, x.end, x.leastLeg, x.longestLeg, x.size.area)
      }
    }
  }
}
