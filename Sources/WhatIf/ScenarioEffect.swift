public import Assessment

/// What a scenario changes in a city.
public struct ScenarioEffect: Equatable, Sendable {
  /// Rows of which any figure changes, by community, then type.
  public internal(set) var rows: [RowChange] = []
  /// By community, then circle.
  public internal(set) var circles: [CircleChange] = []

  /// One community against one type.
  public struct RowChange: Equatable, Sendable {
    /// Positions of the community, and of the type among the examined.
    public var community: Int
    public var type: Int
    public var before: CoverageRow
    public var after: CoverageRow

    /// People or m² that come within reach; negative where they are lost.
    public var gain: Double { after.covered - before.covered }
  }

  /// One community against one circle.
  public struct CircleChange: Equatable, Sendable {
    /// Positions of the community, and of the circle in the standard.
    public var community: Int
    public var circle: Int
    public var before: CircleVerdict
    public var after: CircleVerdict
  }

  /// Pairs of a community and a type that become met, less those that are met no longer.
  public var typesNewlyMet: Int {
    rows.reduce(0) { $0 + ($1.after.verdict == .met ? 1 : 0) - ($1.before.verdict == .met ? 1 : 0) }
  }

  /// Communities that newly meet each of so many circles, less those that no longer do.
  package func newlyMeeting(circles count: Int) -> [Int] {
    (0..<count).map {
      communitiesNewlyMeeting(circle: $0).count - communitiesLosing(circle: $0).count
    }
  }

  /// Positions of the communities that newly meet a circle, ascending.
  public func communitiesNewlyMeeting(circle: Int) -> [Int] {
    circles.filter { $0.circle == circle && $0.after.meets == .yes && $0.before.meets != .yes }
      .map(\.community)
  }

  /// Positions of the communities that meet a circle no longer, ascending.
  public func communitiesLosing(circle: Int) -> [Int] {
    circles.filter { $0.circle == circle && $0.before.meets == .yes && $0.after.meets != .yes }
      .map(\.community)
  }
}
