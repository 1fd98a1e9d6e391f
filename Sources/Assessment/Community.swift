public import PlanarGeometry

/// A community (社区), or a polygon of any other layer examined in its place.
///
/// Attributes that the source does not have are nil, never 0.
public struct Community: Equatable, Sendable {
  public var id: String
  public var name: String?
  public var street: String?
  public var district: String?
  /// Kind of housing, such as 老旧小区.
  public var kind: String?
  public var region: PlanarRegion
  /// People, not negative.
  public var population: Double?
  public var households: Double?
  /// People of 60 and over.
  public var elderly: Double?
  public var under3: Double?
  /// People of 0 to 14.
  public var children: Double?
  public var programmeStatus: String?
  /// Level of the programme (创建级别), such as 省级试点.
  public var programmeLevel: String?
  /// In renewal or resettlement (更新改造, 拆迁安置), of which a survey must reach more households.
  public var isRenewal = false

  public init(
    id: String, name: String? = nil, street: String? = nil, district: String? = nil,
    kind: String? = nil, region: PlanarRegion, population: Double? = nil,
    households: Double? = nil, elderly: Double? = nil, under3: Double? = nil,
    children: Double? = nil, programmeStatus: String? = nil
  ) {
    self.id = id
    self.name = name
    self.street = street
    self.district = district
    self.kind = kind
    self.region = region
    self.population = population
    self.households = households
    self.elderly = elderly
    self.under3 = under3
    self.children = children
    self.programmeStatus = programmeStatus
  }
}

extension Community {
  /// People of a group; nil where the source does not tell.
  public func people(of group: PopulationGroup) -> Double? {
    switch group {
    case .everyone: population
    case .elderly: elderly
    case .under3: under3
    case .children: children
    }
  }

  /// Name of the area of a kind that the community belongs to; nil where it is not known.
  package func name(of area: ServedArea) -> String? {
    switch area {
    case .anyone: ""
    case .community: id
    case .street: street
    case .district: district
    }
  }
}

extension [Community] {
  /// The box around all of them.
  package var box: PlanarBox {
    reduce(into: PlanarBox.empty) { $0.insert($1.region.box) }
  }
}
