extension City {
  /// The city with some of its communities; facilities and network stay whole.
  ///
  /// - Parameter positions: ascending.
  /// - Complexity: O(places of people in them + facilities).
  package func keeping(_ positions: [Int]) -> City {
    var part = self
    part.communities = positions.map { communities[$0] }
    part.residentialByCommunity = residentialByCommunity.map { land in positions.map { land[$0] } }
    part.population = population?.keeping(positions)
    return part
  }
}

extension PopulationLayer {
  fileprivate func keeping(_ communities: [Int]) -> PopulationLayer {
    let places = communities.flatMap { range(of: $0) }
    var part = PopulationLayer(shape.keeping(places), communities: communities.count)
    part.ids = places.map { ids[$0] }
    part.people = places.map { people[$0] }
    part.elderly = elderly.map { column in places.map { column[$0] } }
    part.under3 = under3.map { column in places.map { column[$0] } }
    part.children = children.map { column in places.map { column[$0] } }
    for (number, community) in communities.enumerated() {
      part.communityStarts[number + 1] =
        part.communityStarts[number] + Int32(range(of: community).count)
    }
    return part
  }
}

extension PopulationLayer.Shape {
  fileprivate func keeping(_ places: [Int]) -> PopulationLayer.Shape {
    switch self {
    case .points(let points): .points(places.map { points[$0] })
    case .regions(let regions): .regions(places.map { regions[$0] })
    }
  }
}
