/// What was scored at acceptances, by community in the city's order and id of the item.
public struct AcceptanceScores: Equatable, Sendable {
  /// nil: nothing is said of the community, and it is not judged.
  public private(set) var communities: [[String: ItemScore]?]

  public init(communities: Int) {
    self.communities = Array(repeating: nil, count: communities)
  }

  /// The item under which satisfaction is entered, in the unit of the rules.
  public static let satisfaction = "satisfaction"

  /// Notes that something is said of a community, whatever becomes of it.
  public mutating func mention(_ community: Int) {
    if communities[community] == nil { communities[community] = [:] }
  }

  public subscript(community: Int, item: String) -> ItemScore? {
    get { communities[community]?[item] }
    set { communities[community, default: [:]][item] = newValue }
  }

  /// Communities of which something is said, ascending.
  public var judged: [Int] { communities.indices.filter { communities[$0] != nil } }
}

/// The score of one item.
public struct ItemScore: Hashable, Sendable {
  /// Points, not negative.
  public var points: Double
  /// What it rests on, as the source writes it.
  public var evidence: String?

  public init(_ points: Double, evidence: String? = nil) {
    (self.points, self.evidence) = (points, evidence)
  }
}

extension [[String: ItemScore]?] {
  fileprivate subscript(position: Int, default empty: [String: ItemScore]) -> [String: ItemScore] {
    get { self[position] ?? empty }
    set { self[position] = newValue }
  }
}
