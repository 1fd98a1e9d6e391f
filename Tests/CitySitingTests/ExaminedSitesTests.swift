import Assessment
import CitySiting
import PlanarGeometry
import TestSupport
import Testing
import WhatIf

/// Sites over land, one after the other, against an examination of the town with them built.
@Suite struct ExaminedSitesTests {
  private func town(_ metric: Metric, _ measure: DemandMeasure) -> CandidateTown {
    var town = CandidateTown(seed: 90, metric, candidates: 7)
    town.options.measure = measure
    // Farther than the radius from every community, which no scenario may have.
    town.candidates[3].position = PlanarPoint(x: 600, y: 1150)
    if case .points(let points) = town.town.city.population?.shape {
      let blocks = points.map { RandomTown.rectangle($0.x - 45, $0.y - 30, $0.x + 45, $0.y + 30) }
      town.town.city.population?.shape = .regions(blocks)
    }
    return town
  }

  /// Demand covered with the first so many candidates, and the communities that meet the type.
  private func examine(
    _ town: CandidateTown, _ count: Int
  ) async throws -> (covered: Double, met: [Int]) {
    let built = (0..<count).filter { $0 != 3 }
    let rows = try await town.examine(built, type: "clinic").rows
    return (
      rows.reduce(0) { $0 + $1.covered }, rows.indices.filter { rows[$0].verdict == .met }
    )
  }

  @Test(arguments: [Metric.straight, .network], [DemandMeasure.area, .residential, .population])
  func areWhatAnExaminationFinds(_ metric: Metric, _ measure: DemandMeasure) async throws {
    let town = town(metric, measure)
    let siting = try await town.siting("clinic", reach: 1)
    #expect(siting.countsCells)
    var options = town.options
    options.types = ["clinic"]
    var baseline = try await Baseline(town.town.city, standard: town.standard, options: options)
    let found = baseline.examine(Array(town.candidates.indices), of: siting)
    let first = try await examine(town, 0)
    var last = first
    #expect(abs(found.before - first.covered) <= 1e-9 * first.covered)
    for (candidate, gain) in found.gains.enumerated() {
      let next = try await examine(town, candidate + 1)
      #expect(abs(gain - (next.covered - last.covered)) <= 1e-9 * next.covered, "\(candidate)")
      last = next
    }
    #expect(found.gains[3] == 0 && found.gains.count { $0 > 0 } > 3)
    #expect(found.newlyMet == last.met.filter { !first.met.contains($0) })
    #expect(Set(found.unmet).isDisjoint(with: last.met) && found.unmet.count + last.met.count == 6)
    // The cells of 100 m see it otherwise.
    let byCells = siting.gains(of: Array(town.candidates.indices)).reduce(0) { $0 + $1.demand }
    #expect(abs(byCells - found.gains.reduce(0, +)) > 1e-3 * byCells)
  }

  /// As if there were more people of the groups.
  @Test(arguments: [Metric.straight, .network]) func equityCounts(_ metric: Metric) async throws {
    var town = town(metric, .population)
    let count = town.town.city.population?.count ?? 0
    let children = (0..<count).map { _ in Double(town.town.dice.below(9)) }
    town.town.city.population?.children = children
    let equity = CitySiteModels.Equity(elderly: 1.5, children: 4)
    let siting = try await town.siting("clinic", reach: 1, equity: equity)
    var baseline = try await Baseline(
      town.town.city, standard: town.standard, options: town.options)
    let found = baseline.examine([0, 1, 2], of: siting)
    let layer = try #require(town.town.city.population)
    let elderly = try #require(layer.elderly)
    town.town.city.population?.people = layer.people.indices.map {
      layer.people[$0] + 1.5 * elderly[$0] + 4 * children[$0]
    }
    let (before, after) = (try await examine(town, 0), try await examine(town, 3))
    #expect(abs(found.before - before.covered) < 1e-6)
    #expect(abs(found.before + found.gains.reduce(0, +) - after.covered) < 1e-6)
    #expect(after.covered > before.covered + 1)
  }

  @Test func placesOfPeopleAreNotCells() async throws {
    let town = CandidateTown(seed: 91, .straight, candidates: 2)
    #expect(try await !town.siting("clinic").countsCells)
  }
}
