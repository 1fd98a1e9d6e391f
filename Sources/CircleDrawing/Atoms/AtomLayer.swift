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
  public var borders: [AtomBorder]

  public init(city: City, wholes: [Community], communities: [Int32], borders: [AtomBorder]) {
    self.city = city
    self.wholes = wholes
    self.communities = communities
    self.borders = borders
  }

  public var count: Int { city.communities.count }
}

/// The border of two atoms.
public struct AtomBorder: Hashable, Sendable {
  /// Positions of the atoms; the first is less.
  public var first: Int32
  public var second: Int32
  /// Metres that they share; at least that which was asked for.
  public var length: Double
  /// Metres of it along a river, railway, main street or another barrier, at most `length`.
  public var barrierLength: Double
  /// Ways that pass from one to the other without a barrier: streets, or without a network 1 where some of the border
  /// is free of barriers.
  public var crossings: Int

  public init(
    first: Int32, second: Int32, length: Double, barrierLength: Double = 0, crossings: Int = 1
  ) {
    self.first = first
    self.second = second
    self.length = length
    self.barrierLength = barrierLength
    self.crossings = crossings
  }

  /// Whether people walk across it.
  public var isWalkable: Bool { crossings > 0 }
}
