import Assessment
import FacilityLocation
import PlanarGeometry
import TestSupport
import Testing

@testable import CitySiting

/// What excludes a candidate: too little floor area for the norm of the community around it, and what it
/// may hold. The norm of the canteen asks for 150 m² in old communities; A is old, B new, C unknown.
@Suite struct CandidateSuitabilityTests {
  private static func site(
    _ id: String, _ x: Double, _ area: Double?, types: [Int32]? = nil
  ) -> CandidateSite {
    CandidateSite(
      id: id, position: PlanarPoint(x: x, y: 200), floorArea: area, types: types)
  }

  private static let candidates = [
    site("a-small", 800, 149.9), site("b-least", 800, 150), site("c-large", 800, 400),
    site("d-unknown", 800, nil), site("e-pharmacy", 800, 400, types: [0]),
    site("f-canteen", 800, 400, types: [1]), site("g-either", 800, 400, types: [0, 1]),
    site("h-new", 3500, 10), site("i-kindless", 6200, 10), site("j-outside", 1100, 10),
    site("k-small canteen", 800, 10, types: [1]),
  ]

  /// Ids of the candidates that serve nobody, and how many are said to be unsuitable.
  private func excluded(
    _ type: String, _ change: (inout Standard) -> Void = { _ in }
  ) async throws -> (ids: [String], unsuitable: Int) {
    var standard = ThreeSquares.standard
    change(&standard)
    let siting = try await CitySiteModels(
      ThreeSquares.city, standard: standard, options: AssessmentOptions(), type: type,
      candidates: Self.candidates, reach: 1)
    let idle = Self.candidates.indices.filter { siting.problem.pairs.row($0).isEmpty }
    return (idle.map { Self.candidates[$0].id }, siting.exclusions.count { $0 != nil })
  }

  @Test func theNormHoldsForItsKinds() async throws {
    let found = try await excluded("canteen")
    #expect(found.ids == ["a-small", "e-pharmacy", "k-small canteen"] && found.unsuitable == 3)
  }

  @Test func aNormWithoutKindsHoldsEverywhere() async throws {
    let found = try await excluded("canteen") { $0.types[1].norms[0].kinds = [] }
    #expect(
      found.ids == [
        "a-small", "e-pharmacy", "h-new", "i-kindless", "j-outside", "k-small canteen",
      ])
    #expect(found.unsuitable == 6)
  }

  @Test func withoutANormOnlyTheTypesCount() async throws {
    let found = try await excluded("canteen") { $0.types[1].norms = [] }
    #expect(found.ids == ["e-pharmacy"] && found.unsuitable == 1)
    let areaOnly = try await excluded("canteen") { $0.types[1].norms[0].minimumArea = nil }
    #expect(areaOnly.ids == ["e-pharmacy"] && areaOnly.unsuitable == 1)
  }

  /// The pharmacy has no norm and a radius of 100 m, which does not reach A from outside.
  @Test func typesArePositionsInTheStandard() async throws {
    let found = try await excluded("pharmacy")
    #expect(found.ids == ["f-canteen", "j-outside", "k-small canteen"] && found.unsuitable == 2)
  }
}
