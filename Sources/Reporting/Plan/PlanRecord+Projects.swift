import Assessment
import CityReading
import CitySiting
import PlanarGeometry
import TableFiles
import Wording

/// `projects.csv`.
extension PlanRecord {
  /// One row per project, in the order in which to build.
  public func projectTable() -> [UInt8] {
    var table = CSVWriter(columns: Self.columns)
    for (item, id) in zip(plan.items, projectIDs) {
      append(item, id: id, to: &table)
      table.endRow()
    }
    return table.bytes
  }

  /// Of the items in their order: the year, and a number from 1 in each.
  private var projectIDs: [String] {
    var numbers: [Int: Int] = [:]
    return plan.items.map { item in
      numbers[item.year, default: 0] += 1
      return "P\(firstYear + item.year)-\(numbers[item.year] ?? 0)"
    }
  }

  /// `sites.geojson`: where the projects of the plan stand, in the order in which to build, with the community that each
  /// lies in and the one whose gap it is for.
  func siteMap() -> [UInt8] {
    let homes = SiteHome.homes(of: plan.items.map(\.facility.site.position), in: input.city)
    let ids = projectIDs
    let features = plan.items.indices.map { number in
      let (item, place) = (plan.items[number], places[number])
      return MapFeature(
        .point(PlanarPoint(x: place.longitude, y: place.latitude)),
        properties: [
          ("order", .number(Double(number + 1))), ("project_id", .text(ids[number])),
          ("site_id", .text(item.facility.site.id)), ("name", .text(item.facility.site.name)),
          ("type", .text(item.facility.type.id)), ("year", .number(Double(firstYear + item.year))),
          ("gain", .fine(item.facility.gains[.everyone])), ("cost", .fine(item.facility.cost)),
          ("gap_community_id", .text(input.city.communities[item.community].id)),
          ("share_before", .fine(item.before.coverage)),
          ("share_after", .fine(item.after.coverage)),
        ] + homes[number].properties)
    }
    return SiteMap.geoJSON(features) { json in json.member("synthetic", input.city.isSynthetic) }
  }

  static let columns = [
    "project_id", "community_id", "type", "lead_agency", "local_owner", "mode", "premises_id",
    "floor_area", "cost_wan", "fund", "year", "start", "finish", "status", "people", "reason",
  ]

  private func append(_ item: YearPlan.Item, id: String, to table: inout CSVWriter) {
    let (type, site) = (item.facility.type, item.facility.site)
    let community = input.city.communities[item.community]
    let year = firstYear + item.year
    table.text(id)
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
