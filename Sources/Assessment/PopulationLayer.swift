public import PlanarGeometry

/// Where the people of a city live, by community: points, or polygons over which they are spread
/// evenly, cut to the communities.
///
/// ```
/// places           [ community 0 … | community 1 | … ]    shape, people and ids, in parallel
/// communityStarts  [ 0,              3,            … ]    one more than communities
/// ```
///
/// A place in the overlap of two communities is there twice.
public struct PopulationLayer: Sendable {
  public enum Shape: Sendable {
    case points([PlanarPoint])
    /// Parts of the source's polygons in a community, none of them empty.
    case regions([PlanarRegion])
  }

  public var shape: Shape
  /// The source's id of a point; `source@community` for a part of a polygon.
  public var ids: [String]
  public var communityStarts: [Int32]
  /// People of each place, not negative.
  public var people: [Double]
  /// People of 60 and over; nil where the source does not tell.
  public var elderly: [Double]?
  public var under3: [Double]?
  /// People of 0 to 14.
  public var children: [Double]?

  /// A layer without places in so many communities.
  public init(_ shape: Shape, communities: Int) {
    self.shape = shape
    ids = []
    communityStarts = [Int32](repeating: 0, count: communities + 1)
    people = []
  }

  public var count: Int { people.count }

  /// Positions of the places in a community.
  public func range(of community: Int) -> Range<Int> {
    Int(communityStarts[community])..<Int(communityStarts[community + 1])
  }
}
