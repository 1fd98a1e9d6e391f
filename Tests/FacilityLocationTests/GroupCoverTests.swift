import TestSupport
import Testing

@testable import FacilityLocation

/// The cheapest sets of groups, and the bounds that they give, against all sets of sites.
@Suite struct GroupCoverTests {
  private struct Case {
    let matrix: CoverMatrix
    let sites = 9
    var numbers: SeededRandom

    /// Three groups of random demand, of which each site covers random parts.
    init(seed: Int) {
      var numbers = SeededRandom(seed)
      let groupStarts = [0, 6, 11, 20]
      let weights = (0..<20).map { _ in Double(1 + numbers.below(9)) + numbers.unit() }
      var rows: [[Int32]] = []
      for _ in 0..<sites {
        rows.append((0..<20).filter { _ in numbers.below(10) < 3 })
      }
      let reached = Set(rows.joined())
      let needs = (0..<3).map { group in
        (groupStarts[group]..<groupStarts[group + 1]).reduce(0) {
          reached.contains(Int32($1)) ? $0 + weights[$1] : $0
        } * 0.7
      }
      matrix = CoverMatrix(
        rows: rows, costs: (0..<sites).map { _ in 0.5 + numbers.unit() },
        groupSizes: [6, 5, 9], weights: weights, needs: needs)
      self.numbers = numbers
    }

    func meets(_ subset: Int, _ group: Int) -> Bool {
      var covered = Set<Int32>()
      for site in 0..<sites where subset >> site & 1 == 1 {
        covered.formUnion(matrix.demands[matrix.row(site)])
      }
      let weight = covered.reduce(0) {
        Int(matrix.groups[Int($1)]) == group ? $0 + matrix.weights[Int($1)] : $0
      }
      return weight >= matrix.needs[group] * (1 - 1e-12)
    }

    func cheapest(_ group: Int, _ prices: [Int: Double]) -> Double {
      (0..<1 << sites).filter { meets($0, group) }.map { subset in
        prices.reduce(0) { subset >> $1.key & 1 == 1 ? $0 + $1.value : $0 }
      }.min() ?? .infinity
    }
  }

  /// Some prices are 0, and the set of other prices is where the search begins.
  @Test(arguments: 0..<Thoroughness.cases(16, exhaustive: 40)) func isTheCheapest(seed: Int) {
    var trial = Case(seed: seed)
    let sites = GroupSites(trial.matrix)
    var cover = GroupCover(trial.matrix, sites)
    for group in 0..<3 {
      var known: [Int] = []
      for _ in 0..<4 {
        let prices = (0..<sites.count).map { _ in max(trial.numbers.unit() - 0.2, 0) }
        let bySite = Dictionary(
          uniqueKeysWithValues: sites.entries(of: group).map { (sites.site(of: $0), prices[$0]) })
        let found = cover.cheapest(
          group, prices: prices, limit: .infinity, known: known, isAllowed: { _ in true })
        #expect(abs(found - trial.cheapest(group, bySite)) < 1e-9)
        #expect(abs(cover.chosen.reduce(0) { $0 + prices[$1] } - found) < 1e-9)
        #expect(
          trial.meets(cover.chosen.reduce(0) { $0 | 1 << sites.site(of: $1) }, group))
        known = cover.chosen
        let limited = cover.cheapest(
          group, prices: prices, limit: 0.3, known: known, isAllowed: { $0 != 4 })
        #expect(limited <= 0.3 + 1e-12 && (limited > 0.3 - 1e-12 || cover.isMet))
      }
    }
  }

  /// At any prices, of whole sets or of demand, the bound is below the cheapest choice that meets all.
  @Test(arguments: 0..<20) func bounds(seed: Int) {
    var trial = Case(seed: seed)
    let matrix = trial.matrix
    let best =
      (0..<1 << trial.sites).filter { subset in
        (0..<3).allSatisfy { trial.meets(subset, $0) }
      }.map { subset in
        matrix.costs.indices.reduce(0) { subset >> $1 & 1 == 1 ? $0 + matrix.costs[$1] : $0 }
      }.min() ?? .infinity
    var groups = GroupRelaxation(matrix)
    var demand = DemandRelaxation(matrix)
    for _ in 0..<10 {
      #expect(-groups.evaluate() <= best + 1e-9 && -demand.evaluate() <= best + 1e-9)
      let prices = matrix.weights.map { _ in 0.3 * trial.numbers.unit() }
      demand.multipliers.reset(prices)
      groups.take(demandPrices: prices)
      #expect(-groups.evaluate() >= -demand.evaluate() - 1e-9)
      groups.multipliers.reset(
        groups.multipliers.values.map { $0 * 2 * trial.numbers.unit() })
    }
    let answer = matrix.solve(options: SitingSearch(exact: true))
    #expect(abs(answer.value - best) < 1e-9 && answer.bound == answer.value)
  }
}
