public import PlanarGeometry

/// Where people have a facility of a type within its radius.
public struct ReachArea: Sendable {
  /// Position among the examined types.
  public var type: Int
  /// Position of the facility in the city's table; nil: all of the type together.
  public var facility: Int?
  /// How the way is measured.
  public var metric: Metric
  /// Metres of walking.
  public var radius: Double
  /// Walking distance ÷ straight distance; 1 on foot.
  public var detour: Double
  /// How many facilities it is the area of.
  public var facilities: Int
  /// In the city's local metres; empty where nobody has one within the radius.
  public var region: PlanarRegion
}

/// Whose reach is drawn.
public enum ReachSubject: String, Sendable, CaseIterable {
  /// Of all facilities of a type together.
  case type
  /// Of each facility alone.
  case facility
}

/// Puts regions together, as GEOS does. One per task.
///
/// Contract: results are valid; what is narrower than a millimetre may be closed or left out.
public protocol RegionOverlay {
  /// All that lies in any of the regions, which may overlap.
  func union(_ regions: [PlanarRegion]) throws -> PlanarRegion
  /// What lies in both.
  func intersection(_ first: PlanarRegion, _ second: PlanarRegion) throws -> PlanarRegion
}
