/// How the facilities of each type are used: one row for each facility and examined type that it offers.
public struct FacilityLoads: Equatable, Sendable {
  /// Sorted by the id of the facility, then by type.
  public internal(set) var rows: [FacilityLoad] = []
  /// By what each examined type's facilities are sized.
  public internal(set) var sizes: [FacilitySize] = []
  /// Of each examined type, the facilities with demand in reach, and how many of them tell a capacity and how
  /// many a floor area.
  public internal(set) var known: [KnownSizes] = []

  /// How many of the facilities that share the demand of a type tell their size.
  public struct KnownSizes: Equatable, Sendable {
    public var facilities = 0
    public var capacities = 0
    public var floorAreas = 0

    /// Some tell a size of a better kind than the one that is used, and others do not.
    public var isPartial: Bool {
      (1..<max(facilities, 1)).contains(capacities)
        || capacities == 0 && (1..<max(facilities, 1)).contains(floorAreas)
    }
  }
}

/// One facility as one examined type. Demand is people (of the type's group), or m² by the measure.
public struct FacilityLoad: Equatable, Sendable {
  /// Position in the city's facilities.
  public var facility: Int
  /// Position among the examined types.
  public var type: Int
  /// Position of the community it stands in, the first where they overlap; nil outside all.
  public var community: Int?
  /// Demand that walks (or, by straight lines, has) at most the radius to it.
  public internal(set) var demandInReach = 0.0
  /// Demand of which it is the nearest of its type, however far; of equally near ones the smaller id.
  public internal(set) var demandNearest = 0.0
  /// Mean metres of that demand; nil without any.
  public internal(set) var meanDistance: Double?
  /// What falls to it of the demand in reach when every place's is divided among all facilities of the type
  /// within its reach, in proportion to their sizes.
  public internal(set) var load = 0.0
  /// Its size: places, or m² of floor area; nil where it is not known, or only counted.
  public internal(set) var capacity: Double?

  /// Demand per place, or per m² of floor area; nil without a size.
  public var loadShare: Double? { capacity.map { load / $0 } }
}

/// By what the facilities of a type are sized: the first kind that all of them with demand in reach tell, greater
/// than 0.
public enum FacilitySize: String, Sendable, CaseIterable {
  case capacity
  case floorArea = "floor_area"
  /// How many facilities a row stands for.
  case count
}

extension FacilitySize {
  /// nil where it is not told, or 0.
  func size(of service: FacilityService) -> Double? {
    let size: Double? =
      switch self {
      case .capacity: service.capacity
      case .floorArea: service.floorArea
      case .count: Double(service.count)
      }
    return size.flatMap { $0 > 0 ? $0 : nil }
  }
}
