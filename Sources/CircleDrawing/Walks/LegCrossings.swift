import Assessment
import PlanarGeometry
import WalkNetwork

/// Borders that people cross on the way from their door to the street: who enters the streets beyond his atom walks
/// across its border, where no barrier is in the way.
struct LegCrossings {
  /// Pairs of atoms, the smaller first.
  private(set) var pairs: Set<RegionPair> = []

  /// - Complexity: O(places · log n) in the edges n of the atoms' borders.
  init(of places: AtomPlaces, in atoms: AtomLayer, on graph: WalkGraph) {
    let locator = RegionLocator(atoms.city.communities.map(\.region))
    for atom in 0..<atoms.count {
      let own = Int32(truncatingIfNeeded: atom)
      for place in places.range(of: atom) where places.people[place] > 0 {
        guard let entry = places.entries[place] else { continue }
        for region in Self.regions(at: graph.position(of: entry), locator) where region != own {
          pairs.insert(RegionPair(own, region))
        }
      }
    }
  }

  private static func regions(at point: PlanarPoint, _ locator: RegionLocator) -> [Int32] {
    let meeting = locator.regions(at: point)
    return meeting.isEmpty ? locator.region(of: point).map { [$0] } ?? [] : meeting
  }
}

extension WalkGraph {
  /// Where an attachment meets its edge. Complexity: O(vertices of the edge).
  fileprivate func position(of entry: EdgeAttachment) -> PlanarPoint {
    let shape = vertices[vertexRange(ofEdge: Int(entry.edge))]
    guard let after = shape.firstIndex(where: { $0.measure >= entry.offset }) else {
      return shape[shape.endIndex - 1].position
    }
    guard after > shape.startIndex else { return shape[after].position }
    let (from, to) = (shape[after - 1], shape[after])
    let length = to.measure - from.measure
    let share = length > 0 ? (entry.offset - from.measure) / length : 0
    return from.position + (to.position - from.position) * share
  }
}
