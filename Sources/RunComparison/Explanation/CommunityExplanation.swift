import Assessment
import PlanarGeometry
public import Wording

/// Why a community got its verdicts, from the folder of a finished run.
///
/// Contract: every figure is one of the run's tables; nothing is examined anew.
public struct CommunityExplanation: Sendable {
  public let run: RunResults
  public let community: CommunityResult
  /// Of the types asked for, in the standard's order.
  public let types: [TypeExplanation]

  /// - Parameters:
  ///   - name: id or name of a community.
  ///   - type: id of a type; nil: all.
  /// - Throws: where the run has no such community, several of the name, or no such type.
  /// - Complexity: O(facilities · vertices of the community).
  public init(_ run: RunResults, community name: String, type: String? = nil) throws(InputError) {
    self.run = run
    let community = try Self.community(named: name, in: run)
    self.community = community
    let ids = run.types.map(\.id)
    if let type, !ids.contains(type) { throw .usage(.typeNotExamined(type, among: ids)) }
    types = run.types.filter { type == nil || $0.id == type }.compactMap {
      TypeExplanation($0, of: community, in: run)
    }
  }

  private static func community(
    named name: String, in run: RunResults
  ) throws(InputError) -> CommunityResult {
    if let found = run.communities.first(where: { $0.id == name }) { return found }
    let named = run.communities.filter { $0.name == name }
    if let only = named.first, named.count == 1 { return only }
    guard named.isEmpty else {
      throw .usage(.ambiguousCommunity(name, ids: named.map(\.id)))
    }
    let labels = run.communities.map(\.id) + run.communities.compactMap(\.name)
    let near = name.near(labels, differing: 0.5)
    throw .usage(.unknownCommunity(name, nearest: Array(near.prefix(nearestShown))))
  }

  private static let nearestShown = 5
}

/// Why a community got its verdict of one type.
public struct TypeExplanation: Sendable {
  public let type: TypeResult
  public let row: CoverageResult
  /// θ of the run.
  public let threshold: Double
  /// What is lost on foot, and to what; nil where nothing is that straight lines promise.
  public let loss: FootLossResult?
  /// The open facility nearest to the community in a straight line; nil where the run drew no map or wrote no
  /// records.
  public let nearest: (facility: FacilityRecord, metres: Double)?
  public let cause: Cause
  /// Idle premises that would close the gap, and their cost, where the run looked for them.
  public let candidate: (name: String, cost: Double?)?

  /// Why a type is missed; the words of `gaps.csv`.
  public enum Cause: String, Sendable, CaseIterable {
    /// It is met, and nothing says that it is poor.
    case met
    case none, barrier, detour, capacity, suspended, rating, data
  }

  /// nil where the run did not examine the type there.
  init?(_ type: TypeResult, of community: CommunityResult, in run: RunResults) {
    guard let row = run.row(community: community.id, type: type.id) else { return nil }
    let key = RowKey(community: community.id, type: type.id)
    self.type = type
    self.row = row
    threshold = run.summary.threshold
    loss = run.losses[key]
    nearest = Self.nearest(type.id, to: run.outlines[community.id], in: run.facilities ?? [])
    let gap = run.gaps[key]
    cause = gap.flatMap { Cause(rawValue: $0.cause) } ?? Self.cause(of: row, run.losses[key])
    candidate = gap.flatMap { gap in gap.candidate.map { ($0, gap.candidateCost) } }
  }

  private static func nearest(
    _ type: String, to outline: CommunityOutline?, in facilities: [FacilityRecord]
  ) -> (FacilityRecord, Double)? {
    guard let outline else { return nil }
    var found: (FacilityRecord, Double)?
    for facility in facilities where facility.isOpen && facility.types.contains(type) {
      guard let place = facility.place else { continue }
      let metres = outline.distance(to: place)
      if metres < found?.1 ?? .infinity { found = (facility, metres) }
    }
    return found
  }

  /// Without `gaps.csv`: what the tables themselves tell.
  private static func cause(of row: CoverageResult, _ loss: FootLossResult?) -> Cause {
    guard row.verdict.isMissed || row.verdict == .undecided else {
      return row.quality == .short ? .capacity : .met
    }
    switch loss?.cause {
    case nil: return Cause.none
    case "barrier", "island": return .barrier
    case "off_network": return .data
    default: return .detour
    }
  }
}

/// The best place for a facility within a community, and what it does.
public struct BestSite: Sendable {
  /// Longitude and latitude (WGS 84).
  public var longitude: Double
  public var latitude: Double
  /// Demand that newly comes within reach, in people or m².
  public var gain: Double
  public var coverageBefore: Double
  public var coverageAfter: Double
  public var countsPeople: Bool

  public init(
    longitude: Double, latitude: Double, gain: Double, coverageBefore: Double,
    coverageAfter: Double, countsPeople: Bool
  ) {
    self.longitude = longitude
    self.latitude = latitude
    self.gain = gain
    self.coverageBefore = coverageBefore
    self.coverageAfter = coverageAfter
    self.countsPeople = countsPeople
  }
}
