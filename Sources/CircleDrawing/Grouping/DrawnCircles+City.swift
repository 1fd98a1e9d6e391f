public import Assessment
public import GEOSBridge
import PlanarGeometry

extension DrawnCircles {
  /// The city with circles in place of its communities, to be examined: their land without the borders inside, their
  /// people and attributes summed, the facilities and the network as they are. What is told by community, such as a
  /// survey, is not kept.
  ///
  /// - Parameter positions: of the circles, ascending; nil: all.
  /// - Complexity: that of GEOS, O(vertices · log vertices), and O(places of people).
  public func city(of positions: [Int]? = nil) throws(GEOSError) -> City {
    let chosen = positions ?? Array(circles.indices)
    let groups = chosen.map { circles[$0].atoms }
    let source = atoms.city
    var city = City(
      name: source.name, isSynthetic: source.isSynthetic,
      communities: try communities(chosen), facilities: source.facilities,
      residentialLand: source.residentialLand,
      residentialByCommunity: source.residentialByCommunity.map { land in
        groups.map { PlanarRegion(joining: $0.map { land[$0] }) }
      })
    city.suspendedFacilities = source.suspendedFacilities
    city.population = source.population?.gathering(groups)
    city.network = source.network
    return city
  }

  private func communities(_ chosen: [Int]) throws(GEOSError) -> [Community] {
    let context = try GEOSContext()
    var communities: [Community] = []
    for position in chosen {
      let circle = circles[position]
      let members = circle.atoms.map { atoms.city.communities[$0] }
      let region = try context.dissolved(members.map(\.region))
      communities.append(Community(circle, of: members, region: region))
    }
    return communities
  }

  /// The circles as atoms of larger ones.
  ///
  /// - Complexity: that of `city`, and O(borders · log borders).
  public func asAtoms() throws(GEOSError) -> AtomLayer {
    var layer = AtomLayer(
      city: try city(), wholes: atoms.wholes,
      communities: circles.map { Int32(truncatingIfNeeded: $0.community) },
      outline: atoms.outline.gathered(circleOfAtom))
    layer.division = atoms.division
    layer.measured = problems.ground.measured.gathered(circles.map(\.atoms))
    return layer
  }
}

extension Community {
  /// A circle in the place of a community; what one of its atoms does not tell it does not tell either.
  fileprivate init(_ circle: DrawnCircle, of atoms: [Community], region: PlanarRegion) {
    func sum(_ value: (Community) -> Double?) -> Double? {
      let amounts = atoms.compactMap(value)
      return amounts.count == atoms.count ? amounts.reduce(0, +) : nil
    }
    self.init(
      id: circle.id, name: circle.name, street: circle.street, district: circle.district,
      region: region, population: circle.people, households: sum(\.households),
      elderly: sum(\.elderly), under3: sum(\.under3), children: sum(\.children))
  }
}
