public import PlanarGeometry

/// A walled housing estate (小区): residential land with its gates on the streets around it.
public struct Compound: Sendable {
  /// Position of its community in the plan's city.
  public var community: Int
  public var region: PlanarRegion
  /// Points on the centre lines of streets, each a vertex of its street, where a gate opens; 2 to 4.
  public var gates: [PlanarPoint]
  /// Vertices of the region before the gates, in their order.
  public var openings: [PlanarPoint]
  public var population: Double

  /// Half the width of a gate in metres.
  private static let halfGate = 4.0

  /// The wall between neighbouring gates.
  public var walls: [[PlanarPoint]] {
    let ring = region.vertices
    guard let first = ring.firstIndex(where: openings.contains) else {
      return [ring + ring.prefix(1)]
    }
    var walls: [[PlanarPoint]] = []
    var wall: [PlanarPoint] = []
    for offset in 0...ring.count {
      let index = (first + offset) % ring.count
      if openings.contains(ring[index]) {
        if let last = wall.last { walls.append(wall + [Self.jamb(ring[index], towards: last)]) }
        wall = [Self.jamb(ring[index], towards: ring[(index + 1) % ring.count])]
      } else {
        wall.append(ring[index])
      }
    }
    return walls
  }

  private static func jamb(_ gate: PlanarPoint, towards next: PlanarPoint) -> PlanarPoint {
    gate + (next - gate) * min(halfGate / gate.distance(to: next), 0.4)
  }
}
