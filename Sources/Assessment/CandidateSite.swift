public import PlanarGeometry

/// A place where a facility could stand: an idle premises, a vacant plot, any point.
public struct CandidateSite: Equatable, Sendable {
  /// No other candidate's.
  public var id: String
  public var name: String?
  /// In local metres; of a polygon a point on its surface.
  public var position: PlanarPoint
  /// m² that a facility can use, not negative; nil where it is not known.
  public var floorArea: Double?
  /// What it can serve at most, in the unit of the demand, not negative; nil where it is not known.
  public var capacity: Double?
  /// Who owns it.
  public var owner: String?
  /// How the place can be had: handed over, rented, bought …
  public var acquisition: String?
  /// In whatever unit the candidates share, not negative; nil where it is not known.
  public var cost: Double?
  /// Positions in the types of the standard of what it may hold, not empty; nil: any.
  public var types: [Int32]?

  public init(
    id: String, name: String? = nil, position: PlanarPoint, floorArea: Double? = nil,
    capacity: Double? = nil, owner: String? = nil, acquisition: String? = nil, cost: Double? = nil,
    types: [Int32]? = nil
  ) {
    self.id = id
    self.name = name
    self.position = position
    self.floorArea = floorArea
    self.capacity = capacity
    self.owner = owner
    self.acquisition = acquisition
    self.cost = cost
    self.types = types
  }
}
