import Coverage
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

extension PopulationLayer {
  /// People of a community. Complexity: O(its places).
  package func people(in community: Int) -> Double {
    range(of: community).reduce(0) { $0 + people[$1] }
  }

  func keeping(_ communities: [Int]) -> PopulationLayer {
    let places = communities.flatMap { range(of: $0) }
    var part = PopulationLayer(shape.keeping(places), communities: communities.count)
    part.ids = places.map { ids[$0] }
    part.people = places.map { people[$0] }
    part.elderly = elderly.map { amounts in places.map { amounts[$0] } }
    part.under3 = under3.map { amounts in places.map { amounts[$0] } }
    part.children = children.map { amounts in places.map { amounts[$0] } }
    for (number, community) in communities.enumerated() {
      part.communityStarts[number + 1] =
        part.communityStarts[number] + Int32(range(of: community).count)
    }
    return part
  }
}

extension PopulationLayer.Shape {
  fileprivate func keeping(_ places: [Int]) -> PopulationLayer.Shape {
    switch self {
    case .points(let points): .points(places.map { points[$0] })
    case .regions(let regions): .regions(places.map { regions[$0] })
    }
  }
}

extension PopulationLayer {
  /// The groups whose people are told apart, in the order of the demand's weights.
  var groups: [PopulationGroup] {
    PopulationGroup.allCases.filter { people(of: $0) != nil }
  }

  /// Column of a group in the weights of the demand: that of everyone where the source does not tell.
  func weightColumn(of group: PopulationGroup, _ measure: DemandMeasure) -> Int {
    measure == .population ? groups.firstIndex(of: group) ?? 0 : 0
  }

  private func people(of group: PopulationGroup) -> [Double]? {
    switch group {
    case .everyone: people
    case .elderly: elderly
    case .under3: under3
    case .children: children
    }
  }

  /// The demand of a community. Complexity: O(its places).
  func demand(of community: Int) -> CommunityDemand {
    let range = range(of: community)
    let weights = groups.compactMap { people(of: $0) }
    switch shape {
    case .points(let points):
      return CommunityDemand(
        .points(Array(points[range])), weights: weights.map { Array($0[range]) })
    case .regions(let regions):
      let parts = Self.lands(of: regions, range)
      return CommunityDemand(
        .land(parts.map(\.1)), weights: weights.map { own in parts.map { own[$0.0] } },
        keepsSmallLand: true)
    }
  }

  /// The ids of the places of `demand(of:)`. Complexity: O(its places).
  func demandIDs(of community: Int) -> [String] {
    let range = range(of: community)
    switch shape {
    case .points: return Array(ids[range])
    case .regions(let regions): return Self.lands(of: regions, range).map { ids[$0.0] }
    }
  }

  private static func lands(
    of regions: [PlanarRegion], _ range: Range<Int>
  ) -> [(Int, CommunityDemand.Land)] {
    range.map { ($0, CommunityDemand.Land(regions[$0])) }.filter { $0.1.area > 0 }
  }
}
