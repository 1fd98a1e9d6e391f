import Assessment
import Coverage
import PlanarGeometry

/// The floor area of a facility against what the standard asks of its type.
public struct FloorAreaFit: Equatable, Sendable {
  /// Id of the facility.
  public var facility: String
  /// Position among the examined types.
  public var type: Int
  /// m²; nil where the scenario does not state it.
  public var area: Double?
  /// m²: the larger of the least area and the area for the households of the community where it stands.
  public var required: Double

  /// nil where the area is not known.
  public var fits: Bool? { area.map { $0 >= required } }

  /// One per facility that opens, moves or gets another size and norm of a type of it, in the order of
  /// the scenario.
  static func all(of scenario: Scenario, in baseline: Baseline) -> [FloorAreaFit] {
    let moved = scenario.moved.compactMap { move in
      baseline.facility(move.id)?.moved(to: move.destination)
    }
    let resized = scenario.resized.compactMap { baseline.facility($0.id)?.resized($0) }
    return (scenario.added.map(\.facility) + moved + resized).flatMap { facility in
      facility.services.compactMap { fit(of: $0, facility, baseline) }
    }
  }

  private static func fit(
    of service: FacilityService, _ facility: Facility, _ baseline: Baseline
  ) -> FloorAreaFit? {
    let home = baseline.home(of: facility)
    guard let type = baseline.examinedType(service.type),
      let norm = baseline.types[type].norm(for: home?.kind)
    else { return nil }
    let byHouseholds = norm.areaPer100Households.flatMap { area in
      home?.households.map { $0 / 100 * area }
    }
    guard let required = [norm.minimumArea, byHouseholds].compactMap(\.self).max() else {
      return nil
    }
    return FloorAreaFit(
      facility: facility.id, type: type, area: service.floorArea, required: required)
  }
}

extension Baseline {
  /// Position among the examined types of a position in the standard; nil where it is not examined.
  func examinedType(_ position: Int32) -> Int? {
    guard standard.types.indices.contains(Int(position)) else { return nil }
    let id = standard.types[Int(position)].id
    return types.firstIndex { $0.id == id }
  }

  fileprivate func facility(_ id: String) -> Facility? {
    position(of: id).map { input.facilities.roster[$0] }
  }

  /// The community in which a facility stands, of several the first.
  fileprivate func home(of facility: Facility) -> Community? {
    guard let place = facility.entrances.first ?? facility.region?.box.center else { return nil }
    let homes = RegionMembership.regions(holding: place, among: communities.map(\.region))
    return homes.first.map { communities[Int($0)] }
  }
}
