public import Examination
public import Projection

/// Everything that was read for one run.
public struct CityInput: Sendable {
  public var city: City
  public var standard: Standard
  /// The metric system of the city's coordinates.
  public var local: LocalSystem
  /// Largest error of a length in the communities' box, in metres per kilometre.
  public var scaleError: Double
  /// The metric to use: the study's, or the best that the input allows.
  public var metric: Metric
  /// The measure to use: the study's, or the best that the input allows.
  public var measure: DemandMeasure
  /// Sorted by file, row, feature and field.
  public var problems: [InputProblem]
  /// Files in the order in which they were read.
  public var inputs: [InputFile]
  /// What the study did not say and the files' names of fields and coordinates suggested, one line
  /// each, such as `facilities.csv: x = 经度`.
  public var assumed: [String]
  /// A facility file could not be read and was left out, as `allowsPartial` permits.
  public var isPartial: Bool
}
