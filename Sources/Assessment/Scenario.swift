public import PlanarGeometry

/// What a planner would change: facilities that open, close, move or get another size.
///
/// Ids are those of the city's facilities. A scenario without changes is the city as it is.
public struct Scenario: Equatable, Sendable {
  public var name: String
  public var added: [Addition] = []
  /// Ids of facilities that close.
  public var removed: [String] = []
  public var moved: [Move] = []
  public var resized: [Resize] = []

  public init(name: String) { self.name = name }

  /// Facilities that change in any way.
  public var count: Int { added.count + removed.count + moved.count + resized.count }

  /// A facility that opens.
  public struct Addition: Equatable, Sendable {
    /// Its id is no other facility's.
    public var facility: Facility
    /// In whatever unit the scenarios share, not negative; nil where it is not known.
    public var cost: Double?

    public init(_ facility: Facility, cost: Double? = nil) {
      self.facility = facility
      self.cost = cost
    }
  }

  /// A facility that stands elsewhere afterwards.
  public struct Move: Equatable, Sendable {
    public var id: String
    /// Where its first entrance, or the middle of its polygon's box, stands then. Its other entrances
    /// keep their places relative to the first.
    public var destination: PlanarPoint
    public var cost: Double?

    public init(id: String, to destination: PlanarPoint, cost: Double? = nil) {
      self.id = id
      self.destination = destination
      self.cost = cost
    }
  }

  /// A facility that gets another size; what is nil stays. Verdicts do not depend on it, floor-area fit
  /// does.
  public struct Resize: Equatable, Sendable {
    public var id: String
    /// m², greater than 0.
    public var floorArea: Double?
    /// Places or beds, greater than 0.
    public var capacity: Double?
    public var cost: Double?

    public init(
      id: String, floorArea: Double? = nil, capacity: Double? = nil, cost: Double? = nil
    ) {
      self.id = id
      self.floorArea = floorArea
      self.capacity = capacity
      self.cost = cost
    }
  }
}

/// Why a scenario cannot be worked out for a city.
public struct ScenarioProblem: Hashable, Sendable {
  /// Id of the facility it is about.
  public var facility: String
  public var kind: Kind

  public enum Kind: Hashable, Sendable {
    /// No facility of the city has the id.
    case unknownFacility
    /// The files give the id to so many facilities.
    case ambiguousFacility(Int)
    /// Another facility, of the city or of the scenario, has the id.
    case idTaken
    /// The scenario changes the facility in two ways that exclude each other, or twice in one.
    case changedTwice
    /// It offers none of the examined types.
    case offersNothing
    /// It stands outside all communities and farther from them than its radius.
    case outsideStudyArea
    /// No leg to the network is within the snap limit.
    case offNetwork
  }

  package init(facility: String, _ kind: Kind) {
    self.facility = facility
    self.kind = kind
  }
}

extension FacilityTable {
  /// The table after a scenario: what is added or moved stands behind the others.
  ///
  /// Ids that the table does not have are passed over.
  ///
  /// - Complexity: O(facilities).
  public func applying(_ scenario: Scenario) -> FacilityTable {
    let gone = Set(scenario.removed + scenario.moved.map(\.id))
    let sizes = Dictionary(scenario.resized.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let destinations = Dictionary(
      scenario.moved.map { ($0.id, $0.destination) }, uniquingKeysWith: { $1 })
    var table = FacilityTable()
    var moved: [Facility] = []
    for position in 0..<count {
      var facility = self[position]
      if let size = sizes[facility.id] { facility = facility.resized(size) }
      if let destination = destinations[facility.id] {
        moved.append(facility.moved(to: destination))
      }
      if !gone.contains(facility.id) { table.append(facility) }
    }
    for facility in moved + scenario.added.map(\.facility) { table.append(facility) }
    table.keepSharedIDs(of: self)
    return table
  }
}
