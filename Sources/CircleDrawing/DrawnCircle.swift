public import PlanarGeometry

/// A circle (生活圈) as it was drawn, with its figures.
public struct DrawnCircle: Equatable, Sendable {
  public var id: String
  public var name: String?
  /// Of most of its people; nil where atoms name none.
  public var street: String?
  public var district: String?
  /// Position, in the city that was divided, of the community of most of its people.
  public var community: Int
  /// Positions of its atoms, ascending.
  public var atoms: [Int]
  public var people: Double
  public var centre: Centre
  /// Metres, of its people on average and of the farthest place; nil where nobody lives.
  public var meanWalk: Double?
  public var worstWalk: Double?
  /// Of its people, those who reach the centre within the radius, 0…1; nil where nobody lives.
  public var shareWithin: Double?
  /// In the order of the rules.
  public var missed: [MissedRule] = []

  init(id: String, atoms: [Int], people: Double, centre: Centre) {
    (self.id, self.atoms, self.people, self.centre) = (id, atoms, people, centre)
    community = 0
  }

  /// Where a circle's people walk to.
  public struct Centre: Equatable, Sendable {
    public var position: PlanarPoint
    /// Position of the existing facility among the sites; nil: the walking median of an atom's people.
    public var site: Int?
    /// Position of the atom that it lies in.
    public var atom: Int
  }
}

/// A rule that a circle breaks, and why.
public struct MissedRule: Equatable, Sendable {
  public var rule: CircleRule
  public var reason: Reason

  public enum Reason: Equatable, Sendable {
    /// People fewer than the band's least, all who live where the circle must lie.
    case allWhoLiveThere(Double)
    /// The atoms allow no other division into so many circles.
    case atomsTooCoarse
    /// One atom alone has more people than the band's most.
    case oneAtom(Double)
    /// No better division was found; none was proven impossible.
    case noneFound
    /// So many people live in parts that cannot be reached by a walkable border.
    case island(Double)
    /// So many people live in atoms that no street touches.
    case withoutStreet(Double)
    /// This share of the people is beyond the radius.
    case beyondRadius(Double)
    /// So many people live across a barrier without a crossing within reach.
    case acrossBarrier(Double)
    /// So many people belong to another area of responsibility.
    case otherArea(Double)
    /// A planner's change made it so.
    case edited
  }
}
