public import Assessment
import Coverage
import PlanarGeometry

extension CandidateSite {
  /// Why a candidate cannot hold a facility of a type.
  public enum Exclusion: Hashable, Sendable {
    /// It may not hold the type.
    case type
    /// It has less than the m² that the norm for the communities around asks for.
    case floorArea(least: Double)
    /// Its cost is not known where others' are counted.
    case cost
    /// It stands farther than the radius from every community.
    case outsideStudyArea
  }

  /// What is not known of a site does not exclude it, but for the cost.
  ///
  /// - Parameters:
  ///   - position: of the type in the standard.
  ///   - regions: of the communities.
  ///   - isPriced: whether costs are counted.
  func exclusion(
    from type: FacilityType, at position: Int, in communities: [Community],
    _ regions: [PlanarRegion],
    isPriced: Bool
  ) -> Exclusion? {
    guard types?.contains(Int32(position)) ?? true else { return .type }
    if isPriced && cost == nil { return .cost }
    guard let floorArea, let norm = type.adequacy, let least = norm.minimumArea, floorArea < least
    else { return nil }
    guard !norm.kinds.isEmpty else { return .floorArea(least: least) }
    let homes = RegionMembership.regions(holding: self.position, among: regions)
    let isOfKind = homes.contains { norm.kinds.contains(communities[Int($0)].kind ?? "") }
    return isOfKind ? .floorArea(least: least) : nil
  }

  func isFarther(than radius: Double, from communities: [Community]) -> Bool {
    communities.allSatisfy { $0.region.box.squaredDistance(to: position) > radius * radius }
      || communities.allSatisfy { $0.region.squaredDistance(to: position) > radius * radius }
  }
}
