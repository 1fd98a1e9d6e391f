public import Assessment

/// What circles are made of: communities, blocks that they are cut into, or the polygons of a layer.
public struct AtomLayer: Sendable {
  /// The city with the atoms in place of its communities, in ascending order of id, each with its people, land and
  /// attributes; population and land are those of each atom. `population` of an atom is never nil.
  public var city: City
  /// The communities that were divided, in their order.
  public var wholes: [Community]
  /// For each atom the position among the wholes of the community that most of it lies in.
  public var communities: [Int32]
  /// Each pair of atoms that share a border once, ordered by `first`, then `second`.
  public var borders: [AtomBorder] { outline.borders }
  var outline: GroupedBorders
  /// Where the people live, if it was found out before; borders then count those whom a way to the streets leads across.
  var measured: MeasuredPlaces?
  /// What became of the communities that were to be divided.
  public var division = DivisionCounts()

  init(city: City, wholes: [Community], communities: [Int32], outline: GroupedBorders) {
    self.city = city
    self.wholes = wholes
    self.communities = communities
    self.outline = outline
  }

  public var count: Int { city.communities.count }
}

/// What became of the communities that were to be divided into blocks.
public struct DivisionCounts: Equatable, Sendable {
  /// Communities of which there are several atoms now.
  public var divided = 0
  /// Ids of those that have so many people that they were to be divided, and stay whole since no line leads through
  /// them, or none between people.
  public var undivided: [String] = []
  /// Blocks that were too small or narrow and joined a neighbour.
  public var joinedSlivers = 0
  /// Blocks where nobody lives that joined a neighbour.
  public var joinedEmpty = 0

  public init() {}
}
