package import Coverage
public import PlanarGeometry
public import WalkNetwork

/// What an examination looks at, in one local metric system.
public struct City: Sendable {
  public var name: String
  /// Made by a generator: the map, `summary.json` and the terminal say so.
  public var isSynthetic: Bool
  /// In ascending order of id (UTF-8 bytes); ids are unique.
  public var communities: [Community]
  /// Their ids are unique.
  public var facilities: FacilityTable
  /// Those that are closed for a time (暂停服务, 装修改造) and serve nobody; ids may repeat.
  public var suspendedFacilities = FacilityTable()
  /// Residential land, when the source has it; the parts do not overlap.
  public var residentialLand: [PlanarRegion]
  /// The residential land in each community, in their order, possibly empty; nil without any.
  public var residentialByCommunity: [PlanarRegion]?
  /// Where people live, when the source has it.
  public var population: PopulationLayer?
  /// Where people walk, when the source has it.
  public var network: PedestrianNetwork?
  /// What residents answered, when the source has it.
  public var survey: Survey?
  /// Complaints from each community, in their order; nil without a layer of them.
  public var complaints: [Int]?
  /// What was scored at acceptances (验收), when the source has it.
  public var acceptance: AcceptanceScores?
  /// The shortfall project pool, when the source has it.
  public var projects: ProjectList?
  /// What several communities claim; nil where none overlap.
  public var sharedLand: SharedLand?

  public init(
    name: String, isSynthetic: Bool = false, communities: [Community],
    facilities: FacilityTable, residentialLand: [PlanarRegion] = [],
    residentialByCommunity: [PlanarRegion]? = nil
  ) {
    self.name = name
    self.isSynthetic = isSynthetic
    self.communities = communities
    self.facilities = facilities
    self.residentialLand = residentialLand
    self.residentialByCommunity = residentialByCommunity
  }
}

extension City {
  /// Where the people of a community live: its places of the population, else its residential land, else all of it.
  ///
  /// Complexity: O(its places).
  package func inhabited(_ community: Int) -> CommunityDemand {
    if let population { return population.demand(of: community) }
    if let land = residentialByCommunity?[community], !land.isEmpty { return CommunityDemand(land) }
    return CommunityDemand(communities[community].region)
  }

  /// Whether its network has barriers that ways to streets go round.
  package var hasBarriers: Bool { network.map { !$0.barriers.isEmpty } ?? false }

  /// The city with some of its communities; facilities and network stay whole.
  ///
  /// - Parameter positions: ascending.
  /// - Complexity: O(places of people in them + facilities).
  package func keeping(_ positions: [Int]) -> City {
    var part = self
    part.communities = positions.map { communities[$0] }
    part.residentialByCommunity = residentialByCommunity.map { land in positions.map { land[$0] } }
    part.population = population?.keeping(positions)
    part.survey = survey.map { survey in
      Survey(communities: positions.map { survey.communities[$0] })
    }
    part.complaints = complaints.map { counts in positions.map { counts[$0] } }
    part.sharedLand = nil
    return part
  }
}
