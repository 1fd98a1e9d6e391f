import Assessment
import CityReading
import TableFiles
import Wording

extension RunRecord {
  /// `types.csv`: one row per type over all communities, with the source of its radius.
  ///
  /// Complexity: O(communities · types).
  public func typeTable() -> [UInt8] {
    var table = makeTable(Self.typeColumns + (isOnFoot ? ["straight_met"] : []))
    let totals = result.typeTotals(of: city.communities.indices, in: city)
    for (position, type) in result.types.enumerated() {
      table.text(type.id)
      table.text(type.name[language])
      table.text(type.category)
      table.integer(type.circle)
      table.number(result.radii[position], decimals: 3, trimmed: true)
      table.integer(result.facilityCounts[position])
      table.totals(totals[position])
      table.text(type.source?.text)
      table.text(type.source?.certainty.rawValue)
      if isOnFoot { table.integer(totals[position].straightMet) }
      endRow(of: &table)
    }
    return table.bytes
  }

  private static let typeColumns = [
    "type", "name", "category", "circle_min", "radius_m", "facilities", "communities", "met",
    "partial", "absent", "undecided", "no_demand", "share_met", "demand", "covered", "coverage",
    "people", "people_covered", "share_people_covered", "mean_coverage", "mean_shortfall",
    "median_min_m", "source", "certainty",
  ]
}

extension CSVWriter {
  fileprivate mutating func totals(_ totals: TypeTotals) {
    integer(totals.judged + totals.count(.noDemand))
    for verdict in [Verdict.met, .partial, .absent, .undecided, .noDemand] {
      integer(totals.count(verdict))
    }
    share(totals.shareMet)
    number(totals.demand, decimals: 3)
    number(totals.covered, decimals: 3)
    share(totals.coverage)
    let hasPeople = totals.sharePeopleCovered != nil
    number(hasPeople ? totals.people : nil, decimals: 3)
    number(hasPeople ? totals.peopleCovered : nil, decimals: 3)
    share(totals.sharePeopleCovered)
    share(totals.meanCoverage)
    share(totals.meanShortfall)
    number(totals.medianMinDistance, decimals: 3)
  }
}
