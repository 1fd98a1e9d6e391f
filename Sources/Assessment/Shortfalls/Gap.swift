/// A type that a community misses, or that serves it poorly.
public struct Gap: Equatable, Sendable {
  /// Position in the city.
  public var community: Int
  /// Position among the examined types.
  public var type: Int
  public var finding: Finding
  public var cause: Cause
  /// Those of the type's group (of everyone, where they are not told apart) who are not within the radius; nil
  /// where nobody counted them.
  public var peopleUncovered: Double?
  /// Those of 60 and over, and of under 3, whom the type is for; 0 where it is for others.
  public var elderlyUncovered: Double?
  public var under3Uncovered: Double?
  /// 0…1, see `GapList`.
  public var severity: Double
  /// People, or m² where nobody counted any, times severity.
  public var weight: Double
  /// 0…200, see `GapList`.
  public var priority = 0.0
  /// Mean rating of the open facilities of the type in reach, 1…5; nil without any rating.
  public var rating: Double?
  /// A cheapest premises that could hold a facility which serves the community.
  public var candidate: CandidateSite?

  public enum Finding: String, CaseIterable, Sendable {
    /// 布局缺失: nobody of the community is within the radius.
    case absent
    /// 布局缺失 in part: too few are.
    case partial
    /// 服务水平不佳: enough are, but what they reach is too small or rated too low.
    case poor
  }

  /// Why. Where several could be named, the first that holds: of a type that is missed suspended, barrier, none; of
  /// poor service data, capacity, rating. Own definition (D).
  public enum Cause: Equatable, Sendable {
    /// No further facility is near.
    case none
    /// Straight lines meet the type; this is what most of the lost walks run into.
    case barrier(name: String?)
    /// What is in reach is too small for all who share it.
    case capacity
    /// A facility with this id is closed for a time: it stands in the community, or within the radius of one that no
    /// open facility reaches.
    case suspended(facility: String)
    /// The facilities in reach are rated below 3 in the mean.
    case rating
    /// It counts as too small, and facilities in reach do not tell their size: unknown area provides nothing.
    case data

    public var name: String {
      switch self {
      case .none: "none"
      case .barrier: "barrier"
      case .capacity: "capacity"
      case .suspended: "suspended"
      case .rating: "rating"
      case .data: "data"
      }
    }

    /// Names of all causes.
    public static let names = ["none", "barrier", "capacity", "suspended", "rating", "data"]
  }
}
