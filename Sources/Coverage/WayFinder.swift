import FlatArrays
import NearestStreets
package import PlanarGeometry
import WalkNetwork

/// Finds the ways that walking distances are made of. One per task.
package struct WayFinder: Sendable {
  let fields: NetworkFields
  private let routes: RouteFinder
  private var search: EntrySearch
  private let grounds: GroundEntries

  /// Complexity: O(nodes + edges).
  package init(_ fields: NetworkFields) {
    self.fields = fields
    routes = RouteFinder(fields.graph)
    search = EntrySearch(fields.streets, limit: fields.snapLimit)
    grounds = GroundEntries(fields.streets, limit: fields.snapLimit)
  }

  /// The way from a place to the nearest facility of a layer; nil where there is none.
  ///
  /// - Parameter layer: number in the fields.
  /// - Complexity: that of where the place and the facility enter the network, and the way itself.
  package mutating func way(from place: PlanarPoint, layer: Int) -> FootWay? {
    let own = fields.layers[layer]
    let box = PlanarBox(around: place, margin: 0)
    if let owner = FacilityGrounds(own, near: box).owner(of: place) {
      return FootWay(arrivedAt: place, facility: owner)
    }
    guard let (entry, line) = search.way(of: place) else { return nil }
    return way(from: WayStart(line: line, entry: entry), layer: layer)
  }

  /// Where a place enters the network; nil where it is off the network.
  mutating func entry(of place: PlanarPoint) -> EdgeAttachment? { search.entry(of: place) }

  /// The way from where the network is entered.
  mutating func way(from start: WayStart, layer: Int) -> FootWay? {
    guard let route = routes.route(from: start.entry, on: fields.fields[layer]) else { return nil }
    var line = start.line
    for stretch in route.stretches { line += fields.graph.line(of: stretch) }
    let leg = leg(to: route.exit, of: route.source.facility, layer: layer)
    line += leg.reversed()
    var way = FootWay(
      facility: route.source.facility, metres: route.metres, line: line.withoutRepeats)
    way.firstLeg = start.entry.leg
    way.lastLeg = route.exit.leg
    way.junctions = max(route.stretches.count - 1, 0)
    way.metresOffGround = route.stretches.reduce(0) { sum, stretch in
      sum + (fields.graph.edges[Int(stretch.edge)].isEnterable ? 0 : stretch.length)
    }
    return way
  }

  /// The line from a facility to where the network is left for it.
  private mutating func leg(
    to exit: EdgeAttachment, of facility: Int32, layer: Int
  ) -> [PlanarPoint] {
    let own = fields.layers[layer].only(facility)
    for entrance in own.points {
      if let way = search.way(of: entrance), way.entry == exit { return way.line }
    }
    for region in own.regions {
      if let line = grounds.way(of: region, to: exit) { return line }
    }
    return []
  }
}

extension [PlanarPoint] {
  /// Without places that are where the one before is, but for rounding.
  fileprivate var withoutRepeats: [PlanarPoint] {
    var line: [PlanarPoint] = []
    for place in self {
      if let last = line.last, last.squaredDistance(to: place) < 1e-12 { continue }
      line.append(place)
    }
    return line
  }
}
