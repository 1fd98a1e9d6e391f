extension RegionSlabs {
  /// What `piece` and the region have in common, possibly nothing; nil where border and outline touch
  /// or a ring lies wholly inside the piece, which are left to GEOS.
  ///
  /// Complexity: O(e log e) for e edges in the slabs that the piece meets.
  package func common(_ piece: ConvexPiece) -> PlanarRegion? {
    var crossings: [Int32: ConvexPiece.Crossing] = [:]
    for edge in edges(meeting: piece.region.box) where crossings[edge.number] == nil {
      switch piece.clip(edge.from, edge.to) {
      case .outside: break
      case .unclear: return nil
      case .inside(let crossing): crossings[edge.number] = crossing
      }
    }
    guard !crossings.isEmpty else {
      return contains(piece.region.vertices[0]) ? piece.region : PlanarRegion(polygons: [])
    }
    guard let chains = chains(crossings), !chains.isEmpty else { return nil }
    return piece.part(leftOf: chains)
  }

  /// The parts of the border that `crossings` are the edges of; nil where an edge is left over.
  private func chains(_ crossings: [Int32: ConvexPiece.Crossing]) -> [ConvexPiece.Chain]? {
    var chains: [ConvexPiece.Chain] = []
    var used = 0
    for first in crossings.keys.sorted() {
      guard let entry = crossings[first]?.entry else { continue }
      var points = [entry.point]
      var edge = first
      while let crossing = crossings[edge], used < crossings.count {
        used += 1
        guard let exit = crossing.exit else {
          points.append(end(ofEdge: edge))
          edge = next(afterEdge: edge)
          continue
        }
        points.append(exit.point)
        chains.append(.init(points: points, entry: entry.place, exit: exit.place))
        break
      }
    }
    return used == crossings.count ? chains : nil
  }
}
