/// Sites that a model chose, and how good the choice is proven to be.
public struct SitingAnswer: Sendable, Equatable {
  /// Positions of the chosen sites, each adding the most to those before it.
  public var sites: [Int]
  /// What each chosen site adds to those before it, in the unit of the model's gain.
  public var gains: [Double]
  public var objective: Double
  /// No choice is better than this: an upper bound where the model maximises, a lower one where it
  /// minimises.
  public var bound: Double
  /// The search ended because the time was over.
  public var isTimeOver: Bool
  /// Iterations of the bounding and nodes of the branching.
  public var iterations: Int
  public var nodes: Int
  /// Weight that each chosen site serves, where sites have capacities: of the best assignments of the
  /// demand one, which the input determines.
  public var loads: [Double]?

  /// Distance of the objective from the bound as a share of the objective; 0 when proven optimal,
  /// infinite when nothing is known.
  public var gap: Double {
    let difference = abs(bound - objective)
    if difference == 0 { return 0 }
    return objective == 0 ? .infinity : difference / abs(objective)
  }

  public var isProven: Bool { bound == objective }
}
