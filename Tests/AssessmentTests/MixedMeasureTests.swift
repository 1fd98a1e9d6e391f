import Assessment
import TestSupport
import Testing
import Wording

/// Types that are measured on something else than the run is.
@Suite struct MixedMeasureTests {
  private func result(
    _ town: RandomTown, _ standard: Standard, _ measure: DemandMeasure, metric: Metric,
    types: [String]? = nil
  ) async throws -> AssessmentResult {
    var options = RandomTown.options(metric, measure)
    options.measuresBalance = true
    options.measuresAdequacy = true
    options.types = types
    return try await CircleAssessment.run(town.city, standard: standard, options: options)
  }

  /// Each column is that of a run by its own measure, and the circles are of all columns.
  @Test(arguments: [Metric.straight, .network])
  func columnsAreThoseOfRunsByTheirMeasure(metric: Metric) async throws {
    let town = RandomTown(seed: 5)
    var standard = RandomTown.standard
    standard.types[1].measure = .area
    standard.types[3].measure = .population
    standard.types[0].norms = [AdequacyNorm(minimumArea: 50)]
    let mixed = try await result(town, standard, .population, metric: metric)
    #expect(mixed.measures == [.population, .area, .population, .population])
    standard.types[1].measure = nil
    let people = try await result(town, standard, .population, metric: metric)
    let land = try await result(town, standard, .area, metric: metric)
    for community in town.city.communities.indices {
      for type in 0..<4 {
        let own = type == 1 ? land : people
        #expect(
          mixed.row(community: community, type: type) == own.row(community: community, type: type))
        let place = community * 4 + type
        #expect(mixed.curves[place] == own.curves[place])
      }
      let missed = (0..<4).filter {
        mixed.row(community: community, type: $0).verdict.isMissed
          && standard.types[$0].circle == 15
      }
      #expect(mixed.circles[community][1].missed == missed)
    }
    #expect(mixed.facilityCounts == people.facilityCounts && mixed.radii == people.radii)
    #expect(mixed.footLosses.filter { $0.type != 1 } == people.footLosses.filter { $0.type != 1 })
    #expect((mixed.sensitivity == nil) == (metric == .network))
  }

  /// One measure for all types that are asked for, whatever the run's is.
  @Test func aSingleOtherMeasure() async throws {
    var standard = RandomTown.standard
    standard.types[1].measure = .area
    let town = RandomTown(seed: 6)
    let found = try await result(town, standard, .population, metric: .straight, types: ["clinic"])
    #expect(found.options.measure == .area && found.measures == [.area])
  }

  /// Places of demand are of one measure.
  @Test func placesOfSeveralMeasuresAreRefused() async throws {
    var standard = RandomTown.standard
    standard.types[1].measure = .area
    var options = RandomTown.options(.straight, .population)
    options.keepsDemand = true
    let (city, asked) = (RandomTown(seed: 6).city, options)
    await #expect(throws: AssessmentError.otherMeasure(type: "clinic", .area)) {
      try await CircleAssessment.run(city, standard: standard, options: asked)
    }
  }
}
