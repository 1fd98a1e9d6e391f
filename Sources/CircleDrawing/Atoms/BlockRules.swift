/// How communities are cut into blocks, and when two atoms are neighbours.
public struct BlockRules: Equatable, Sendable {
  /// People of a five-minute circle. A community is cut where it has twice the least of them or more than the most.
  public var band: PeopleBand
  /// Metres of border that two atoms share to be neighbours.
  public var leastBorder = 10.0
  /// Atoms that do not touch are neighbours where a street passes from one to the other through no third, over at most
  /// `widestGap` metres that belong to none.
  public var bridgesGaps = true

  public init(band: PeopleBand) { self.band = band }

  package static let widestGap = 200.0
  /// Mean width in metres, 2·area/perimeter, below which a block joins a neighbour, and a compound is cut as any land.
  static let leastWidth = 10.0
  /// Area in m² below which a block joins a neighbour.
  static let leastArea = 500.0
  /// People below which a block joins a neighbour: the verge about a compound and the like, a fiftieth of the least.
  var leastPeople: Double { max(band.least / 50, 0.5) }

  /// Whether a community with so many people is cut.
  func divides(_ people: Double) -> Bool { people >= 2 * band.least || people > band.most }

  /// Whether a block between main streets is cut further along its side streets.
  func dividesFurther(_ people: Double) -> Bool { people > band.least / 4 }
}
