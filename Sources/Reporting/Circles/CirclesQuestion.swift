public import Assessment
public import CircleDrawing
public import CityReading

/// What a drawing of circles was asked, for the screen and `summary.json`.
public struct CirclesQuestion: Sendable {
  /// Where the band comes from; nil: the user gave the numbers.
  public var standard: PeopleStandard?
  /// Whether the user said where the band comes from.
  public var isBandStated = true
  public var units: Units
  /// Communities above the band are cut.
  public var divides: Bool
  /// Lines that communities are cut along, by kind.
  public var lines: [CuttingLine.Kind: Int] = [:]
  /// Metres of border that make two units neighbours.
  public var leastBorder: Double
  /// The circles are those of a layer, taken as they are.
  public var isGiven = false
  public var metric: Metric
  /// Facilities that can be centres, as the flag takes them; nil: none were named.
  public var centres: String?
  /// In the order in which they were made.
  public var edits: [CircleEdit] = []

  /// What circles are made of.
  public enum Units: Equatable, Sendable {
    case communities
    /// The areas of a file.
    case layer(String)
    /// Five-minute circles that were drawn first, with the people of each.
    case fiveMinutes(PeopleBand)
  }

  public init(units: Units, divides: Bool, leastBorder: Double, metric: Metric) {
    self.units = units
    self.divides = divides
    self.leastBorder = leastBorder
    self.metric = metric
  }
}
