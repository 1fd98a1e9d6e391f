/// What the network of a run does not connect.
public struct NetworkGaps: Equatable, Sendable {
  /// Positions in the city's facilities of those that have no walkable edge within the snap limit and in
  /// sight, ascending: nobody reaches them.
  public var facilitiesOffNetwork: [Int] = []
  /// Demand of the first examined type, in people or m².
  public var demand = 0.0
  /// The part of it that has no such edge.
  public var demandOffNetwork = 0.0
  /// The part of it on parts of the network that are not connected with its longest.
  public var demandOnIslands = 0.0

  public init() {}
}
