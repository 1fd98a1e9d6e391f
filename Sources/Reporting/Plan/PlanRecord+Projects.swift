import Assessment
import CityReading
import CitySiting
import TableFiles
import Wording

/// `projects.csv`.
extension PlanRecord {
  /// One row per project, in the order in which to build.
  public func projectTable() -> [UInt8] {
    var table = CSVWriter(columns: ProjectTable.columns)
    var numbers: [Int: Int] = [:]
    for item in plan.items {
      numbers[item.year, default: 0] += 1
      append(item, number: numbers[item.year] ?? 0, to: &table)
      table.endRow()
    }
    return table.bytes
  }

  private func append(_ item: YearPlan.Item, number: Int, to table: inout CSVWriter) {
    let (type, site) = (item.facility.type, item.facility.site)
    let community = input.city.communities[item.community]
    let year = firstYear + item.year
    table.text("P\(year)-\(number)")
    table.text(community.id)
    table.text(type.id)
    table.text(input.standard.agency(of: type)?[language])
    table.text(input.standard.localOwner(of: type, in: community))
    table.text(ProjectTexts.modes[(hasRegister ? ProjectMode.reuse : .build).rawValue]?.zh)
    table.text(hasRegister ? site.id : nil)
    table.number(site.floorArea, decimals: 3, trimmed: true)
    table.number(hasRegister ? site.cost : nil, decimals: 6, trimmed: true)
    table.text(nil)
    table.integer(year)
    table.text(nil)
    table.text(nil)
    table.text(ProjectTexts.statuses[ProjectStatus.planned.rawValue]?.zh)
    table.number(item.facility.gains[.everyone], decimals: 6, trimmed: true)
    table.text(reason(of: item)[language])
  }

  private func reason(of item: YearPlan.Item) -> LocalizedText {
    let missing = ShortfallTexts.missing(
      item.facility.type.name,
      covered: item.before.verdict == .partial ? item.before.coverage?.percentText : nil,
      nearest: item.before.minDistance?.fixedText(decimals: 0),
      radius: before.radii[item.type].fixedText(decimals: 0))
    let after = ProjectTexts.covered(
      (item.after.coverage ?? 0).percentText, isMet: item.after.verdict == .met)
    return ShortfallTexts.gap(missing, cause: after, candidate: nil)
  }
}
