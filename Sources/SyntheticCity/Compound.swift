public import PlanarGeometry

/// A walled housing estate (小区): residential land with its gates on the streets around it.
public struct Compound: Sendable {
  /// Position of its community in the plan's city.
  public var community: Int
  public var region: PlanarRegion
  /// Points on the centre lines of streets, each a vertex of its street, where a gate opens; 2 to 4.
  public var gates: [PlanarPoint]
  public var population: Double
}
