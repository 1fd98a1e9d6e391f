import Assessment
import TestSupport
import Testing

/// The verdict of a street is made on its pooled demand.
@Suite struct PooledVerdictTests {
  /// 1000 people of whom the canteen's disc of 300 m covers 0.283, and 10 of whom it covers none: together 0.28.
  @Test func demandIsPooled() async throws {
    var standard = ThreeSquares.standard
    var options = AssessmentOptions()
    options.measure = .area
    func meets(_ positions: [Int], threshold: Double) async throws -> CircleVerdict.Meets? {
      standard.threshold = threshold
      let result = try await CircleAssessment.run(
        ThreeSquares.city, standard: standard, options: options)
      return result.circles(
        pooling: positions, in: ThreeSquares.city, circles: standard.circles)[0].meets
    }
    let alone = Double.pi * 0.09
    // The squares have 1 km² and 0.16 km².
    let together = alone / 1.16
    #expect(try await meets([0], threshold: alone - 1e-6) == .yes)
    #expect(try await meets([0], threshold: alone + 1e-6) == .no)
    #expect(try await meets([0, 2], threshold: together - 1e-6) == .yes)
    #expect(try await meets([0, 2], threshold: together + 1e-6) == .no)
  }

  /// Pooled over any communities, the covered share is the sum of covered over the sum of demand.
  @Test(arguments: 1...UInt64(Thoroughness.draws(5)))
  func sumsOfRandomTowns(seed: UInt64) async throws {
    let town = RandomTown(seed: seed)
    let result = try await CircleAssessment.run(
      town.city, standard: RandomTown.standard, options: RandomTown.options(.straight, .population))
    for positions in [[0, 1], [2, 4, 5], Array(0..<6)] {
      let verdicts = result.circles(
        pooling: positions, in: town.city, circles: RandomTown.standard.circles)
      let met = (0..<4).filter { type in
        let rows = positions.map { result.row(community: $0, type: type) }
        let demand = rows.reduce(0) { $0 + $1.demand }
        return rows.reduce(0) { $0 + $1.covered } >= (result.threshold - 1e-9) * demand
      }
      for (circle, verdict) in zip([5, 15], verdicts) {
        #expect(verdict.met == met.count { RandomTown.standard.types[$0].circle == circle })
      }
    }
  }
}
