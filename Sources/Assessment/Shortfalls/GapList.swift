import FlatArrays
import PlanarGeometry

/// What every community lacks: the types that it misses, and those that serve it poorly.
///
/// Own definition (D): severity is the shortfall of a type that is missed; of poor service 1 − adequacy, or
/// (3 − rating) ÷ 2. Weight is people × severity: of the uncovered people of a type that is missed, of all whom
/// poor service is for. Priority is 100 × weight ÷ the greatest weight in the list, and 100 more for core types
/// (约束性指标): core comes first in every community, then people × shortfall.
public struct GapList: Sendable {
  /// By rank: the highest priority first, then by community and type.
  public private(set) var gaps: [Gap] = []

  private let result: AssessmentResult
  private let city: City
  private let people: UncoveredPeople
  private let near: FacilitiesNearby
  private let suspended: FacilitiesNearby
  private let search: CandidateSearch
  private let barriers: [Int: String?]

  /// Mean rating below which service is poor. Own definition (D).
  public static let leastRating = 3.0

  /// - Parameter candidates: idle premises, in ascending order of id.
  /// - Complexity: O(communities · types · facilities and candidates near a community · vertices).
  public init(
    of result: AssessmentResult, in city: City, standard: Standard,
    candidates: [CandidateSite] = []
  ) {
    let positions = result.types.map { type in
      standard.types.firstIndex { $0.id == type.id } ?? 0
    }
    self.result = result
    self.city = city
    people = UncoveredPeople(of: city, result)
    near = FacilitiesNearby(city.facilities, positions: positions)
    suspended = FacilitiesNearby(city.suspendedFacilities, positions: positions)
    search = CandidateSearch(candidates, in: city, positions: positions)
    barriers = Self.barriers(of: result)
    for community in city.communities.indices {
      for type in result.types.indices {
        if let gap = gap(community: community, type: type) { gaps.append(gap) }
      }
    }
    rank()
  }

  /// Names of barriers by the place of community and type among the rows.
  private static func barriers(of result: AssessmentResult) -> [Int: String?] {
    let index = RowIndex(width: result.types.count)
    var barriers: [Int: String?] = [:]
    for loss in result.footLosses {
      guard case .barrier(let name) = loss.cause else { continue }
      barriers.updateValue(name, forKey: index[loss.community, loss.type])
    }
    return barriers
  }

  private mutating func rank() {
    var ranked = gaps
    let greatest = ranked.map(\.weight).max() ?? 0
    for position in ranked.indices {
      let share = greatest > 0 ? ranked[position].weight / greatest : 0
      ranked[position].priority = 100 * share + (isCore(ranked[position]) ? 100 : 0)
    }
    ranked.sort { a, b in
      guard (a.priority, isCore(a)) == (b.priority, isCore(b)) else {
        return a.priority == b.priority ? isCore(a) : a.priority > b.priority
      }
      return (a.community, a.type) < (b.community, b.type)
    }
    gaps = ranked
  }

  private func isCore(_ gap: Gap) -> Bool { result.types[gap.type].core }
}

// MARK: - One gap

extension GapList {
  private func gap(community: Int, type: Int) -> Gap? {
    let row = result.row(community: community, type: type)
    let place = (community: community, type: type)
    if row.verdict.isMissed {
      let finding = row.verdict == .absent ? Gap.Finding.absent : .partial
      return gap(
        row, place, as: finding, because: missing(row, place), severity: row.shortfall ?? 1)
    }
    guard row.verdict == .met else { return nil }
    if row.quality == .short {
      let cause = isSizeUnknown(place) ? Gap.Cause.data : .capacity
      return gap(row, place, as: .poor, because: cause, severity: 1 - (row.adequacy ?? 0))
    }
    guard let rating = rating(place), rating < Self.leastRating else { return nil }
    let severity = (Self.leastRating - rating) / (Self.leastRating - 1)
    return gap(row, place, as: .poor, because: .rating, severity: severity)
  }

  private func gap(
    _ row: CoverageRow, _ place: (community: Int, type: Int), as finding: Gap.Finding,
    because cause: Gap.Cause, severity: Double
  ) -> Gap {
    let (community, type) = place
    let severity = min(max(severity, 0), 1)
    var gap = Gap(
      community: community, type: type, finding: finding, cause: cause,
      peopleUncovered: people.people(row, community: community, type: type, uncovered: true)
        .map { max($0, 0) },
      elderlyUncovered: people.uncovered(.elderly, row, community: community, type: type),
      under3Uncovered: people.uncovered(.under3, row, community: community, type: type),
      severity: severity,
      weight: severity
        * people.weight(row, community: community, type: type, uncovered: finding != .poor))
    gap.rating = rating(place)
    gap.candidate = search.best(
      for: result.types[type], number: type, community: community, within: reach(type))
    return gap
  }

  /// Metres in a straight line that the radius of a type is at most.
  private func reach(_ type: Int) -> Double {
    result.options.metric == .straight
      ? result.radii[type] / result.options.detour : result.radii[type]
  }

  private func missing(_ row: CoverageRow, _ place: (community: Int, type: Int)) -> Gap.Cause {
    let region = city.communities[place.community].region
    let metres = row.facilitiesInReach == 0 ? reach(place.type) : 0
    if let first = suspended.facilities(ofType: place.type, within: metres, of: region).first {
      return .suspended(facility: suspended.table.ids[first])
    }
    let number = RowIndex(width: result.types.count)[place.community, place.type]
    if let barrier = barriers[number] { return .barrier(name: barrier) }
    return .none
  }

  /// Open facilities of a type that are in reach of a community by a straight line, and serve it.
  private func facilities(_ place: (community: Int, type: Int)) -> [Int] {
    let community = city.communities[place.community]
    let all = near.facilities(
      ofType: place.type, within: reach(place.type), of: community.region)
    let area = result.types[place.type].serves
    guard area != .anyone else { return all }
    let name = community.name(of: area)
    let served = city.communities.filter { $0.name(of: area) == name && name != nil }
    return all.filter { facility in
      let position = city.facilities.place(of: facility)
      return served.contains { $0.region.squaredDistance(to: position) == 0 }
    }
  }

  private func rating(_ place: (community: Int, type: Int)) -> Double? {
    let ratings = facilities(place).compactMap { city.facilities.rating(of: $0) }
    return ratings.isEmpty ? nil : ratings.reduce(0, +) / Double(ratings.count)
  }

  /// Whether a facility in reach does not tell the size that the norm asks for.
  private func isSizeUnknown(_ place: (community: Int, type: Int)) -> Bool {
    let type = result.types[place.type]
    guard let norm = type.norm(for: city.communities[place.community].kind) else { return false }
    let asksArea =
      norm.areaPer100Households != nil || norm.areaPer1000People != nil || norm.minimumArea != nil
    return facilities(place).contains { facility in
      let service = near.service(of: facility, type: place.type)
      return asksArea && service.floorArea == nil
        || norm.placesPer1000People != nil && service.capacity == nil
    }
  }
}
