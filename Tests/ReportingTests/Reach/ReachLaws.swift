import Assessment
import GEOSBridge
import PlanarGeometry
import Reporting

/// What a test knows of drawn reach.
struct ReachLaws {
  let areas: [ReachArea]
  private let context: GEOSContext

  init(
    _ city: City, _ standard: Standard, _ options: AssessmentOptions, tolerance: Double = 0.5,
    of subject: ReachSubject = .type
  ) async throws {
    context = try GEOSContext()
    areas = try await ReachAreas(
      city, standard: standard, options: options, tolerance: tolerance
    ) { try GEOSOverlay() }.areas(of: subject)
  }

  func region(_ type: Int, _ metric: Metric, facility: Int? = nil) -> PlanarRegion {
    areas.first { $0.type == type && $0.metric == metric && $0.facility == facility }?.region
      ?? PlanarRegion(polygons: [])
  }

  /// Whether all regions are valid, with corners on the lattice.
  var areValid: Bool {
    get throws {
      try areas.allSatisfy { area in
        try area.region.isEmpty
          || context.isValid(area.region)
            && area.region.vertices.allSatisfy { isOnLattice($0.x) && isOnLattice($0.y) }
      }
    }
  }

  /// That of a millimetre.
  private func isOnLattice(_ metres: Double) -> Bool {
    abs((metres * 1000).rounded() / 1000 - metres) < 1e-9
  }

  /// Area of what two regions share in m², and the length of its border in m.
  func common(
    _ first: PlanarRegion, _ second: PlanarRegion
  ) throws -> (area: Double, border: Double) {
    let common = try context.intersection(first, second)
    var border = 0.0
    common.forEachEdge { border += $0.distance(to: $1) }
    return (common.area, border)
  }

  /// Area in m² that is in one of two regions alone.
  func difference(_ first: PlanarRegion, _ second: PlanarRegion) throws -> Double {
    first.area + second.area - 2 * (try common(first, second).area)
  }

  func union(_ regions: [PlanarRegion]) throws -> PlanarRegion { try context.union(regions) }
}
