import Coverage
import PlanarGeometry
import SpatialIndexing

/// Which facilities stand in each community.
public struct FacilityHomes: Sendable {
  /// Positions of the open facilities of examined types in each community, ascending.
  public private(set) var open: [[Int]]
  /// Likewise among the suspended ones.
  public private(set) var suspended: [[Int]]

  /// - Complexity: O(facilities · log communities).
  public init(of city: City, _ result: AssessmentResult, standard: Standard) {
    let examined = Set(result.types.map(\.id))
    let isExamined = standard.types.map { examined.contains($0.id) }
    let regions = city.communities.map(\.region)
    func homes(_ table: FacilityTable) -> [[Int]] {
      var homes = [[Int]](repeating: [], count: regions.count)
      let places = (0..<table.count).map { table.place(of: $0) }
      let membership = RegionMembership(of: places, in: regions, strategy: .grid)
      for facility in 0..<table.count {
        let services = table.services[table.serviceRange(of: facility)]
        guard services.contains(where: { isExamined[Int($0.type)] }) else { continue }
        for region in membership.regions(of: facility) { homes[Int(region)].append(facility) }
      }
      return homes
    }
    open = homes(city.facilities)
    suspended = homes(city.suspendedFacilities)
  }
}

/// What the facilities themselves tell of how they are run.
extension GovernanceFigures {
  /// Ratings, operation and completeness of the facilities in each community; see the cases of
  /// `GovernancePart`.
  ///
  /// Complexity: O(facilities).
  public init(_ city: City, standard: Standard, homes: FacilityHomes) {
    let table = city.facilities
    self[.rating] = homes.open.map { own in
      let ratings = own.compactMap { table.rating(of: $0) }
      guard !ratings.isEmpty else { return nil }
      return 25 * (ratings.reduce(0, +) / Double(ratings.count) - 1)
    }
    // Where no row says anything, nothing is known of all, rather than nothing missing or all missing.
    let tellsStatus =
      city.suspendedFacilities.count > 0 || table.statuses.contains { $0 != nil }
    self[.operating] =
      tellsStatus
      ? zip(homes.open, homes.suspended).map { open, suspended in
        let all = open.count + suspended.count
        return all > 0 ? 100 * Double(open.count) / Double(all) : nil
      } : nil
    let isNormed = standard.types.map { !$0.norms.isEmpty }
    let tellsRating = table.ratings.contains { $0 != nil }
    let tellsArea = table.services.contains { $0.floorArea != nil }
    guard tellsRating || tellsArea else { return }
    self[.data] = homes.open.map { own in
      var (asked, known) = (0, 0)
      for facility in own {
        if tellsRating {
          asked += 1
          if table.rating(of: facility) != nil { known += 1 }
        }
        for service in table.services[table.serviceRange(of: facility)]
        where tellsArea && isNormed[Int(service.type)] {
          asked += 1
          if service.floorArea != nil { known += 1 }
        }
      }
      return asked > 0 ? 100 * Double(known) / Double(asked) : nil
    }
  }
}

extension FacilityTable {
  /// Its rating, where it is one of 1 to 5.
  public func rating(of facility: Int) -> Double? {
    ratings[facility].flatMap { (1...5).contains($0) ? $0 : nil }
  }
}
