import Examination
import PlanarGeometry
import SyntheticCity
import Testing

/// How much longer people walk than the crow flies, between two places of housing in one district that
/// are 500 to 1500 m apart.
///
/// Checked once with scipy's Dijkstra on the file, over other pairs: see the ranges below.
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
    for start in places.enumerated().filter({ $0.offset % 24 == 0 }).map(\.element) {
      let distances = Self.graph.distances(from: start.node, limit: 6000)
      for end in places where end.district == start.district {
        let straight = start.point.distance(to: end.point)
        guard (500...1500).contains(straight) else { continue }
        let walked = distances[end.node].map { $0 + start.metres + end.metres } ?? .infinity
        detours.append(walked / straight)
      }
    }
    #expect(detours.count > 400)
    #expect((low...high).contains(detours.quantile(0.5)), "\(detours.quantile(0.5))")
    #expect(detours.allSatisfy { $0 >= 0.999 })
  }

  /// One place in each compound of a zone, seeded by its number.
  private func places(in zone: Zone) -> [Place] {
    let nodes = nodesByCell
    return plan.compounds.enumerated().compactMap { number, compound in
      guard plan.zones[compound.community] == zone else { return nil }
      let box = compound.region.box
      let share = [0.31, 0.42, 0.5, 0.57, 0.68][number % 5]
      let other = [0.62, 0.35, 0.48][number % 3]
      let point = PlanarPoint(
        x: box.minX + share * box.width, y: box.minY + other * box.height)
      guard compound.region.contains(point) else { return nil }
      let inside = (-1...1).flatMap { column in
        (-1...1).flatMap { row in
          nodes[Self.cell(point) + Int64(column) + Int64(row) << 32] ?? []
        }
      }.filter { compound.region.contains(plan.network.positions[$0]) }
      let nearest = inside.min {
        plan.network.positions[$0].distance(to: point)
          < plan.network.positions[$1].distance(to: point)
      }
      return nearest.map {
        Place(
          point: point, node: $0, metres: plan.network.positions[$0].distance(to: point),
          district: plan.city.communities[compound.community].district)
      }
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
