public import Assessment
import PlanarGeometry

/// A city made up from a seed, in metres around a fictional centre. The same request gives the same
/// bits on every machine: all draws come from `SeededGenerator`, and only arithmetic that is exactly
/// rounded is used.
public struct CityPlan: Sendable {
  /// Communities, facilities and residential land. Types of services are positions in `facilityTypes`.
  public var city: City
  /// Zone of each community, by position.
  public var zones: [Zone]
  public var compounds: [Compound]
  public var streets: [StreetLine]
  public var waters: [WaterBody]
  public var trunkRoutes: [TrunkRoute]
  public var network: StreetNetwork

  /// Ids of the types of the built-in standard in its order, and the names that the lists use.
  public static var facilityTypes: [(id: String, label: String)] {
    FacilityProgramme.all.map { ($0.id, $0.label) }
  }
}

/// What city to make.
public struct CityPlanRequest: Hashable, Sendable {
  public static let wholeCommunities = 1258

  public var seed: UInt64
  /// At least 5; above 1258 further cities lie beside the first.
  public var communities: Int
  /// Of the facilities of a whole city of 25,800.
  public var facilityShare: Double

  /// - Parameter scale: communities, facilities and area against the whole city, 0.004…500.
  public init(seed: UInt64 = 1, scale: Double = 1) {
    self.seed = seed
    let bounded = min(max(scale, 0.004), 500)
    communities = max(Int((bounded * Double(Self.wholeCommunities)).rounded()), 5)
    facilityShare = bounded
  }

  public init(seed: UInt64 = 1, communities: Int) {
    self.init(seed: seed, scale: Double(communities) / Double(Self.wholeCommunities))
    self.communities = min(max(communities, 5), 500 * Self.wholeCommunities)
  }
}

extension CityPlan {
  /// Makes the city that is asked for.
  ///
  /// Complexity: O(communities · log communities).
  public init(_ request: CityPlanRequest) {
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
  var network = StreetNetwork()
}
