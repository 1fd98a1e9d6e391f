import Assessment
import PlanarGeometry
import SyntheticCity
import TestSupport
import Testing

/// How much longer people walk than the crow flies, between two places of housing in one district that
/// are 500 to 1500 m apart.
///
/// Checked once with scipy's Dijkstra on the file, over other pairs.
@Suite struct DetourTests {
  private static let graph = NetworkGraph(SampleCity.plan.network)
  private let plan = SampleCity.plan

  /// A place in a compound, the nearest node behind its walls and the metres to it.
  private struct Place {
    let point: PlanarPoint
    let node: Int
    let metres: Double
    let district: String?
  }

  @Test(arguments: [(Zone.core, 1.25, 1.35), (.fringe, 1.4, 1.6)])
  func detours(zone: Zone, low: Double, high: Double) {
    let places = places(in: zone)
    var detours: [Double] = []
    for start in stride(from: 0, to: places.count, by: places.count / 50).map({ places[$0] }) {
      let ends = places.filter { end in
        end.district == start.district
          && (500...1500).contains(start.point.distance(to: end.point))
      }.prefix(12)
      let walked = Self.graph.distances(from: start.node, to: ends.map(\.node), limit: 8000)
      for (end, metres) in zip(ends, walked) {
        detours.append(
          (start.metres + metres + end.metres) / start.point.distance(to: end.point))
      }
    }
    #expect(detours.count > 300)
    #expect((low...high).contains(detours.quantile(0.5)), "\(zone): \(detours.quantile(0.5))")
    #expect(detours.allSatisfy { $0 >= 0.999 })
  }

  /// Up to four places in each compound of a zone, drawn evenly over its box, in mixed order.
  private func places(in zone: Zone) -> [Place] {
    let nodes = nodesByCell
    var random = SeededRandom(zone.rawValue + 7)
    var places: [(key: Double, place: Place)] = []
    for compound in plan.compounds where plan.zones[compound.community] == zone {
      for _ in 0..<4 {
        let box = compound.region.box
        let point = random.point(in: box)
        let key = random.unit()
        guard compound.region.contains(point),
          let node = nearestNode(to: point, in: compound, nodes)
        else { continue }
        let metres = plan.network.positions[node].distance(to: point)
        let district = plan.city.communities[compound.community].district
        places.append((key, Place(point: point, node: node, metres: metres, district: district)))
      }
    }
    return places.sorted { $0.key < $1.key }.map(\.place)
  }

  private func nearestNode(
    to point: PlanarPoint, in compound: Compound, _ nodes: [Int64: [Int]]
  ) -> Int? {
    let cell = Self.cell(point)
    let around = (-1...1).flatMap { column in
      (-1...1).flatMap { row in nodes[cell + Int64(column) + Int64(row) << 32] ?? [] }
    }
    let inside = around.filter { compound.region.contains(plan.network.positions[$0]) }
    return inside.min {
      plan.network.positions[$0].squaredDistance(to: point)
        < plan.network.positions[$1].squaredDistance(to: point)
    }
  }

  private static func cell(_ point: PlanarPoint) -> Int64 {
    Int64((point.y / 200).rounded(.down)) << 32 + Int64((point.x / 200).rounded(.down))
  }

  private var nodesByCell: [Int64: [Int]] {
    var cells: [Int64: [Int]] = [:]
    for (node, position) in plan.network.positions.enumerated()
    where !Self.graph.neighbours[node].isEmpty {
      cells[Self.cell(position), default: []].append(node)
    }
    return cells
  }
}
