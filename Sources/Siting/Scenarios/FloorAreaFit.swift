import Examination
import PlanarGeometry

/// The floor area of a facility against what the standard asks of its type.
public struct FloorAreaFit: Equatable, Sendable {
  /// Id of the facility.
  public var facility: String
  /// Position among the examined types.
  public var type: Int
  /// m²; nil where the scenario does not state it.
  public var area: Double?
  /// m²: the larger of the least area and the area for the households that newly come into reach.
  public var required: Double

  /// nil where the area is not known.
  public var fits: Bool? { area.map { $0 >= required } }

  /// One per facility that opens or moves and norm of a type of it, in the order of the scenario.
  static func all(
    of scenario: Scenario, _ effect: ScenarioEffect, in baseline: Baseline, city: City
  ) -> [FloorAreaFit] {
    let positions = Dictionary(
      city.facilities.ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let moved = scenario.moved.compactMap { move in
      positions[move.id].map { city.facilities[$0].moved(to: move.destination) }
    }
    let households = newHouseholds(effect, baseline)
    return (scenario.added.map(\.facility) + moved).flatMap { facility in
      facility.services.compactMap { fit(of: $0, facility, households, baseline) }
    }
  }

  private static func fit(
    of service: FacilityService, _ facility: Facility, _ households: [Double?],
    _ baseline: Baseline
  ) -> FloorAreaFit? {
    guard let type = baseline.examinedType(service.type), let norm = baseline.types[type].adequacy,
      norm.applies(to: baseline.kind(at: facility))
    else { return nil }
    let byHouseholds = norm.areaPer100Households.flatMap { area in
      households[type].map { $0 / 100 * area }
    }
    guard let required = [norm.minimumArea, byHouseholds].compactMap(\.self).max() else {
      return nil
    }
    return FloorAreaFit(
      facility: facility.id, type: type, area: service.floorArea, required: required)
  }

  /// For each type the households that newly come into reach; nil where none are counted.
  private static func newHouseholds(
    _ effect: ScenarioEffect, _ baseline: Baseline
  ) -> [Double?] {
    var sums = [Double?](repeating: nil, count: baseline.types.count)
    for change in effect.rows {
      guard let households = baseline.communities[change.community].households,
        let before = change.before.coverage, let after = change.after.coverage
      else { continue }
      sums[change.type] = (sums[change.type] ?? 0) + households * max(0, after - before)
    }
    return sums
  }
}

extension AdequacyNorm {
  fileprivate func applies(to kind: String?) -> Bool {
    kinds.isEmpty || kind.map(kinds.contains) ?? false
  }
}

extension Baseline {
  /// Position among the examined types of a position in the standard; nil where it is not examined.
  func examinedType(_ position: Int32) -> Int? {
    guard standard.types.indices.contains(Int(position)) else { return nil }
    let id = standard.types[Int(position)].id
    return types.firstIndex { $0.id == id }
  }

  /// Kind of the community in which a facility stands.
  fileprivate func kind(at facility: Facility) -> String? {
    guard let place = facility.entrances.first ?? facility.region?.box.center else { return nil }
    return communities.first { $0.region.box.contains(place) && $0.region.contains(place) }?.kind
  }
}
