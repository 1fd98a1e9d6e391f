public import RunFiles
public import Wording

/// Demand places, candidate sites and the costs between them as two tables give them. A pair that is
/// not in the table does not exist.
public struct CostMatrix: Sendable {
  /// Ascending as UTF-8.
  public internal(set) var demandIDs: [String]
  /// Weight of each demand place, finite and not negative.
  public internal(set) var weights: [Double]
  /// Ascending as UTF-8; every site of the table.
  public internal(set) var siteIDs: [String]
  /// The pairs of site s are those at `starts[s] ..< starts[s + 1]`, ascending by demand.
  public internal(set) var starts: [Int]
  /// Positions in `demandIDs`.
  public internal(set) var demands: [Int32]
  /// Finite and not negative.
  public internal(set) var costs: [Double]
  /// Of each site, where a table of sites tells; finite and not negative.
  public internal(set) var siteCosts: [Double]?
  /// What each site can serve, where a table of sites tells: nil where it does not for a site.
  public internal(set) var capacities: [Double?]?
  public internal(set) var inputs: [InputFile]
  public internal(set) var problems: [InputProblem]
  /// What was taken for granted about the fields.
  public internal(set) var assumed: [String]

  /// The largest cost of a pair; 0 without pairs.
  public var largestCost: Double { costs.max() ?? 0 }
}
