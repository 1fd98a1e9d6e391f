import PlanarGeometry
public import WalkNetwork

/// A square lattice of streets 64 m apart with a facility at every 20th crossing each way. All nodes but
/// the corners are junctions, the most work that a network of its size can be, and every distance can be
/// counted in blocks.
public struct StreetLattice: Sendable {
  /// Streets each way.
  public let side: Int

  private static let step = 64.0
  private static let spacing = 20

  /// About `nodes` crossings, at least 4.
  public init(nodes: Int) { side = Int(Double(nodes).squareRoot().rounded()) }

  public func ways() -> WalkWays {
    var ways = WalkWays()
    for row in 0..<side {
      for column in 0..<side {
        let place = PlanarPoint(x: Double(column) * Self.step, y: Double(row) * Self.step)
        let node = ways.addNode(at: place)
        if column > 0 { ways.addWay([node - 1, node]) }
        if row > 0 { ways.addWay([node - Int32(side), node]) }
      }
    }
    return ways
  }

  /// The facilities on the graph made of `ways()`.
  public func sources(_ graph: WalkGraph) -> [WalkSource] {
    var sources: [WalkSource] = []
    var taken: Set<PlanarPoint> = []
    for edge in 0..<graph.edgeCount {
      for vertex in graph.vertices[graph.vertexRange(ofEdge: edge)]
      where blocksToFacility(vertex.position) == 0 && taken.insert(vertex.position).inserted {
        let attachment = EdgeAttachment(edge: Int32(edge), offset: vertex.measure, leg: 0)
        sources.append(WalkSource(attachment, facility: Int32(sources.count)))
      }
    }
    return sources
  }

  /// Compares the distances of all nodes within `radius` metres with those counted in blocks.
  public func verify(
    _ field: DistanceField, _ graph: WalkGraph, within radius: Double
  ) throws {
    for node in 0..<graph.nodeCount {
      let metres = Double(blocksToFacility(graph.positions[node])) * Self.step
      let expected = metres <= radius ? metres : nil
      guard field.nearest(toNode: node)?.distance == expected else {
        throw Disagreement(node: node)
      }
    }
  }

  /// Blocks to the nearest crossing with a facility, counted along both directions.
  private func blocksToFacility(_ position: PlanarPoint) -> Int {
    [position.x, position.y].reduce(0) { blocks, coordinate in
      let place = Int((coordinate / Self.step).rounded())
      let below = place % Self.spacing
      let above = Self.spacing - below
      return blocks + (place + above < side ? min(below, above) : below)
    }
  }

  /// A node whose distance is not the counted one.
  public struct Disagreement: Error {
    public var node: Int
  }
}
