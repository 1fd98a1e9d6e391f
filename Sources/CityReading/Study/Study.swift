public import Assessment
public import RunFiles

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
  /// How street centre lines become a network.
  public var streetJoining = StreetJoining()
  /// Metres of the smallest part of the network that is kept without a way to the rest, in
  /// `smallestComponentRange`; nil: 1000.
  public var smallestComponent: Double?
  public var barriers: LayerSource?
  public var population: LayerSource?
  /// Side of the square cells whose centres the points of the population layer are, in the unit of its
  /// coordinate system and in `populationCellRange`; nil: points are points.
  public var populationCell: Double?
  public var residential: LayerSource?
  public var survey: LayerSource?
  public var units: [UnitSource] = []
  /// Sites that proposals choose from.
  public var candidates: CandidateSource?
  /// Path of the standard; nil: the built-in one.
  public var standard: String?
  public var metric: Metric?
  public var measure: DemandMeasure?
  /// θ, in `thresholdRange`.
  public var threshold: Double?
  /// Ids of the types to examine; nil: all of the standard.
  public var types: [String]?
  /// Factor on straight distances, in `detourRange`.
  public var detour: Double?
  /// m/s, in `walkSpeedRange`.
  public var walkSpeed: Double?
  /// Side of the demand lattice in metres, in `cellRange`.
  public var cell: Double?
  /// Side of the finest cell in metres, in `cellRange`.
  public var minimumCell: Double?
  /// Longest way to the network in metres, in `snapLimitRange`.
  public var snapLimit: Double?

  public init() {}
}

/// What the numbers of a study and of its standard may be, in files and flags alike.
extension Study {
  public static let thresholdRange = 0.0...1
  public static let detourRange = 1.0...10
  /// m/s.
  public static let walkSpeedRange = 0.1...10
  /// Metres.
  public static let cellRange = 1.0...10_000
  /// Metres.
  public static let snapLimitRange = 0.001...100_000
  /// Metres.
  public static let joinToleranceRange = 0.0...100
  /// Metres.
  public static let smallestComponentRange = 0.0...1_000_000
  /// Metres, feet or degrees.
  public static let populationCellRange = 1e-6...100_000
  /// Radii of facility types in metres.
  public static let radiusRange = 1.0...100_000
  /// Radii stated in minutes: `radiusRange` at 1 m/s.
  public static let radiusMinutesRange = radiusRange.lowerBound / 60...radiusRange.upperBound / 60
}
