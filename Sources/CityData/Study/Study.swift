public import Examination

/// What to examine and with what: the content of a study file, which flags may override.
///
/// A value that is nil was not stated. `StudyFile.read` makes one from a file.
public struct Study: Equatable, Sendable {
  /// The file that it was read from.
  public var file: InputFile?
  public var name: String?
  /// Made by a generator; every output says so.
  public var isSynthetic = false
  public var communities: LayerSource?
  public var facilities: [FacilitySource] = []
  public var network: NetworkSource?
  public var barriers: LayerSource?
  public var population: LayerSource?
  public var residential: LayerSource?
  public var survey: LayerSource?
  public var units: [UnitSource] = []
  /// Path of the standard; nil: the built-in one.
  public var standard: String?
  public var metric: Metric?
  public var measure: DemandMeasure?
  /// θ, 0…1.
  public var threshold: Double?
  /// Ids of the types to examine; nil: all of the standard.
  public var types: [String]?
  /// Factor on straight distances, at least 1.
  public var detour: Double?
  /// m/s, greater than 0.
  public var walkSpeed: Double?
  /// Side of the demand lattice in metres, greater than 0.
  public var cell: Double?
  /// Side of the finest cell in metres, greater than 0.
  public var minimumCell: Double?
  /// Longest way to the network in metres, greater than 0.
  public var snapLimit: Double?

  public init() {}
}
