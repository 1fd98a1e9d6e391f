public import SpatialIndexing

/// What one run of an examination is asked to do.
public struct AssessmentOptions: Equatable, Sendable {
  public var metric: Metric = .straight
  public var measure: DemandMeasure = .area
  /// θ, 0…1; nil: the standard's.
  public var threshold: Double?
  /// Factor on straight distances, at least 1.
  public var detour: Double = 1
  /// m/s; scales every radius by its ratio to 1.0 m/s.
  public var walkSpeed: Double = 1
  /// Side of the demand lattice in metres, greater than 0.
  public var cell: Double = 50
  /// Longest way from a place to the network in metres, greater than 0.
  public var snapLimit: Double = 500
  /// Whether the result holds the distance of every place of demand.
  public var keepsDemand = false
  /// Whether the result says how each facility is used.
  public var measuresFacilities = false
  /// Whether the result holds what the balance index asks for: sixteen coverages more.
  public var measuresBalance = false
  /// Whether the result says how much of each type with a norm serves each community.
  public var measuresAdequacy = false
  /// Tasks that work at once, at least 1. The result does not depend on it.
  public var threads: Int = 1
  /// How points are indexed; the result does not depend on it.
  public var index: IndexStrategy = .grid
  /// Ids of the types to examine; nil: all of the standard.
  public var types: [String]?

  public init() {}
}

/// How the distance to a facility is measured.
public enum Metric: String, Sendable, CaseIterable {
  /// Straight line times the detour factor.
  case straight
  /// Shortest walk on the pedestrian network.
  case network
}

/// What is counted as demand.
public enum DemandMeasure: String, Sendable, CaseIterable {
  case population, residential, area
}
