import PlanarGeometry
import SyntheticCity
import Testing

/// What ways pass, and where they may.
@Suite struct NetworkCrossingTests {
  private let plan = SampleCity.plan
  private static let edges = EdgeGrid(SampleCity.plan.network)
  private var grid: EdgeGrid { Self.edges }

  private func way(_ edge: EdgeGrid.Edge) -> WayNetwork.Way { plan.network.ways[edge.way] }

  private func isTrunk(_ edge: EdgeGrid.Edge) -> Bool {
    [.motorway, .railway].contains(way(edge).kind)
  }

  private func isAtGrade(_ edge: EdgeGrid.Edge) -> Bool { way(edge).structure == .none }

  /// Ways that cross without a shared node are on different levels.
  @Test func streetsAreJoinedWhereTheyCross() {
    var crossings = 0
    for edge in grid.edges {
      let (a, b) = grid.ends(edge)
      for other in grid.crossings(of: a, b) {
        crossings += 1
        let bothTrunk = isTrunk(edge) && isTrunk(other)
        #expect(bothTrunk || !isAtGrade(edge) || !isAtGrade(other))
      }
    }
    #expect(crossings > 100)
  }

  /// Rivers, lakes, canals and brooks are crossed on bridges only, by trunk lines too.
  @Test func watersAreCrossedOnBridges() {
    var walkable = 0
    for water in plan.waters {
      water.region.forEachEdge { a, b in
        for edge in grid.crossings(of: a, b) {
          #expect(way(edge).structure == .bridge, "\(water.name)")
          if way(edge).isWalkable { walkable += 1 }
        }
      }
    }
    #expect(walkable > 300)
  }

  /// Streets pass under trunk lines, footbridges over them.
  @Test func trunkLinesAreCrossedUnderOrOver() {
    var under = 0
    var over = 0
    for route in plan.trunkRoutes {
      for (a, b) in zip(route.points, route.points.dropFirst()) {
        for edge in grid.crossings(of: a, b) where !isTrunk(edge) {
          #expect(!isAtGrade(edge), "\(route.name)")
          if way(edge).structure == .tunnel { under += 1 }
          if way(edge).kind == .footway { over += 1 }
        }
      }
    }
    #expect(under > 100 && over > 40)
  }

  /// Nothing leads through a wall; at 1 to 4 gates of each compound a way leads in.
  @Test func compoundsAreEnteredAtTheirGates() {
    let nodes = Set(plan.network.positions)
    for compound in plan.compounds {
      for wall in compound.walls {
        for (a, b) in zip(wall, wall.dropFirst()) { #expect(grid.crossings(of: a, b).isEmpty) }
      }
      #expect(compound.walls.count == compound.openings.count)
      #expect(compound.openings.count == compound.gates.count)
      #expect(compound.openings.contains(where: nodes.contains))
    }
    let openings = plan.compounds.flatMap(\.openings)
    #expect(Double(openings.count(where: nodes.contains)) > 0.99 * Double(openings.count))
  }

  /// Walls and gates together are as long as the outline of the compound; a gate is 8 m wide.
  @Test func gapsInWalls() {
    for compound in plan.compounds {
      let wall = compound.walls.map { line in
        zip(line, line.dropFirst()).map { $0.distance(to: $1) }.sum
      }.sum
      let gaps = 8 * Double(compound.openings.count)
      #expect(abs(compound.region.perimeter - gaps - wall) < 1e-6)
    }
  }
}
