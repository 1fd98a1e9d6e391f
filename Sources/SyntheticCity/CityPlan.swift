package import Assessment
package import PlanarGeometry

/// A city made up from a seed, in metres around a fictional centre. The same request gives the same
/// bits on every machine: all draws come from `SeededGenerator`, and only arithmetic that is exactly
/// rounded is used.
package struct CityPlan: Sendable {
  /// Communities, facilities and residential land. Types of services are positions in `facilityTypes`.
  package var city: City
  /// Zone of each community, by position.
  package var zones: [Zone]
  package var compounds: [Compound]
  package var streets: [StreetLine]
  package var waters: [WaterBody]
  package var trunkRoutes: [TrunkRoute]
  package var network: WayNetwork

  /// Ids of the types of the built-in standard in its order, and the names that the lists use.
  package static var facilityTypes: [(id: String, label: String)] {
    FacilityProgramme.all.map { ($0.id, $0.label) }
  }
}

/// What city to make.
package struct CityPlanRequest: Hashable, Sendable {
  package static let wholeCommunities = 1258

  package var seed: UInt64
  /// At least 5; above 1258 further cities lie beside the first.
  package var communities: Int
  /// Of the facilities of a whole city of 25,800.
  package var facilityShare: Double

  /// - Parameter scale: communities, facilities and area against the whole city, 0.004…500.
  package init(seed: UInt64 = 1, scale: Double = 1) {
    self.seed = seed
    let bounded = min(max(scale, 0.004), 500)
    communities = max(Int((bounded * Double(Self.wholeCommunities)).rounded()), 5)
    facilityShare = bounded
  }

  package init(seed: UInt64 = 1, communities: Int) {
    self.init(seed: seed, scale: Double(communities) / Double(Self.wholeCommunities))
    self.communities = min(max(communities, 5), 500 * Self.wholeCommunities)
  }
}

extension CityPlan {
  /// Makes the city that is asked for.
  ///
  /// Complexity: O(communities · log communities).
  package init(_ request: CityPlanRequest) {
    let whole = CityPlanRequest.wholeCommunities
    let cities = max((request.communities + whole / 2) / whole, 1)
    var side = 1
    while side * side < cities { side += 1 }
    var parts = PlanParts()
    let generator = SeededGenerator(seed: request.seed)
    for city in 0..<cities {
      let builder = CityBuilder(
        number: city + 1, communities: (request.communities + city) / cities,
        facilityShare: request.facilityShare / Double(cities),
        origin: PlanarPoint(x: Double(city % side) * 120_000, y: Double(city / side) * 120_000),
        generator: generator.branch(1000 + UInt64(city)))
      builder.build(into: &parts)
    }
    self.init(parts)
  }

  private init(_ parts: PlanParts) {
    var table = FacilityTable()
    for facility in parts.facilities { table.append(facility) }
    var land = parts.communities.map { _ in [PlanarRegion]() }
    for compound in parts.compounds { land[compound.community].append(compound.region) }
    city = City(
      name: "合成示例城", isSynthetic: true, communities: parts.communities, facilities: table,
      residentialLand: parts.compounds.map(\.region),
      residentialByCommunity: land.map { PlanarRegion(joining: $0) })
    zones = parts.zones
    compounds = parts.compounds
    streets = parts.streets
    waters = parts.waters
    trunkRoutes = parts.trunkRoutes
    network = parts.network
  }
}

/// What the cities of a plan add up to while it is made.
struct PlanParts {
  var communities: [Community] = []
  var zones: [Zone] = []
  var facilities: [Facility] = []
  var compounds: [Compound] = []
  var streets: [StreetLine] = []
  var waters: [WaterBody] = []
  var trunkRoutes: [TrunkRoute] = []
  var network = WayNetwork()
}

/// A walled housing estate (小区): residential land with its gates on the streets around it.
package struct Compound: Sendable {
  /// Position of its community in the plan's city.
  package var community: Int
  package var region: PlanarRegion
  /// Points on the centre lines of streets, each a vertex of its street, where a gate opens; 2 to 4.
  package var gates: [PlanarPoint]
  /// Vertices of the region before the gates, in their order.
  package var openings: [PlanarPoint]
  package var population: Double

  /// Half the width of a gate in metres.
  private static let halfGate = 4.0

  /// The wall between neighbouring gates.
  package var walls: [[PlanarPoint]] {
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

/// A stretch of street between two changes of its kind.
package struct StreetLine: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case primary, secondary, residential, footway
  }

  package var name: String
  package var kind: Kind
  /// At least two points along the centre line; streets meet only at such points.
  package var points: [PlanarPoint]
  package var isBridge: Bool
  /// False for bridges with no pavement.
  package var isWalkable: Bool
}

/// A river, lake, canal or brook.
package struct WaterBody: Sendable {
  package var name: String
  package var kind: Water
  package var region: PlanarRegion
}

/// A railway or expressway, which can be crossed only where streets do.
package struct TrunkRoute: Sendable {
  package var name: String
  package var kind: TrunkKind
  package var points: [PlanarPoint]
}
